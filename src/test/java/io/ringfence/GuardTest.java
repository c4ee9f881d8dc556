package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import io.ringfence.number.DialPlan;
import io.ringfence.policy.Policies;
import io.ringfence.sim.Account;
import io.ringfence.sim.Fault;
import io.ringfence.sim.SimulatedPbx;
import io.ringfence.sim.exchange.Witness;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class GuardTest {
    private static final DialPlan PLAN = DialPlan.of("GB", List.of(), List.of(), List.of());

    private static final String RIGHTS = "system,call,reporting,security,user";

    @TempDir
    private Path folder;

    private Settings settings(String more) throws Exception {
        String text = "mode: observe\ncountry: GB\ntimezone: UTC\ncurrency: GBP\nstore: store.db\n" + more;
        return new SettingsReader(Map.of())
                .read("x.yaml", folder, text.getBytes(StandardCharsets.UTF_8), Purpose.OFFLINE)
                .settings();
    }

    private static Guard guard(Settings settings) throws Exception {
        return new Guard(settings, PLAN, Clock.system(), Bank.NONE, nanos -> {});
    }

    /** With policies that may not become others, which comes out only in the river's turn. */
    private static Settings rigid(Settings of) {
        return new Settings(
                of.mode(),
                of.country(),
                of.timezone(),
                of.currency(),
                of.store(),
                of.rates(),
                of.record(),
                of.dialplan(),
                of.trunks(),
                of.pbx(),
                of.http(),
                of.allow(),
                of.deny(),
                of.emergency(),
                Policies.DEFAULT,
                of.watch(),
                of.bans(),
                of.receivers(),
                of.drill(),
                of.heartbeat());
    }

    @Test
    void aReloadThatFailsIsSaidToAndListsAreFetchedAsBefore() throws Exception {
        AtomicInteger fetched = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            fetched.incrementAndGet();
            byte[] list = "198.51.100.7\n".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
        server.start();
        Settings settings = rigid(settings("lists:\n  - name: theirs\n    kind: deny\n    url: http://127.0.0.1:"
                + server.getAddress().getPort() + "/\n"));
        try (Guard guard = guard(settings)) {
            guard.start();
            await().until(() -> fetched.get() == 1);

            assertThatThrownBy(() -> guard.become(settings.in(Settings.Mode.ENFORCE), Policies.DEFAULT))
                    .hasRootCauseInstanceOf(IllegalStateException.class);

            assertThat(guard.enforcing()).isFalse();
            await().until(() -> fetched.get() == 2);
            assertThat(guard.told((scorer, decider) -> decider.enforcing()).get(20, TimeUnit.SECONDS))
                    .isFalse();
        } finally {
            server.stop(0);
        }
    }

    /** The process is given a few seconds to end, and each of them takes half a one to be told goodbye in vain. */
    @Test
    void whatWasLearntIsKeptBeforePbxsThatHangAreTold() throws Exception {
        List<SimulatedPbx> offices = new ArrayList<>();
        StringBuilder named = new StringBuilder("pbx:\n");
        for (int i = 0; i < 5; i++) {
            SimulatedPbx office = new SimulatedPbx(
                    0, List.of(Account.of("ringfence", "guard", RIGHTS, RIGHTS)), i, 1, Witness.NOBODY);
            offices.add(office);
            named.append("  - name: office")
                    .append(i)
                    .append("\n    host: 127.0.0.1\n    port: ")
                    .append(office.port());
            named.append("\n    username: ringfence\n    secret: guard\n");
        }
        try {
            Guard guard = guard(settings(named.toString()));
            guard.start();
            guard.awaitTested(20_000);
            offices.forEach(office -> office.fault(new Fault.Silence()));
            Thread closing = new Thread(guard::close);
            closing.start();

            await().until(() -> !Store.held(folder.resolve("store.db")));
            assertThat(closing.isAlive()).as("still says goodbye").isTrue();
            closing.join();
        } finally {
            offices.forEach(SimulatedPbx::close);
        }
    }
}
