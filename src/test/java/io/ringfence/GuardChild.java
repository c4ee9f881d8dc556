package io.ringfence;

import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import io.ringfence.number.DialPlan;
import io.ringfence.time.Clock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code ringfence run --config FILE} without its console and its warming up, which takes seconds of a test. */
public final class GuardChild {
    private GuardChild() {}

    public static void main(String[] args) throws Exception {
        Settings settings = new SettingsReader(Map.of())
                .read(Path.of(args[2]), Purpose.LIVE)
                .settings();
        DialPlan plan = DialPlan.of(settings.country(), List.of(), List.of(), List.of());
        Guard guard = new Guard(settings, plan, Clock.system(), Bank.NONE, nanos -> {});
        guard.start();
        guard.awaitTested(5_000);
        guard.missUnseen();
        System.out.println("ringfence ready");
        Thread.currentThread().join();
    }
}
