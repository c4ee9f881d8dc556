package io.ringfence.act.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.config.Secret;
import io.ringfence.config.Settings;
import io.ringfence.decide.Fence;
import io.ringfence.decide.Scene;
import io.ringfence.decide.Subject;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Payer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the dialplan is told. */
class HookTest {
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final Subject THIEF = new Subject(Scene.PBX, Payer.extension("1005"));

    @TempDir
    private Path root;

    @Test
    void aFenceIsToldAtOnceAndItsFallWithinASecond() {
        Scene scene = new Scene(settings(Settings.Mode.ENFORCE));
        try (Hook hook = hook(scene, Settings.Mode.ENFORCE)) {
            List<Verdict> verdicts = List.copyOf(scene.attempt("1005", Scene.SOMALIA, Scene.finding("rate", 95)));
            hook.carryOut(verdicts, scene.now());
            await().until(() -> Files.exists(file()));
            scene.decider.lift(THIEF);
            await().untilAsserted(() -> {
                scene.pass(1);
                hook.tick(scene.now());
                assertThat(file()).doesNotExist();
            });
            assertThat(hook.troubles()).isEmpty();
        }
    }

    @Test
    void anObserverTellsNobodyAndTakesBackWhatAnotherLifeSaid() throws Exception {
        Files.createDirectories(file().getParent());
        Files.createFile(file());
        Scene scene = new Scene(settings(Settings.Mode.OBSERVE));
        try (Hook hook = hook(scene, Settings.Mode.OBSERVE)) {
            hook.carryOut(List.copyOf(scene.attempt("1005", Scene.SOMALIA, Scene.finding("rate", 95))), scene.now());
            assertThat(scene.decider.barred(scene.now())).isNotEmpty();
            await().until(() -> Files.notExists(file()));
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsATroubleUntilItCan() throws Exception {
        Path inTheWay = Files.writeString(root.resolve("fenced"), "a file");
        Scene scene = new Scene(settings(Settings.Mode.ENFORCE));
        try (Hook hook = hook(scene, Settings.Mode.ENFORCE)) {
            hook.carryOut(List.copyOf(scene.attempt("1005", Scene.SOMALIA, Scene.finding("rate", 95))), scene.now());
            await().untilAsserted(() -> assertThat(hook.troubles()).hasSize(1));
            Files.delete(inTheWay);
            await().untilAsserted(() -> {
                scene.pass(1);
                hook.tick(scene.now());
                assertThat(hook.troubles()).isEmpty();
                assertThat(file()).exists();
            });
        }
    }

    @Test
    void whatAnEmergencyCallSparesIsNotRefused() {
        Scene scene = new Scene(settings(Settings.Mode.ENFORCE));
        scene.attempt("1005", Scene.EMERGENCY);
        scene.pass(60);
        scene.decider.fence(THIEF, Set.of(), scene.now(), scene.now() + 2 * HOUR, "by a person");
        assertThat(classes(scene)).containsExactlyInAnyOrder("premium", "satellite");
        scene.pass(3_600);
        assertThat(classes(scene)).contains("international");
        scene.attempt("1005", Scene.EMERGENCY);
        assertThat(classes(scene)).as("dialling 112 opens no fence").contains("international");
    }

    @Test
    void whoIsExemptIsNotRefused() {
        Settings.AllowSettings allow = new Settings.AllowSettings(true, List.of(), List.of(), List.of("1005"));
        Scene scene = new Scene(Scene.settings(Settings.Mode.ENFORCE, allow, Scene.nobody()));
        scene.decider.fence(THIEF, Set.of(), scene.now(), scene.now() + HOUR, "by a person");
        assertThat(scene.decider.barred(scene.now())).isEmpty();
    }

    private static List<String> classes(Scene scene) {
        return scene.decider.barred(scene.now()).stream()
                .map(Fence::classes)
                .flatMap(Set::stream)
                .map(type -> type.label())
                .toList();
    }

    private Path file() {
        return root.resolve("fenced/international/1005");
    }

    private Hook hook(Scene scene, Settings.Mode mode) {
        return new Hook((verdicts, now) -> List.of(), settings(mode), scene.decider::barred);
    }

    private Settings settings(Settings.Mode mode) {
        Settings plain = Scene.settings(mode, Scene.anyone(), Scene.nobody());
        Settings.Account account = new Settings.Account("ringfence", new Secret("x"));
        Settings.PbxSettings pbx = new Settings.PbxSettings(
                Scene.PBX,
                "127.0.0.1",
                5038,
                false,
                Settings.NO_FILE,
                account,
                account,
                account,
                root.resolve("fenced"));
        return new Settings(
                mode,
                plain.country(),
                plain.timezone(),
                plain.currency(),
                plain.store(),
                plain.rates(),
                plain.record(),
                plain.dialplan(),
                plain.trunks(),
                List.of(pbx),
                plain.http(),
                plain.allow(),
                plain.deny(),
                plain.emergency(),
                plain.policies(),
                plain.watch());
    }
}
