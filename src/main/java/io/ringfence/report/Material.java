package io.ringfence.report;

import java.util.List;

/**
 * What a replay was made from.
 *
 * @param messages AMI messages read
 * @param rows call records read
 * @param sources each file with what it is, a line each
 * @param malformedRows call records left out because they could not be understood
 * @param malformed the first of those, a line each
 * @param others what was given but could not be replayed, a line each
 * @param trunks devices taken for trunks by the call records
 * @param interrupted somebody ended it early
 */
public record Material(
        long messages,
        long rows,
        List<String> sources,
        long malformedRows,
        List<String> malformed,
        List<String> others,
        List<String> trunks,
        boolean interrupted) {

    /** Whether there was anything to judge. */
    boolean empty() {
        return messages == 0 && rows == 0 && sources.isEmpty();
    }
}
