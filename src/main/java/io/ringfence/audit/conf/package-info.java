/**
 * Asterisk's configuration format as Asterisk reads it: sections, templates, includes, comments; every value with its file and line.
 * Imports nothing of ours.
 */
@NullMarked
package io.ringfence.audit.conf;

import org.jspecify.annotations.NullMarked;
