package io.ringfence.bench;

import io.ringfence.ami.Event;
import io.ringfence.ami.Snapshot;
import io.ringfence.ami.Stamp;
import io.ringfence.config.Settings;
import io.ringfence.decide.Decider;
import io.ringfence.fact.Fact;
import io.ringfence.network.SourceAddress;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Policies;
import io.ringfence.score.Finding;
import io.ringfence.score.Scorer;
import io.ringfence.score.Surroundings;
import io.ringfence.track.Tracker;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * Measures what a million extensions cost, whether their counts are exact, and what ten million forged names do to them.
 *
 * <p>Events run through tracker, engines and decider. Each extension makes three or four calls abroad within 30 s of event time;
 * then come the forged names, as far as a stranger without a password can cause them: failed logins, probed accounts, guest
 * channels, guests who dial abroad, inbound numbers, forged AMI text. The first fifth as many fill the tables of fixed size that hold
 * such names, and growth is measured from there on. Then each extension calls once more, and its finding must name the exact count.
 */
public final class MillionExtensions {
    private static final long START = 1_790_000_000_000_000_000L;
    private static final long STEP = 1_000;
    private static final int PBXS = 100;
    private static final int FIFTHS = 5;
    private static final int FILLING = 5;
    private static final DialPlan PLAN = DialPlan.of("GB", List.of(), List.of(), List.of());
    private static final String ABROAD = "00482234567";

    private final Scorer scorer =
            Scorer.standard(Surroundings.of(settings(), RateDeck.estimates(Currency.getInstance("GBP"))));
    private final Decider decider =
            new Decider(settings(), RateDeck.estimates(settings().currency()));
    private final Tracker[] trackers = new Tracker[PBXS];
    private final String[] pbx = new String[PBXS];
    private final int extensions;
    private final int forged;
    private long attempts;
    private long now = START;

    /** What came of it. {@code exact} extensions, of those asked, named their count. */
    record Result(
            long bytesAnExtension,
            int rowBytes,
            long fixedTables,
            List<Long> grownByForged,
            int exact,
            int proven,
            int claimed,
            long nanosAFact) {}

    MillionExtensions(int extensions, int forged) {
        this.extensions = extensions;
        this.forged = forged;
        for (int i = 0; i < PBXS; i++) {
            pbx[i] = "pbx" + i;
            trackers[i] = new Tracker(pbx[i], PLAN, List.of("trunk*"));
        }
    }

    /** Runs with a million extensions and ten million names, or with the numbers given. */
    public static void main(String[] args) {
        int extensions = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int forged = args.length > 1 ? Integer.parseInt(args[1]) : 10_000_000;
        Result result = new MillionExtensions(extensions, forged).run();
        PrintStream out = System.out;
        out.printf("extensions           %,d%n", extensions);
        out.printf(
                "heap an extension    %,d bytes, %,d of them its row%n", result.bytesAnExtension(), result.rowBytes());
        out.printf("exact counts         %,d of %,d%n", result.exact(), extensions);
        out.printf(
                "tables of fixed size %,d bytes, filled by %,d forged names%n", result.fixedTables(), forged / FILLING);
        out.printf("forged names         %,d%n", forged);
        for (int i = 0; i < FIFTHS; i++) {
            out.printf(
                    "heap grown by %,11d of them  %,12d bytes%n",
                    (i + 1L) * forged / FIFTHS, result.grownByForged().get(i));
        }
        out.printf("rows proven, claimed %,d, %,d%n", result.proven(), result.claimed());
        out.printf("time a fact          %,d ns%n", result.nanosAFact());
    }

    Result run() {
        long empty = heap();
        long began = System.nanoTime();
        long facts = 0;
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < extensions; i++) {
                if (round < calls(i)) {
                    call(i, "PJSIP/ext" + i, "from-internal", ABROAD + (10 + round));
                    facts += 2;
                }
            }
        }
        long each = (System.nanoTime() - began) / facts;
        long known = heap();
        for (int i = 0; i < forged / FILLING; i++) {
            forge(forged + i);
        }
        long full = heap();
        List<Long> grown = new ArrayList<>();
        for (int fifth = 0; fifth < FIFTHS; fifth++) {
            for (int i = 0; i < forged / FIFTHS; i++) {
                forge(fifth * (forged / FIFTHS) + i);
            }
            grown.add(heap() - full);
        }
        int exact = 0;
        for (int i = 0; i < extensions; i++) {
            String expected = calls(i) + 1 + " international or premium calls in 30 s from ext" + i + ";";
            exact += call(i, "PJSIP/ext" + i, "from-internal", ABROAD + 99).stream()
                            .anyMatch(f -> f.why().startsWith(expected))
                    ? 1
                    : 0;
        }
        return new Result(
                (known - empty) / extensions,
                scorer.rowBytes(),
                full - known,
                List.copyOf(grown),
                exact,
                scorer.subjects().proven(),
                scorer.subjects().claimed(),
                each);
    }

    private static int calls(int extension) {
        return 3 + extension % 2;
    }

    private List<Finding> call(int i, String endpoint, String context, String dialled) {
        now += STEP;
        attempts++;
        String id = "1790000000." + attempts;
        Snapshot channel = new Snapshot(endpoint + "-0000002a", Snapshot.RING, "", "", context, dialled, id, id);
        List<Finding> findings = flow(i, new Event.Newchannel(stamp(i), channel));
        flow(i, new Event.Hangup(stamp(i), channel, 17));
        return findings;
    }

    private void forge(int i) {
        String name = "forged" + i;
        switch (i % 6) {
            case 0 -> call(i, "SIP/" + name, "default", "100");
            case 1 -> call(i, "SIP/" + name, "default", ABROAD + "11");
            case 2 -> call(i, "PJSIP/trunk", "from-trunk", Integer.toString(700_000_000 + i));
            case 3 -> flow(i, login(i, Event.Security.Type.InvalidPassword, name));
            case 4 -> flow(i, login(i, Event.Security.Type.InvalidAccountID, name));
            default -> flow(i, new Event.Broken(stamp(i), "InvalidAccountID", "AccountID", name, Event.NOTHING, ""));
        }
    }

    private Event login(int i, Event.Security.Type type, String account) {
        return new Event.Security(stamp(i), type, "PJSIP", account, account, SourceAddress.UNKNOWN, "");
    }

    private Stamp stamp(int i) {
        return new Stamp(pbx[i % PBXS], now, 0);
    }

    private List<Finding> flow(int i, Event event) {
        List<Finding> all = new ArrayList<>(2);
        for (Fact fact : trackers[i % PBXS].on(event)) {
            List<Finding> found = scorer.score(fact);
            decider.decide(fact, found);
            all.addAll(found);
        }
        return all;
    }

    private static Settings settings() {
        return new Settings(
                Settings.Mode.ENFORCE,
                "GB",
                ZoneId.of("UTC"),
                Currency.getInstance("GBP"),
                Path.of(""),
                Path.of(""),
                Path.of(""),
                new Settings.DialPlanSettings(List.of(), List.of()),
                List.of("trunk*"),
                List.of(),
                new Settings.HttpSettings("127.0.0.1", 0),
                new Settings.AllowSettings(true, List.of(), List.of(), List.of()),
                new Settings.DenySettings(List.of(), List.of()),
                List.of(),
                Policies.DEFAULT,
                Settings.WatchSettings.DEFAULT);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
