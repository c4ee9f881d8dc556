package io.ringfence;

import io.ringfence.decide.Action;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.ConfigurationChanged;
import io.ringfence.network.Block;
import io.ringfence.network.SourceAddress;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import io.ringfence.store.Entry;
import io.ringfence.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What an office in peace shows nothing of: attacked addresses and accounts, a changed configuration, bans, times without sight. */
final class ConsoleExhibits {
    private static final Clock CLOCK = Clock.system();

    private ConsoleExhibits() {}

    /** As if it had happened just now. Names hold {@code more}. */
    static void show(ConsoleStage stage, String more) {
        long now = CLOCK.epochNanos();
        List<Verdict> verdicts = List.of(
                source("198.51.100.7", Action.ALERT, more, now),
                source("198.51.100.7", Action.BAN, more, now + 1),
                source("203.0.113.99", Action.BAN, more, now + 2),
                source("2001:db8::17", Action.BAN, more, now + 3),
                account(more, now + 4),
                change(more, now + 5));
        stage.guard()
                .told((scorer, decider) -> stage.guard().keeper().carryOut(verdicts, now))
                .join();
        for (int i = 1; i < 5; i++) {
            long since = now - TimeUnit.HOURS.toNanos(7L * i);
            stage.guard()
                    .store()
                    .add(new Entry.Blind(
                            i == 2 ? "beta" : "acme",
                            since,
                            since + TimeUnit.SECONDS.toNanos(i * i * i * 17L),
                            i == 3 ? "no Pong for 10 s" + more : "connection refused"));
        }
        stage.guard()
                .store()
                .add(new Entry.Blind("beta", now - TimeUnit.SECONDS.toNanos(40), 0, "the PBX closed the connection"));
        stage.guard().store().flush(TimeUnit.SECONDS.toNanos(5));
    }

    private static Verdict source(String host, Action action, String more, long at) {
        SourceAddress address = SourceAddress.parse((host.contains(":") ? "IPV6" : "IPV4") + "/UDP/" + host + "/5061");
        return new Verdict.OnSource(
                at,
                "acme",
                action,
                address,
                Block.around(address),
                action == Action.BAN ? 100 : 55,
                true,
                List.of(
                        sign("Credential", 70, "20 wrong passwords for 11 accounts within a minute" + more),
                        sign("Enumeration", 45, "37 names that nobody has" + more)));
    }

    private static Verdict account(String more, long at) {
        return new Verdict.OnAccount(
                at,
                "acme",
                Action.ALERT,
                "1005" + more,
                SourceAddress.parse("IPV4/UDP/198.51.100.7/5061"),
                70,
                true,
                List.of(sign("Credential", 70, "the right password after 9 wrong ones from 198.51.100.7")));
    }

    private static Verdict change(String more, long at) {
        ConfigurationChanged change = new ConfigurationChanged(
                at,
                "acme",
                ConfigurationChanged.What.values()[0],
                ConfigurationChanged.Change.values()[0],
                "backdoor" + more,
                "/etc/asterisk/pjsip.conf" + more,
                false);
        return new Verdict.OnChange(
                at,
                change,
                60,
                List.of(sign("Changes", 60, "a new phone, backdoor" + more + ", that nobody announced")));
    }

    private static Finding sign(String engine, int points, String why) {
        return new Finding(engine, "exhibit", points, Severity.CRITICAL, Finding.Bearing.SIGN, false, why);
    }
}
