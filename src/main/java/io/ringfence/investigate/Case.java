package io.ringfence.investigate;

import io.ringfence.history.log.LogFile;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * What the files tell.
 *
 * @param logs read, in their order
 * @param records CDR files with what was found in each, a line each
 * @param others files that were neither
 * @param attackers every address that was refused, the most persistent first
 * @param unnamed hostile lines that prove no address
 * @param forged lines among them that were written into the log from outside
 * @param breakIns in the order of time
 * @param calls those that followed, and those that would have been ended, in the order of time
 * @param timeline the same in one order, with when attacks began and ended
 * @param minutes refusals by minute, by the log's clock in minutes since 1970; where there are many, by hour
 * @param evidence lines that show hostile or failed access, by file; at most 20,000 of each
 * @param clockKnown the logs themselves show how their clock relates to UTC
 * @param successesLogged the logs tell of those who were let in, so that nobody got in unseen
 */
public record Case(
        List<LogFile> logs,
        List<String> records,
        List<String> others,
        List<Attacker> attackers,
        long hostileLines,
        long unnamed,
        long forged,
        List<BreakIn> breakIns,
        List<StolenCall> calls,
        List<Moment> timeline,
        Map<Long, Long> minutes,
        Map<String, long[]> evidence,
        Currency currency,
        boolean clockKnown,
        boolean successesLogged) {

    /** Whose calls would have been ended though no log shows a break-in. */
    public List<Suspect> suspects() {
        return Suspect.of(calls);
    }

    /** Calls that followed a break-in. */
    public List<StolenCall> followed() {
        return calls.stream().filter(call -> !call.judged()).toList();
    }

    public long costMicros() {
        return calls.stream().mapToLong(StolenCall::costMicros).sum();
    }

    public long talkedSeconds() {
        return calls.stream().mapToLong(StolenCall::seconds).sum();
    }

    public boolean estimated() {
        return calls.stream().anyMatch(StolenCall::estimate);
    }

    /** Addresses that did more than mistype. */
    public List<Attacker> serious() {
        return attackers.stream().filter(Attacker::attacks).toList();
    }

    public long lines() {
        return logs.stream().mapToLong(LogFile::lines).sum();
    }

    public long messages() {
        return logs.stream().mapToLong(LogFile::messages).sum();
    }
}
