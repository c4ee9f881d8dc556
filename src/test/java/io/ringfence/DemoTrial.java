package io.ringfence;

import io.ringfence.cli.DemoView;
import io.ringfence.config.Settings;
import io.ringfence.number.DialPlan;
import io.ringfence.sim.Account;
import io.ringfence.sim.RunningOffice;
import io.ringfence.sim.office.Attack;
import io.ringfence.sim.office.Office;
import io.ringfence.sim.office.Rhythm;
import io.ringfence.time.Clock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the demonstration with every kind of thief at once, each against its own PBX, and prints what each got away with. */
final class DemoTrial {
    private DemoTrial() {}

    private record Trial(Attack.Kind kind, long seed, RunningOffice office, Guard guard, ByteArrayOutputStream log)
            implements AutoCloseable {
        @Override
        public void close() {
            guard.close();
            office.close();
        }
    }

    /** Arguments: seconds, first seed, offices of each kind. */
    public static void main(String[] args) throws Exception {
        int seconds = Integer.parseInt(args[0]);
        long seed = Long.parseLong(args[1]);
        int each = Integer.parseInt(args[2]);
        List<Trial> trials = new ArrayList<>();
        for (Attack.Kind kind : Attack.Kind.values()) {
            for (int i = 0; i < each; i++) {
                trials.add(open(kind, seed++));
            }
        }
        TimeUnit.SECONDS.sleep(8);
        trials.forEach(trial -> trial.office().attack(trial.kind()));
        TimeUnit.SECONDS.sleep(seconds - 8);
        for (Trial trial : trials) {
            var totals = trial.office().ledger().totals();
            boolean good = totals.fraudAnswered() <= 3 && totals.innocentHangups() == 0;
            System.out.println((good ? "good " : "BAD  ") + trial.kind() + " seed " + trial.seed() + " " + totals);
            if (!good) {
                System.out.println(trial.log().toString(StandardCharsets.UTF_8));
                trial.office().ledger().entries().stream()
                        .filter(entry -> entry.fraud() || entry.hungUp())
                        .forEach(System.out::println);
            }
            trial.close();
        }
        System.exit(0);
    }

    private static Trial open(Attack.Kind kind, long seed) throws Exception {
        String secret = "trial";
        Account account = Account.of("ringfence", secret, "system,call,security,user", "call,reporting,user");
        RunningOffice office = RunningOffice.open(0, List.of(account), seed, Office.Size.of(600), Rhythm.steady());
        Settings settings = Demo.settings(office.pbx().port(), secret);
        DialPlan plan = DialPlan.of("GB", List.of(), List.of(), List.of());
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        DemoView view =
                new DemoView(new PrintStream(log, true, StandardCharsets.UTF_8), new DemoView.Terminal(false, 24, 80));
        DemoBank bank = new DemoBank(view, settings.currency(), Clock.system());
        Guard guard = new Guard(settings, plan, Clock.system(), bank, bank::decided);
        guard.start();
        return new Trial(kind, seed, office, guard, log);
    }
}
