package io.ringfence.ami;

import java.util.List;

/**
 * How the connection to one PBX stands.
 *
 * @param up logged in, and answered a ping within the last ten seconds
 * @param tested the self-test of this session is complete
 * @param sinceNanos when that began, epoch nanoseconds
 * @param reason why it is not up, {@code ""} when it is
 * @param asterisk its version, {@code ""} when it does not say
 * @param checks the self-test after the last login
 * @param lagNanos how old the newest event was when it was read; 0 while none comes
 */
public record FeedStatus(
        String pbx,
        boolean up,
        boolean tested,
        long sinceNanos,
        String reason,
        String asterisk,
        List<Check> checks,
        long lagNanos) {

    /** Whether every check went well. */
    public boolean healthy() {
        return up && tested && checks.stream().noneMatch(check -> check.level() == Check.Level.FAIL);
    }
}
