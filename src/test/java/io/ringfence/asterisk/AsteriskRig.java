package io.ringfence.asterisk;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real Asterisk on ports of its own, with the little PBX of {@code src/test/asterisk/etc}: extensions 1001 to 1020,
 * two carriers, ring groups, forwards, a queue, dial-through.
 *
 * <pre>{@code
 * try (AsteriskRig rig = AsteriskRig.start(Version.A22);
 *         SippRun carrier = Sipp.carrier(rig).start()) {
 *     SippResult caller = Sipp.caller(rig, 1001, "0037255501234").run();
 * }
 * }</pre>
 *
 * <p>Asterisk runs in its Debian tree with the folder of this run mounted on {@code /mnt}, in a mount namespace of its
 * own: the mounts end with the process, and many rigs run at once.
 */
public final class AsteriskRig implements AutoCloseable {

    public static final String PHONES = "127.0.0.1";
    public static final String CARRIER = "127.0.0.2";
    public static final String SECOND_CARRIER = "127.0.0.3";
    public static final String ATTACKER = "127.0.0.9";

    private static final Duration BOOT = Duration.ofSeconds(30);

    // $1 the tree, $2 the folder of this run. exec keeps the process id throughout.
    private static final String ENTER = """
            mount --rbind /proc "$1/proc"
            mount --rbind /dev "$1/dev"
            mount --bind "$2" "$1/mnt"
            exec chroot "$1" asterisk -C /mnt/etc/asterisk.conf -g -f
            """;

    private final Version version;
    private final Path folder;
    private final int amiPort = Ports.tcp(PHONES);
    private final int sipPort = Ports.udp(PHONES);
    private final int carrierPort = Ports.udp(CARRIER);
    private final int secondCarrierPort = Ports.udp(SECOND_CARRIER);
    private final List<String> network;
    private Child asterisk;

    private AsteriskRig(Version version, List<String> network) throws IOException {
        this.version = version;
        this.network = network;
        this.folder = Files.createTempDirectory("ringfence-asterisk-");
        for (String name : List.of("etc", "db", "run", "spool/outgoing", "spool/tmp", "log/cdr-csv", "sipp")) {
            Files.createDirectories(folder.resolve(name));
        }
        configure();
        this.asterisk = boot();
    }

    /**
     * Starts one and waits until it is fully booted. Where it is not installed the test is skipped, or fails when the
     * environment says {@code RINGFENCE_NEED_ASTERISK}.
     */
    public static AsteriskRig start(Version version) {
        return start(version, List.of());
    }

    /** The same in another network, on all its addresses. */
    public static AsteriskRig start(Version version, Internet internet) {
        return start(version, internet.atPbx());
    }

