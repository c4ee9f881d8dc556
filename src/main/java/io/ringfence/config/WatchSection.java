package io.ringfence.config;

import com.google.common.net.InetAddresses;
import io.ringfence.config.Settings.ListKind;
import io.ringfence.config.Settings.ListSettings;
import io.ringfence.config.Settings.WatchSettings;
import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import io.ringfence.policy.Geofence;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code geo}, {@code known-fraud}, {@code known-attackers}, {@code bait}, {@code geofence}, {@code lists} and {@code logs}: what is known besides what is learnt. */
final class WatchSection {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern MEMBER = Pattern.compile("[^\\s,;/\"']{1,80}");
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,5})(m|h|d)");
    private static final Duration OFTEN = Duration.ofMinutes(5);
    private static final Duration USUAL = Duration.ofHours(6);
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);
    private static final Map<String, ListKind> KINDS = Map.of(
            "deny", ListKind.DENY, "allow", ListKind.ALLOW, "place", ListKind.PLACE, "numbers", ListKind.NUMBERS);

    private WatchSection() {}

    static WatchSettings read(Section root, List<String> pbxs, Sources sources) {
        Value geo = root.value("geo", "geoip", "mmdb");
        boolean none = geo.text().equals("none");
        Section bait = root.section("bait", "honeypot");
        List<ListSettings> lists = lists(root, sources);
        return new WatchSettings(
                none ? Settings.NO_FILE : sources.readable(geo),
                geo.absent(),
                files(root.values("known-fraud", "known-numbers"), sources),
                files(root.values("known-attackers", "blocklist"), sources),
                Words.extensions(bait.values("extensions", "extension")),
                Words.numbers(bait.values("numbers", "number")),
                new Geofence(root.sections("geofence", "geofences").stream()
                        .map(section -> rule(section, lists))
                        .toList()),
                lists,
                TripwireSection.read(root.section("watch", "tripwire"), pbxs, sources),
                root.values("logs", "log").stream()
                        .map(sources::path)
                        .filter(path -> !path.equals(Settings.NO_FILE))
                        .map(Path::toString)
                        .distinct()
                        .toList());
    }

    private static List<ListSettings> lists(Section root, Sources sources) {
        List<ListSettings> lists = new ArrayList<>();
        for (Section section : root.sections("lists", "list")) {
            Value named = section.value("name").required("a short word for it, such as `voipbl`");
            String name = named.like(NAME, "must be a short word for the list: letters, digits, `-`, `_`, `.`");
            if (lists.stream().anyMatch(list -> list.name().equals(name))) {
                named.fault("two lists have this name");
            }
            Value url = section.value("url");
            Value file = section.value("file");
            if (url.given() == file.given()) {
                (url.given() ? url : named).fault("needs either url or file");
            }
            lists.add(new ListSettings(
                    name,
                    section.value("kind").word(KINDS, ListKind.DENY),
                    address(url),
                    sources.readable(file),
                    span(section.value("refresh"))));
        }
        return List.copyOf(lists);
    }

    private static String address(Value url) {
        if (!url.given()) {
            return "";
        }
        try {
            URI read = new URI(url.text());
            if (("https".equals(read.getScheme()) || "http".equals(read.getScheme())) && read.getHost() != null) {
                return url.text();
            }
        } catch (URISyntaxException wrong) {
            // Falls through: it is no address of any kind.
        }
        url.reject("must begin with https:// or http:// and name a host");
        return "";
    }

    private static Duration span(Value value) {
        Matcher span = SPAN.matcher(value.text());
        if (!value.given()) {
            return USUAL;
        }
        ChronoUnit unit = span.matches() ? UNITS.get(span.group(2)) : null;
        Duration read = unit == null ? Duration.ZERO : Duration.of(Long.parseLong(span.group(1)), unit);
        if (read.compareTo(OFTEN) < 0) {
            value.reject("must be a time such as `30m`, `6h` or `1d`, and at least 5m");
            return USUAL;
        }
        return read;
    }

    private static Geofence.Rule rule(Section section, List<ListSettings> lists) {
        List<String> extensions = section.values("extensions", "extension").stream()
                .map(value -> value.like(MEMBER, "must name extensions: `1005`, `2*` or `300-349`"))
                .filter(member -> !member.isEmpty())
                .toList();
        if (extensions.isEmpty() && !section.filled("extensions")) {
            section.value("extensions").required("the extensions it is about: `1005`, `2*` or `300-349`, `*` for all");
        }
        List<String> networks = new ArrayList<>();
        List<String> named = new ArrayList<>();
        for (Value value : section.values("networks", "network")) {
            if (lists.stream().anyMatch(list -> list.name().equals(value.text()) && list.kind() != ListKind.NUMBERS)) {
                named.add(value.text());
            } else if (network(value.text())) {
                networks.add(value.text());
            } else {
                value.reject("must be a network such as 192.0.2.0/24, or the name of one of `lists`");
            }
        }
        List<String> countries = section.values("countries", "country").stream()
                .map(Countries::code)
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        if (countries.isEmpty() && networks.isEmpty() && named.isEmpty()) {
            section.value("countries").required("countries or networks from which they may log in");
        }
        return new Geofence.Rule(extensions, countries, List.copyOf(networks), List.copyOf(named));
    }

    /** Whether it is an address, perhaps with a length. */
    private static boolean network(String text) {
        String[] parts = text.split("/", 2);
        return InetAddresses.isInetAddress(parts[0])
                && (parts.length == 1
                        || parts[1].matches("[1-9][0-9]{0,2}")
                                && Integer.parseInt(parts[1])
                                        <= InetAddresses.forString(parts[0]).getAddress().length * Byte.SIZE);
    }

    private static List<Path> files(List<Value> values, Sources sources) {
        return values.stream()
                .map(sources::readable)
                .filter(path -> !path.equals(Settings.NO_FILE))
                .distinct()
                .toList();
    }
}
