package io.ringfence.stat;

/**
 * A row as it outlives the process.
 *
 * @param proven whether its key proved itself or was merely claimed
 * @param state as long as a row of the layout it was made by
 */
public record SavedRow(String scope, int kind, String name, boolean proven, byte[] state) {}
