package io.ringfence.act.ban;

import io.ringfence.decide.ban.Ban;
import io.ringfence.network.Cidr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packet filter of this machine: a table of our own, which nobody else writes to. What it holds is what Ringfence wants: an
 * element somebody removed comes back within a minute (mostly a firewall was reloaded), one somebody added goes.
 */
final class NftPerimeter implements Perimeter {
    private static final Logger LOG = LoggerFactory.getLogger(NftPerimeter.class);
    private static final int MOST_BYTES = 64 << 20;
    private static final long SLACK_SECONDS = 30;

    private final List<String> nft;
    private final Program program = new Program(Duration.ofSeconds(20), MOST_BYTES);
    private Map<Cidr, Long> there = new HashMap<>(); // until when, as it was written
    private boolean made;

    /** @param nft the program, with arguments that come before all others */
    NftPerimeter(List<String> nft) {
        this.nft = List.copyOf(nft);
    }

    /** The one of this machine. */
    static NftPerimeter ofSystem() {
        return new NftPerimeter(List.of(program()));
    }

    /** Where it is installed, else its name. */
    static String program() {
        for (String folder : List.of("/usr/sbin", "/sbin", "/usr/bin", "/usr/local/sbin")) {
            Path file = Path.of(folder, "nft");
            if (Files.isExecutable(file)) {
                return file.toString();
            }
        }
        return "nft";
    }

    @Override
    public boolean keep(Collection<Ban> bans, boolean thorough, long nowNanos) throws IOException {
        if (!made || thorough) {
            look(bans, nowNanos);
        } else {
            change(bans, nowNanos);
        }
        Map<Cidr, Long> now = new HashMap<>();
        bans.forEach(ban -> now.put(ban.network(), ban.untilNanos()));
        there = now;
        return true;
    }

    /** Writes what is new. What ended by itself is gone from the set by itself. */
    private void change(Collection<Ban> bans, long nowNanos) throws IOException {
        List<Ban> more = new ArrayList<>();
        Map<Cidr, Long> fewer = new HashMap<>(there);
        for (Ban ban : bans) {
            Long until = fewer.remove(ban.network());
            if (until == null) {
                more.add(ban);
            } else if (until != ban.untilNanos()) {
                more.add(ban);
                fewer.put(ban.network(), until);
            }
        }
        fewer.values().removeIf(until -> until <= nowNanos);
        String text = NftText.delete(fewer.keySet()) + NftText.add(more, nowNanos);
        if (!text.isEmpty() && !run(text, "-f", "-").well()) {
            look(bans, nowNanos); // an element ended meanwhile, or somebody changed the table
        }
    }

    private void look(Collection<Ban> bans, long nowNanos) throws IOException {
        Program.Ran listed = run("", "-j", "list", "table", "inet", "ringfence");
        NftText.Present present =
                listed.well() ? NftText.present(listed.printed()) : new NftText.Present(false, Map.of());
        if (!present.sound()) {
            if (made) {
                LOG.warn("bans: the table inet ringfence was gone or changed; made anew with {} bans", bans.size());
            }
            write(NftText.table(bans, nowNanos));
        } else if (differs(present.secondsLeft(), bans, nowNanos)) {
            LOG.info(
                    "bans: the sets of inet ringfence held {} bans, not {}",
                    present.secondsLeft().size(),
                    bans.size());
            write(NftText.elements(bans, nowNanos));
        }
        made = true;
    }

    private static boolean differs(Map<Cidr, Long> secondsLeft, Collection<Ban> bans, long nowNanos) {
        Map<Cidr, Long> others = new HashMap<>(secondsLeft);
        for (Ban ban : bans) {
            Long left = others.remove(ban.network());
            if (left == null || Math.abs(left - ban.secondsLeft(nowNanos)) > SLACK_SECONDS) {
                return true;
            }
        }
        return others.values().stream().anyMatch(left -> left > SLACK_SECONDS);
    }

    @Override
    public void remove() throws IOException {
        write(NftText.remove());
        made = false;
        there = new HashMap<>();
    }

    private void write(String text) throws IOException {
        Program.Ran ran = run(text, "-f", "-");
        if (!ran.well()) {
            made = false;
            throw new IOException("nftables refuses: " + ran.says());
        }
    }

    private Program.Ran run(String input, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(nft);
        command.addAll(List.of(arguments));
        return program.run(command, input);
    }
}
