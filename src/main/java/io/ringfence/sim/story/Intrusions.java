package io.ringfence.sim.story;

import io.ringfence.sim.exchange.Login;
import io.ringfence.sim.firm.Employee;
import io.ringfence.sim.firm.Home;
import io.ringfence.sim.firm.Stage;
import io.ringfence.sim.story.Story.Kind;
import io.ringfence.sim.story.Story.When;
import java.util.List;

/** Passwords guessed, and what innocent phones do that looks like it. Strangers come from 198.51.100.0/24, the office from 203.0.113.10. */
public final class Intrusions {
    /** Attacks, then innocents. */
    public static final List<Story> ALL = List.of(
            attack("guesses-fast", 1, Intrusions::fast),
            attack("guesses-slow", 3, Intrusions::slow),
            attack("guesses-network", 1, Intrusions::network),
            attack("guesses-accounts", 2, Intrusions::accounts),
            innocent("old-password-in-office", 1, Intrusions::oldPassword),
            innocent("thirty-phones-wrong", 1, Intrusions::provisioning),
            innocent("restart-of-all", 1, Intrusions::restart),
            innocent("proxy-for-all", 1, Intrusions::proxy));

    private static final String STRANGER = "198.51.100.";
    private static final String OFFICE = "203.0.113.10";
    private static final int PORT = 5_071;

    private Intrusions() {}

    private static Story attack(String name, int days, Story.Plot plot) {
        return new Story(name, Kind.BREAK_IN, Home.ANYWHERE, 3, 4, When.aWorkday(), days, plot);
    }

    private static Story innocent(String name, int days, Story.Plot plot) {
        return new Story(name, Kind.TWIN, Home.ANYWHERE, 3, 4, When.aWorkday(), days, plot);
    }

    /** Four a second at one account for five minutes. */
    private static void fast(Stage stage) {
        String victim = stage.somebody().extension();
        for (int i = 0; i < 1_200; i++) {
            stage.at(0, 3 + Math.floorDiv(i, 4) / 3_600d, () -> guess(stage, victim, STRANGER + 7));
        }
    }

    /** Sixty an hour, for days. */
    private static void slow(Stage stage) {
        String victim = stage.somebody().extension();
        for (int i = 0; i < 60 * 48; i++) {
            stage.at(i / (60 * 24), i % (60 * 24) / 60d, () -> guess(stage, victim, STRANGER + 7));
        }
    }

    /** Sixty an hour from forty addresses of one network in turn. */
    private static void network(Stage stage) {
        String victim = stage.somebody().extension();
        for (int i = 0; i < 60 * 12; i++) {
            String host = STRANGER + (10 + i % 40);
            stage.at(0, 1 + i / 60d, () -> guess(stage, victim, host));
        }
    }

    /** One password at every account, one an hour. */
    private static void accounts(Stage stage) {
        for (int i = 0; i < 40; i++) {
            String account = String.valueOf(1_001 + i);
            stage.at(i / 24, i % 24, () -> guess(stage, account, STRANGER + 7));
        }
    }

    /** A phone goes on with an old password every half minute, where the others of the office work. */
    private static void oldPassword(Stage stage) {
        office(stage);
        String phone = stage.somebody().extension();
        for (int i = 0; i < 1_200; i++) {
            stage.at(0, 9 + i / 120d, () -> guess(stage, phone, OFFICE));
        }
    }

    /** All passwords were changed, and thirty phones were not told. */
    private static void provisioning(Stage stage) {
        office(stage);
        for (int i = 0; i < 900; i++) {
            String phone = String.valueOf(1_001 + i % 30);
            stage.at(0, 9 + i / 3_600d, () -> guess(stage, phone, OFFICE));
        }
    }

    /** The PBX comes back, and two hundred phones all over the country with it. */
    private static void restart(Stage stage) {
        for (int i = 0; i < 200; i++) {
            String phone = String.valueOf(2_001 + i);
            String host = i % 2 == 0 ? OFFICE : "203.0.113." + (20 + i);
            stage.at(0, 9 + i / 7_200d, () -> stage.calls.authenticate(login(stage, phone, host)));
        }
    }

    /** Everybody's phone comes through one proxy, and somebody guesses through it as well. */
    private static void proxy(Stage stage) {
        office(stage);
        for (int i = 0; i < 600; i++) {
            String account = String.valueOf(1_001 + i % 50);
            stage.at(0, 9 + i / 600d, () -> guess(stage, account, OFFICE));
        }
    }

    private static void office(Stage stage) {
        for (Employee one : stage.firm.people()) {
            stage.at(0, 7, () -> stage.calls.authenticate(login(stage, one.extension(), OFFICE)));
        }
    }

    private static void guess(Stage stage, String account, String host) {
        String nonce = stage.agenda.now() / Stage.SECOND + "/" + Long.toHexString(stage.random.nextLong());
        stage.calls.failToAuthenticate(login(stage, account, host), nonce, Long.toHexString(stage.random.nextLong()));
    }

    private static Login login(Stage stage, String account, String host) {
        return Employee.login(account, host, PORT, Long.toHexString(stage.random.nextLong()));
    }
}
