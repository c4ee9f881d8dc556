package io.ringfence.asterisk;

/**
 * How a SIPp ended.
 *
 * @param calls calls begun or received
 * @param failed calls that did not go as the scenario says
 * @param answered calls that were answered, or registrations accepted; the rest was refused or given up
 * @param errors what SIPp wrote about unexpected messages, empty when all went well
 */
public record SippResult(int calls, int failed, int answered, String errors) {}
