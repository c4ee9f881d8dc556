package io.ringfence.audit.conf;

/** Something in a file that could not be read as Asterisk would, and was passed over. Quotes no values. */
public record Note(String file, int line, String text) {}
