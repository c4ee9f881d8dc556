package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.fact.ConfigurationChanged;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.network.Block;
import io.ringfence.network.SourceAddress;
import io.ringfence.score.Finding;
import java.util.List;

/** What is to be done, and why in words. */
public sealed interface Verdict {

    /** When it was reached, nanoseconds since 1970. */
    long atNanos();

    /** The PBX it is about. */
    String pbx();

    /**
     * About one call; given whenever the action rises above what it was.
     *
     * @param score the points that led here
     * @param enforced whether it is to be carried out: {@code mode: enforce} and within the budget
     * @param hardLimit decided by a rule (deny, allow list, fence, spend) and not by points
     * @param findings the evidence, strongest first
     * @param exposure the money in it
     */
    record OnCall(
            long atNanos,
            Call call,
            Action action,
            int score,
            boolean enforced,
            boolean hardLimit,
            List<Finding> findings,
            Exposure exposure)
            implements Verdict {
        @Override
        public String pbx() {
            return call.pbx();
        }

        /** Whether more would have been done, had a budget not been spent. */
        public boolean heldBack() {
            return findings.stream().anyMatch(finding -> finding.kind().equals(Sentence.HELD_BACK));
        }
    }

    /**
     * About an address, or the network around it, from which accounts are attacked; given whenever the action rises above what it
     * was.
     *
     * @param action {@link Action#ALERT} or {@link Action#BAN}
     * @param address the address of the fact that led here, as the PBX reported it
     * @param network what it is about: the address alone, or the /24 or /64 it rotates through
     * @param score the points that led here
     * @param enforced whether a ban is to be carried out: {@code mode: enforce}
     * @param findings the evidence, strongest first
     */
    record OnSource(
            long atNanos,
            String pbx,
            Action action,
            SourceAddress address,
            Block network,
            int score,
            boolean enforced,
            List<Finding> findings)
            implements Verdict {}

    /**
     * About an account that is attacked or in the wrong hands; given whenever its points rise to an alert. Its next costly call is
     * judged by the same findings.
     *
     * @param account a name that proved itself, or one the findings say is attacked from many places
     * @param address where the fact that led here came from
     * @param findings the evidence, strongest first
     */
    record OnAccount(
            long atNanos,
            String pbx,
            Action action,
            String account,
            SourceAddress address,
            int score,
            boolean enforced,
            List<Finding> findings)
            implements Verdict {}

    /** About a change of the configuration that nobody announced: always an alert. */
    record OnChange(long atNanos, ConfigurationChanged change, int score, List<Finding> findings) implements Verdict {
        @Override
        public String pbx() {
            return change.pbx();
        }

        /** What {@code findings} say of {@code fact}; nothing when they say nothing. */
        static List<Verdict> of(ConfigurationChanged fact, List<Finding> findings) {
            int score = findings.stream().mapToInt(Finding::points).max().orElse(0);
            return findings.isEmpty()
                    ? List.of()
                    : List.of(new OnChange(fact.atNanos(), fact, score, List.copyOf(findings)));
        }
    }

    /** About forged AMI text: always an alert. */
    record OnInjection(long atNanos, InjectionAttempted injection) implements Verdict {
        @Override
        public String pbx() {
            return injection.pbx();
        }
    }
}
