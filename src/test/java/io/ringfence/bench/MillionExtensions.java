package io.ringfence.bench;

import io.ringfence.fact.AccountProbed;
import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Payer;
import io.ringfence.network.SourceAddress;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.score.Finding;
import io.ringfence.score.Scorer;
import io.ringfence.score.Subjects;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Measures what a million extensions cost, whether their counts are exact, and what ten million forged names do to them.
 *
 * <p>Each extension makes three to six calls abroad within 30 s of event time; then come the forged names, a quarter of them as
 * inbound numbers that dial out; then each extension calls once more, and its finding must name the exact count.
 */
public final class MillionExtensions {
    private static final long START = 1_790_000_000_000_000_000L;
    private static final long STEP = 1_000;
    private static final int PBXS = 100;
    private static final Destination ABROAD =
            new Destination(DestinationClass.INTERNATIONAL, "PL", "48221000000", false);

    private final Scorer scorer = Scorer.standard(Subjects.Capacity.DEFAULT);
    private final String[] pbx = new String[PBXS];
    private final int extensions;
    private final int forged;
    private long attempts;
    private long now = START;

    /** What came of it. {@code exact} extensions, of those asked, named their count. */
    record Result(
            long bytesAnExtension, long bytesGrownByForged, int exact, int proven, int claimed, long nanosAFact) {}

    MillionExtensions(int extensions, int forged) {
        this.extensions = extensions;
        this.forged = forged;
        for (int i = 0; i < PBXS; i++) {
            pbx[i] = "pbx" + i;
        }
    }

    /** Runs with a million extensions and ten million names, or with the numbers given. */
    public static void main(String[] args) {
        int extensions = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int forged = args.length > 1 ? Integer.parseInt(args[1]) : 10_000_000;
        Result result = new MillionExtensions(extensions, forged).run();
        PrintStream out = System.out;
        out.printf("extensions           %,d%n", extensions);
        out.printf("heap an extension    %,d bytes%n", result.bytesAnExtension());
        out.printf("exact counts         %,d of %,d%n", result.exact(), extensions);
        out.printf("forged names         %,d%n", forged);
        out.printf("heap grown by them   %,d bytes%n", result.bytesGrownByForged());
        out.printf("rows proven, claimed %,d, %,d%n", result.proven(), result.claimed());
        out.printf("time a fact          %,d ns%n", result.nanosAFact());
    }

    Result run() {
        long empty = heap();
        long began = System.nanoTime();
        long facts = 0;
        for (int round = 0; round < 6; round++) {
            for (int i = 0; i < extensions; i++) {
                if (round < calls(i)) {
                    call(i, Payer.Kind.EXTENSION, "ext" + i);
                    facts += 2;
                }
            }
        }
        long each = (System.nanoTime() - began) / facts;
        long known = heap();
        for (int i = 0; i < forged; i++) {
            forge(i);
        }
        long after = heap();
        int exact = 0;
        for (int i = 0; i < extensions; i++) {
            String expected = calls(i) + 1 + " international or premium calls in 30 s from ext" + i + ";";
            exact += call(i, Payer.Kind.EXTENSION, "ext" + i).stream()
                            .anyMatch(f -> f.why().startsWith(expected))
                    ? 1
                    : 0;
        }
        return new Result(
                (known - empty) / extensions,
                after - known,
                exact,
                scorer.subjects().proven(),
                scorer.subjects().claimed(),
                each);
    }

    private static int calls(int extension) {
        return 3 + extension % 4;
    }

    private List<Finding> call(int i, Payer.Kind kind, String name) {
        now += STEP;
        attempts++;
        String id = Long.toString(attempts);
        Call call =
                new Call(pbx[i % PBXS], attempts, id, id, new Payer(kind, name), Call.Route.DIRECT, "", "", ABROAD, "");
        List<Finding> findings = scorer.score(new CallAttempted(now, call, false));
        scorer.score(new CallEnded(now, call, 0, 17, false));
        return findings;
    }

    private void forge(int i) {
        String name = "forged" + i;
        switch (i % 4) {
            case 0 -> call(i, Payer.Kind.DID, name);
            case 1 ->
                scorer.score(new AuthFailed(
                        now, pbx[i % PBXS], "PJSIP", name, SourceAddress.UNKNOWN, false, "InvalidPassword"));
            default -> scorer.score(new AccountProbed(now, pbx[i % PBXS], "PJSIP", name, SourceAddress.UNKNOWN));
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
