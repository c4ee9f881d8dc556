package io.ringfence;

import io.ringfence.access.Password;
import io.ringfence.access.Role;
import io.ringfence.access.Token;
import io.ringfence.cli.DemoView;
import io.ringfence.cli.Screen;
import io.ringfence.config.Loaded;
import io.ringfence.config.Secret;
import io.ringfence.config.Settings;
import io.ringfence.number.DialPlan;
import io.ringfence.policy.Policies;
import io.ringfence.sim.Account;
import io.ringfence.sim.RunningOffice;
import io.ringfence.sim.office.Ledger;
import io.ringfence.sim.office.Office;
import io.ringfence.sim.office.Rhythm;
import io.ringfence.sim.told.DemoSummary;
import io.ringfence.store.Entry;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ringfence demo}: the product as a customer would run it, met over a socket by a simulated PBX with an office on it.
 * After some seconds a thief begins, drawn at random; nothing on AMI marks him.
 */
final class Demo {
    private static final String PBX = "office";
    private static final String USER = "ringfence";
    private static final String VISITOR = "demo";
    private static final long FRAME_MILLIS = 250;
    private static final long PATIENCE_MILLIS = 10_000;

    /** Six hundred people at six calls an hour make about one call a second. */
    private static final int PEOPLE = 600;

    private final Clock clock;
    private final PrintStream out;
    private final SecureRandom random = new SecureRandom();

    Demo(Clock clock, PrintStream out) {
        this.clock = clock;
        this.out = out;
    }

    /** Runs for {@code seconds} and returns the exit code; {@code json} gets the figures unless it is no file. */
    int run(int seconds, Path json) throws Exception {
        String secret = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        Account account = Account.of(USER, secret, "system,call,security,user", "call,reporting,user");
        DemoView view = new DemoView(out, DemoView.Terminal.found());
        try (RunningOffice office =
                RunningOffice.open(0, List.of(account), random.nextLong(), Office.Size.of(PEOPLE), Rhythm.steady())) {
            Settings settings = settings(office.pbx().port(), secret);
            DialPlan plan = DialPlan.of(settings.country(), List.of(), List.of(), List.of());
            DemoBank bank = new DemoBank(view, settings.currency(), clock);
            // Ctrl-C too ends with a summary on a terminal as it was found; after the regular end this says nothing
            // twice.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> view.close(summary(office, bank)), "farewell"));
            view.open();
            bank.tell(Screen.Tone.PLAIN, "An office of " + PEOPLE + " people goes to work on a simulated Asterisk.");
            view.draw(bank.screen(false, 0));
            WarmUp.run(settings, plan, clock);
            Meters meters = new Meters(settings);
            Pages pages = new Pages(() -> new Loaded(settings, List.of(), List.of()), meters, clock);
            try (meters;
                    Guard guard =
                            new Guard(settings, plan, clock, Bank.all(List.of(bank, pages, meters)), bank::decided);
                    Pages.Served console = pages.serve(guard)) {
                guard.start();
                bank.console(console.url() + "/#enter=" + VISITOR + ":" + visitor(guard));
                guard.awaitTested(PATIENCE_MILLIS);
                play(seconds, office, guard, bank, view);
                bank.pause(true);
            }
            Ledger.Totals totals = office.ledger().totals();
            write(json, totals);
            view.close(DemoSummary.of(office.ledger().entries(), totals, bank.measured()));
        }
        return 0;
    }

    private static List<String> summary(RunningOffice office, DemoBank bank) {
        return DemoSummary.of(office.ledger().entries(), office.ledger().totals(), bank.measured());
    }

    /** Lets somebody into the console for as long as the demonstration lasts; the password. */
    private String visitor(Guard guard) {
        String password = Token.fresh();
        String kept = Password.keep(password);
        guard.store().add(new Entry.User(VISITOR, Role.OPERATOR.label(), "", kept, clock.epochNanos()));
        return password;
    }

    private void play(int seconds, RunningOffice office, Guard guard, DemoBank bank, DemoView view)
            throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long began = clock.monotonicNanos();
        long end = began + TimeUnit.SECONDS.toNanos(seconds);
        // A fifth of the time shows the office at peace, at least two seconds and at most ten.
        long attack = began + Math.min(Math.max(seconds / 5, 2), 10) * TimeUnit.SECONDS.toNanos(1);
        boolean robbed = false;
        bank.tell(Screen.Tone.PLAIN, "Ringfence is connected, as it would be to any Asterisk, and enforces.");
        while (clock.monotonicNanos() < end) {
            if (!robbed && clock.monotonicNanos() >= attack) {
                robbed = true;
                office.attack();
                bank.robbed();
            }
            boolean connected = guard.status().stream().allMatch(status -> status.up());
            view.draw(bank.screen(connected, office.ledger().totals().calls()));
            bank.pause(false);
            if (never.await(FRAME_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    static Settings settings(int port, String secret) {
        Settings.Account account = new Settings.Account(USER, new Secret(secret));
        return new Settings(
                Settings.Mode.ENFORCE,
                "GB",
                ZoneId.systemDefault(),
                Currency.getInstance("GBP"),
                Settings.NO_FILE,
                Settings.NO_FILE,
                Settings.NO_FILE,
                new Settings.DialPlanSettings(List.of(), List.of()),
                List.of("trunk*"),
                List.of(new Settings.PbxSettings(PBX, "127.0.0.1", port, false, Settings.NO_FILE, account, account)),
                new Settings.HttpSettings("127.0.0.1", 0),
                new Settings.AllowSettings(true, List.of(), List.of(), List.of()),
                new Settings.DenySettings(List.of(), List.of()),
                List.of(),
                Policies.DEFAULT,
                Settings.WatchSettings.DEFAULT);
    }

    private static void write(Path json, Ledger.Totals totals) throws IOException {
        if (!json.equals(Settings.NO_FILE)) {
            Files.writeString(json, new JsonMapper().writeValueAsString(totals) + System.lineSeparator());
        }
    }
}
