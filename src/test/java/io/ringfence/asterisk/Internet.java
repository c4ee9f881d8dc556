package io.ringfence.asterisk;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Three networks of their own, which end with the processes that hold them: the PBX's, where it is {@value #PBX}; the world around, which
 * has every address of {@value #STRANGERS} and a few of the PBX's provider and phones; and a forger, who sends from those few too and never
 * sees an answer. Needs root.
 */
public final class Internet implements AutoCloseable {
    public static final String PBX = "203.0.113.1";
    public static final String TRUNK = "203.0.113.10";
    public static final String PHONE = "203.0.113.20";
    public static final String STRANGERS = "198.51.100.0/24";

    private static final String CABLES = """
            ip link add world netns %1$d type veth peer name pbx netns %2$d
            ip link add forger netns %1$d type veth peer name pbx netns %3$d
            nsenter --net --target %1$d sh -ec '
                ip link set lo up
                ip address add 203.0.113.1/24 dev world
                ip link set world up
                ip link set forger up
                ip route add 198.51.100.0/24 dev world
                sysctl -q -w net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.forger.rp_filter=0 net.ipv4.conf.world.rp_filter=0'
            nsenter --net --target %2$d sh -ec '
                ip link set lo up
                ip address add 203.0.113.10/24 dev pbx
                ip address add 203.0.113.20/24 dev pbx
                ip link set pbx up
                ip route add local 198.51.100.0/24 dev lo table local'
            nsenter --net --target %3$d sh -ec '
                ip link set lo up
                ip address add 203.0.113.10/32 dev pbx
                ip address add 203.0.113.20/32 dev pbx
                ip link set pbx up
                ip route add 203.0.113.1 dev pbx'
            echo joined""";

    private final Child pbx = holder();
    private final Child world = holder();
    private final Child forger = holder();

    private Internet() {}

    /** Lays the cables. */
    public static Internet open() {
        Internet internet = new Internet();
        String said = Child.output(List.of(
                "sh", "-ec", CABLES.formatted(internet.pbx.pid(), internet.world.pid(), internet.forger.pid())));
        if (!said.contains("joined")) {
            internet.close();
            throw new IllegalStateException("no networks could be made: " + said);
        }
        return internet;
    }

    private static Child holder() {
        Child holder =
                Child.start(List.of("unshare", "--net", "sleep", "infinity"), Path.of("/"), Path.of("/dev/null"));
        await("a network of its own").until(() -> !network("" + holder.pid()).equals(network("self")));
        return holder;
    }

    private static String network(String process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process + "/ns/net"))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to put before a command that is to run where the PBX is. */
    public List<String> atPbx() {
        return enter(pbx);
    }

    /** What to put before a command that is to run in the world around. */
    public List<String> atWorld() {
        return enter(world);
    }

    /** What to put before a command that is to run where packets are forged. */
    public List<String> atForger() {
        return enter(forger);
    }

    private static List<String> enter(Child child) {
        return List.of("nsenter", "--net", "--target", "" + child.pid());
    }

    /** What a shell prints that runs {@code script} where the PBX is. */
    public String run(String script) {
        return Child.output(List.of("nsenter", "--net", "--target", "" + pbx.pid(), "bash", "-c", script));
    }

    @Override
    public void close() {
        List.of(pbx, world, forger).forEach(Child::kill9);
    }
}
