package io.ringfence.act.ban;

import io.ringfence.decide.ban.Ban;
import io.ringfence.network.Cidr;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table {@code inet ringfence} in nft's language, made of constants and of addresses and seconds that were parsed to numbers
 * before; and what nft's JSON says of it.
 *
 * <p>The chain sees packets before connections are tracked, so that a ban also ends what was established, and a flood fills
 * no table of connections.
 */
final class NftText {
    private static final String TABLE = "inet ringfence";
    private static final int RULES = 3;
    private static final JsonMapper JSON = new JsonMapper();

    /** What is there: seconds left by network. {@code sound} unless part of the table is missing or was changed. */
    record Present(boolean sound, Map<Cidr, Long> secondsLeft) {}

    private NftText() {}

    /** The whole table anew, in one transaction with its elements. */
    static String table(Collection<Ban> bans, long nowNanos) {
        return """
                add table %1$s
                delete table %1$s
                table %1$s {
                    set banned4 {
                        type ipv4_addr
                        flags interval, timeout
                    }
                    set banned6 {
                        type ipv6_addr
                        flags interval, timeout
                    }
                    chain perimeter {
                        type filter hook prerouting priority -300; policy accept;
                        iif "lo" accept
                        ip saddr @banned4 counter drop
                        ip6 saddr @banned6 counter drop
                    }
                }
                """.formatted(TABLE) + add(bans, nowNanos);
    }

    /** Its elements anew, in one transaction; the counters stay. */
    static String elements(Collection<Ban> bans, long nowNanos) {
        return "flush set %1$s banned4%nflush set %1$s banned6%n".formatted(TABLE) + add(bans, nowNanos);
    }

    /** More elements. */
    static String add(Collection<Ban> bans, long nowNanos) {
        return add(bans, false, nowNanos) + add(bans, true, nowNanos);
    }

    private static String add(Collection<Ban> bans, boolean v6, long nowNanos) {
        return statement(
                "add",
                v6,
                bans.stream()
                        .filter(ban -> ban.network().v6() == v6)
                        .map(ban -> ban.network() + " timeout " + ban.secondsLeft(nowNanos) + "s")
                        .collect(Collectors.joining(", ")));
    }

    /** Fewer elements. */
    static String delete(Collection<Cidr> networks) {
        return delete(networks, false) + delete(networks, true);
    }

    private static String delete(Collection<Cidr> networks, boolean v6) {
        Predicate<Cidr> family = network -> network.v6() == v6;
        return statement(
                "delete",
                v6,
                networks.stream().filter(family).map(Cidr::toString).collect(Collectors.joining(", ")));
    }

    private static String statement(String verb, boolean v6, String elements) {
        return elements.isEmpty()
                ? ""
                : verb + " element " + TABLE + " " + (v6 ? "banned6" : "banned4") + " { " + elements + " }\n";
    }

    /** Takes the table away, be it there or not. */
    static String remove() {
        return "add table %1$s%ndelete table %1$s%n".formatted(TABLE);
    }

    /** Reads {@code nft -j list table}. */
    static Present present(String json) {
        Map<Cidr, Long> left = new TreeMap<>();
        int sets = 0;
        int rules = 0;
        boolean chain = false;
        try {
            for (JsonNode each : JSON.readTree(json).path("nftables")) {
                JsonNode set = each.path("set");
                if (set.path("name").asString("").startsWith("banned")) {
                    sets++;
                    set.path("elem").forEach(element -> element(element.path("elem"), left));
                }
                chain |= each.path("chain").path("hook").asString("").equals("prerouting");
                rules += each.has("rule") ? 1 : 0;
            }
        } catch (JacksonException unreadable) {
            return new Present(false, Map.of());
        }
        return new Present(sets == 2 && rules == RULES && chain, left);
    }

    private static void element(JsonNode element, Map<Cidr, Long> left) {
        JsonNode prefix = element.path("val").path("prefix");
        String text = prefix.isMissingNode()
                ? element.path("val").asString("")
                : prefix.path("addr").asString("") + "/" + prefix.path("len").asInt(0);
        // What is not ours to read, such as a range or an element without an end, is no ban of ours.
        Cidr.parse(text)
                .ifPresent(network -> left.put(network, element.path("expires").asLong(Long.MAX_VALUE)));
    }
}
