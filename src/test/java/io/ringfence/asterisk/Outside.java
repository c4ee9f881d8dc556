package io.ringfence.asterisk;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Somewhere in the Internet: a network namespace behind a veth pair, with an address of 198.51.100.0/24 (RFC 5737) that no
 * program could take for one of the office. Sixteen may be open at once on a machine. It ends with the process that holds it.
 */
public final class Outside implements AutoCloseable {
    private static final int PLACES = 16;

    private final Child holder;
    private final int place;

    private Outside(Child holder, int place) {
        this.holder = holder;
        this.place = place;
    }

    /** Opens one, which needs root. */
    public static Outside open() {
        Child holder =
                Child.start(List.of("unshare", "--net", "sleep", "infinity"), Path.of("/"), Path.of("/dev/null"));
        await("a network of its own").until(() -> !network("" + holder.pid()).equals(network("self")));
        int first = ThreadLocalRandom.current().nextInt(PLACES);
        for (int i = 0; i < PLACES; i++) {
            Outside outside = new Outside(holder, (first + i) % PLACES);
            if (outside.join()) {
                return outside;
            }
        }
        holder.kill9();
        throw new IllegalStateException("no veth pair could be made");
    }

    /** Where the PBX is, seen from there. */
    public String pbx() {
        return "198.51.100." + (place * 16 + 1);
    }

    /** The address of whoever calls from there. */
    public String address() {
        return "198.51.100." + (place * 16 + 2);
    }

    /** What to put before a command that is to run there. */
    List<String> enter() {
        return List.of("nsenter", "--net", "--target", "" + holder.pid());
    }

    private boolean join() {
        String here = "ringfence" + place;
        return run("""
                ip link add %1$s type veth peer name outside netns %2$d
                ip address add %3$s/28 dev %1$s
                ip link set %1$s up
                nsenter --net --target %2$d ip address add %4$s/28 dev outside
                nsenter --net --target %2$d ip link set outside up
                echo joined""".formatted(here, holder.pid(), pbx(), address())).contains("joined");
    }

    private static String run(String script) {
        return Child.output(List.of("sh", "-ec", script));
    }

    private static String network(String process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process + "/ns/net"))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The veth pair goes with the namespace, and that with its last process. */
    @Override
    public void close() {
        holder.kill9();
    }
}
