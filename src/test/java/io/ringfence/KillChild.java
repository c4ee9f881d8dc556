package io.ringfence;

import io.ringfence.config.Secret;
import io.ringfence.config.Settings;
import io.ringfence.number.DialPlan;
import io.ringfence.policy.Policies;
import io.ringfence.store.Entries;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** A process to be killed: {@code guard PORT STORE} guards a PBX, {@code store STORE} says of every entry when it is kept. */
public final class KillChild {
    static final String USER = "guard";
    static final String SECRET = "secret";
    static final String UP = "up";
    static final String KEPT = "kept ";
    /** A day of the tests. */
    private static final long DAY = 1_790_000_000_000_000_000L;

    private static final long WARM_UP_NANOS = 1_500_000_000L;
    private static final long PATIENCE = 20_000_000_000L;

    private KillChild() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("guard")) {
            guard(Integer.parseInt(args[1]), Path.of(args[2]));
        } else {
            store(Path.of(args[1]));
        }
    }

    private static void guard(int port, Path file) throws Exception {
        Settings settings = settings(port, file);
        DialPlan plan = DialPlan.of(settings.country(), List.of(), List.of(), List.of());
        Rehearsal.run(settings, plan, Clock.system(), Clock.system().monotonicNanos() + WARM_UP_NANOS);
        Guard guard = new Guard(settings, plan, Clock.system(), Bank.NONE, nanos -> {});
        guard.start();
        guard.awaitTested(10_000);
        System.out.println(UP);
        Thread.currentThread().join();
    }

    /** An incident and a millionth spent, loosely, then an intent and its fence, committed; what is printed must be there for ever. */
    private static void store(Path file) throws Exception {
        Store store = Store.open(file, Clock.system());
        System.out.println(UP);
        while (true) {
            long number = store.nextVerdict();
            store.add(Entries.incident(number));
            store.add(new Entry.Money("office", "EXTENSION", "1001", "day", DAY, 1));
            if (store.commit(List.of(Entries.intent(number), Entries.fence("x" + number, number, number)), PATIENCE)
                    && (number % 50 != 0 || store.flush(PATIENCE))) {
                System.out.println(KEPT + number + (number % 50 == 0 ? " all" : ""));
            }
        }
    }

    static Settings settings(int port, Path store) {
        Settings.Account account = new Settings.Account(USER, new Secret(SECRET));
        return new Settings(
                Settings.Mode.ENFORCE,
                "GB",
                ZoneId.of("UTC"),
                Currency.getInstance("GBP"),
                store,
                Settings.NO_FILE,
                Settings.NO_FILE,
                new Settings.DialPlanSettings(List.of(), List.of()),
                List.of("trunk*"),
                List.of(new Settings.PbxSettings(
                        "office", "127.0.0.1", port, false, Settings.NO_FILE, account, account)),
                new Settings.HttpSettings("127.0.0.1", 0),
                new Settings.AllowSettings(true, List.of(), List.of(), List.of()),
                new Settings.DenySettings(List.of("premium", "satellite"), List.of()),
                List.of(),
                Policies.DEFAULT,
                Settings.WatchSettings.DEFAULT);
    }
}
