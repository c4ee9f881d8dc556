package io.ringfence;

import io.ringfence.access.Password;
import io.ringfence.config.Loaded;
import io.ringfence.config.Secret;
import io.ringfence.config.Settings;
import io.ringfence.number.DialPlan;
import io.ringfence.policy.Policies;
import io.ringfence.sim.Account;
import io.ringfence.sim.RunningOffice;
import io.ringfence.sim.office.Office;
import io.ringfence.sim.office.Rhythm;
import io.ringfence.store.Entry;
import io.ringfence.time.Clock;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Two customers' offices on simulated PBXs, one Ringfence before both with its console, and users: {@code ann} sees both, {@code beta} one. */
final class ConsoleStage implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    private static final String SECRET = "secret";

    private final Queue<Long> decisions = new ConcurrentLinkedQueue<>();
    private final RunningOffice acme;
    private final RunningOffice beta;
    private final Meters meters;
    private final Pages pages;
    private final Guard guard;
    private final Pages.Served served;

    ConsoleStage(Path store, int people) throws Exception {
        Account account = Account.of("ringfence", SECRET, "system,call,security,user", "call,reporting,user");
        List<Account> accounts = List.of(account, Account.of("ringfence-drill", SECRET, "", "originate"));
        acme = RunningOffice.open(0, accounts, 1, Office.Size.of(people), Rhythm.steady());
        beta = RunningOffice.open(0, accounts, 2, Office.Size.of(people), Rhythm.steady());
        Settings settings = settings(store);
        meters = new Meters(settings);
        pages = new Pages(() -> new Loaded(settings, List.of(), List.of()), meters, Clock.system());
        DialPlan plan = DialPlan.of("GB", List.of(), List.of(), List.of());
        guard = new Guard(
                settings,
                plan,
                Clock.system(),
                Bank.all(List.of(pages, meters)),
                nanos -> decisions.add(nanos / 1_000));
        String kept = Password.keep(PASSWORD);
        guard.store()
                .commit(
                        List.of(
                                new Entry.User("ann", "operator", "", kept, 1),
                                new Entry.User("beta", "operator", "beta", kept, 1)),
                        3_000_000_000L);
        served = pages.serve(guard);
        guard.start();
        guard.awaitTested(10_000);
    }

    private Settings settings(Path store) {
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
                List.of(pbx("acme", acme), pbx("beta", beta)),
                new Settings.HttpSettings("127.0.0.1", 0),
                new Settings.AllowSettings(true, List.of(), List.of(), List.of()),
                new Settings.DenySettings(List.of(), List.of()),
                List.of(),
                Policies.DEFAULT,
                Settings.WatchSettings.DEFAULT);
    }

    private static Settings.PbxSettings pbx(String name, RunningOffice office) {
        Settings.Account account = new Settings.Account("ringfence", new Secret(SECRET));
        return new Settings.PbxSettings(
                name,
                "127.0.0.1",
                office.pbx().port(),
                false,
                Settings.NO_FILE,
                account,
                account,
                new Settings.Account("ringfence-drill", new Secret(SECRET)),
                Settings.NO_FILE);
    }

    String url() {
        return served.url();
    }

    /** Microseconds from an event read to its hangup written. */
    Queue<Long> decisions() {
        return decisions;
    }

    /** Calls both offices made. */
    long calls() {
        return acme.ledger().totals().calls() + beta.ledger().totals().calls();
    }

    RunningOffice acme() {
        return acme;
    }

    Pages pages() {
        return pages;
    }

    Guard guard() {
        return guard;
    }

    @Override
    public void close() {
        served.close();
        guard.close();
        meters.close();
        acme.close();
        beta.close();
    }
}