    private static AsteriskRig start(Version version, List<String> network) {
        if (!version.available()) {
            String message = version + " is not here, or this is not root: run .ci/asterisk as root";
            System.err.println("SKIPPED: " + message);
            if (System.getenv("RINGFENCE_NEED_ASTERISK") != null) {
                throw new IllegalStateException(message);
            }
            assumeTrue(false, message);
        }
        try {
            return new AsteriskRig(version, network);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean available(Version version) {
        return version.available();
    }

    private void configure() throws IOException {
        Map<String, Object> values = Map.of(
                "MODULES", version.modules(),
                "AMI_PORT", amiPort,
                "SIP_PORT", sipPort,
                "CARRIER_PORT", carrierPort,
                "CARRIER2_PORT", secondCarrierPort);
        try (Stream<Path> files = Files.list(Template.FILES.resolve("etc"))) {
            files.map(file -> file.getFileName().toString())
                    .forEach(name -> Template.write(etc(name), Template.fill("etc/" + name, values)));
        }
        if (!network.isEmpty()) {
            bindEverywhere();
        }
    }

    private Child boot() {
        List<String> command = new ArrayList<>(network);
        command.addAll(List.of(
                "unshare",
                "--mount",
                "--propagation",
                "private",
                "sh",
                "-ec",
                ENTER,
                "asterisk",
                version.tree().toString(),
                folder.toString()));
        Child child = Child.start(command, folder, folder.resolve("log/console"));
        try {
            await("boot of " + version)
                    .atMost(BOOT)
                    .pollInterval(Duration.ofMillis(50))
                    .failFast("asterisk ended: see " + folder, () -> !child.alive())
                    .until(() -> Files.exists(folder.resolve("run/asterisk.ctl"))
                            && command(child, "core waitfullybooted").contains("has fully booted"));
        } catch (RuntimeException e) {
            child.kill9();
            throw e;
        }
        return child;
    }

    /** The port of AMI, on 127.0.0.1. Users: guard, ringfence, reader, actor, nosecurity, readonly, drill; secret: {@code USER-secret}. */
    public int amiPort() {
        return amiPort;
    }

    /** Takes SIP on every address of this machine from now on, for an {@link Outside}; ends what is up. */
    public void listenEverywhere() {
        try {
            bindEverywhere();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        restart();
    }

    private void bindEverywhere() throws IOException {
        Path conf = etc("pjsip.conf");
        Files.writeString(conf, Files.readString(conf).replace("bind = " + PHONES, "bind = 0.0.0.0"));
    }

    /** The port of SIP over UDP, on 127.0.0.1. */
    public int sipPort() {
        return sipPort;
    }

    /** Where Asterisk looks for its carrier, at 127.0.0.2. */
    public int carrierPort() {
        return carrierPort;
    }

    /** Where Asterisk looks for its second carrier, at 127.0.0.3. */
    public int secondCarrierPort() {
        return secondCarrierPort;
    }

    /** The folder of this run: {@code etc}, {@code log}, {@code log/cdr-csv/Master.csv}, {@code spool/outgoing}. */
    public Path folder() {
        return folder;
    }

    /** A configuration file of this run. Change it and say {@code command("core reload")}. */
    public Path etc(String name) {
        return folder.resolve("etc").resolve(name);
    }

    /** What the command line of Asterisk answers. */
    public String command(String line) {
        return command(asterisk, line);
    }

    private String command(Child child, String line) {
        return Child.output(List.of(
                "timeout",
                "20",
                "nsenter",
                "--target",
                "" + child.pid(),
                "--mount",
                "chroot",
                version.tree().toString(),
                "asterisk",
                "-C",
                "/mnt/etc/asterisk.conf",
                "-rx",
                line));
    }

    /** Names of the channels that exist now. */
    public List<String> channels() {
        return command("core show channels concise")
                .lines()
                .filter(line -> line.contains("!"))
                .map(line -> line.substring(0, line.indexOf('!')))
                .toList();
    }

    /**
     * Waits until a log file of Asterisk, {@code full} or {@code security}, holds {@code text}: a thread of its own writes it,
     * some time after what it tells.
     */
    public void logs(String name, String text) {
        Path log = folder.resolve("log").resolve(name);
        await(name + ": " + text).until(() -> new String(Files.readAllBytes(log)).contains(text));
    }

    /** As a power cut would: no goodbye to anybody. */
    public void kill9() {
        asterisk.kill9();
    }

    /** Ends it as an administrator would, with calls up or not. */
    public void stop() {
        asterisk.close();
    }

    /** A new process on the same ports, after an orderly end of the old one if it still runs. */
    public void restart() {
        stop();
        try {
            Files.deleteIfExists(folder.resolve("run/asterisk.ctl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        asterisk = boot();
    }

    /** Ends it and removes its folder, unless the system property {@code ringfence.keep} is set. */
    @Override
    public void close() {
        stop();
        if (Files.notExists(folder)) {
            return;
        }
        if (System.getProperty("ringfence.keep") != null) {
            System.err.println(version + " left its files in " + folder);
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
