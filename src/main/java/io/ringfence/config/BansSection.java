package io.ringfence.config;

import io.ringfence.config.BanSettings.Mode;
import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import io.ringfence.network.Cidr;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code bans}: whether and how attackers are kept out. */
final class BansSection {
    private static final Map<String, Mode> MODES =
            List.of(Mode.values()).stream().collect(Collectors.toMap(Mode::label, mode -> mode));
    private static final Set<String> PLACEHOLDERS =
            Set.of("{action}", "{address}", "{network}", "{family}", "{seconds}", "{reason}");
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,3})([smhd])");
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int MOST_TIMES = 10;

    private BansSection() {}

    static BanSettings read(Section section, boolean enforcing, Sources sources) {
        BanSettings usual = BanSettings.DEFAULT;
        Value mode = section.value("mode", "backend", "action");
        Mode chosen = mode.word(MODES, usual.mode());
        List<Value> protect = section.values("protect", "ignore", "ignoreip", "allow");
        List<Value> command = section.values("command", "program");
        Value url = section.value("url", "webhook");
        boolean webhook = chosen == Mode.WEBHOOK || section.has("secret") || section.has("secret-file");
        BanSettings read = new BanSettings(
                chosen,
                times(section.values("times", "bantime", "time")),
                section.value("subnet-after", "subnet").whole(1, 256, usual.subnetAfter()),
                section.value("most", "max").whole(1, 100_000, usual.most()),
                section.value("a-minute", "per-minute").whole(1, 10_000, usual.aMinute()),
                protect.stream()
                        .map(BansSection::network)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList(),
                section.value("private").truth(usual.privateNetworks()),
                command(command),
                span(section.value("timeout"), Duration.ofSeconds(1), Duration.ofMinutes(1), usual.timeout()),
                url(url, sources),
                webhook ? sources.secret(section) : usual.secret());
        if (chosen == Mode.COMMAND && command.isEmpty()) {
            mode.reject("needs `command`: the program and its arguments");
        }
        if (chosen == Mode.WEBHOOK && url.absent()) {
            mode.reject("needs `url`: where changes are posted to");
        }
        if (chosen.acts() && enforcing && protect.isEmpty()) {
            mode.warn(
                    "bans without `protect`: name your providers' addresses there, since the PBX does not show all of them");
        }
        return read;
    }

    private static List<Duration> times(List<Value> values) {
        if (values.isEmpty()) {
            return BanSettings.DEFAULT.times();
        }
        List<Duration> times = new ArrayList<>();
        for (Value value : values) {
            Duration time = span(value, SHORTEST, LONGEST, LONGEST);
            if (!times.isEmpty() && time.compareTo(times.get(times.size() - 1)) < 0) {
                value.reject("must not be shorter than the one before");
            }
            times.add(time);
        }
        if (times.size() > MOST_TIMES) {
            values.get(MOST_TIMES).reject("is one too many: at most " + MOST_TIMES);
        }
        return List.copyOf(times);
    }

    static Duration span(Value value, Duration least, Duration most, Duration otherwise) {
        if (!value.given()) {
            return otherwise;
        }
        Matcher parts = SPAN.matcher(value.text());
        if (parts.matches()) {
            long count = Long.parseLong(parts.group(1));
            Duration span = switch (parts.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
            if (span.compareTo(least) >= 0 && span.compareTo(most) <= 0) {
                return span;
            }
        }
        value.reject(
                "must be a time from " + written(least) + " to " + written(most) + ", such as `30m`, `6h` or `7d`");
        return otherwise;
    }

    /** {@code 6h}: how a span is written in the file. */
    static String written(Duration span) {
        long seconds = span.toSeconds();
        if (seconds % Duration.ofDays(1).toSeconds() == 0) {
            return span.toDays() + "d";
        }
        if (seconds % Duration.ofHours(1).toSeconds() == 0) {
            return span.toHours() + "h";
        }
        return seconds % Duration.ofMinutes(1).toSeconds() == 0 ? span.toMinutes() + "m" : seconds + "s";
    }

    private static Optional<Cidr> network(Value value) {
        Optional<Cidr> network = Cidr.parse(value.text());
        if (network.isEmpty() && value.given()) {
            value.reject("must be an address or a network such as `192.0.2.0/24`");
        }
        return network;
    }

    /** A placeholder is an argument of its own: as a part of one it would end up in some shell's quotes. */
    private static List<String> command(List<Value> values) {
        List<String> words = new ArrayList<>();
        for (Value value : values) {
            String word = value.text();
            boolean whole = PLACEHOLDERS.contains(word);
            boolean part = !whole && PLACEHOLDERS.stream().anyMatch(word::contains);
            if (words.isEmpty() && !word.startsWith("/")) {
                value.reject("must begin with the full path of a program");
            } else if (part) {
                value.reject("must be a placeholder as a whole, or hold none");
            } else if (!whole && word.matches("\\{[a-z]+}")) {
                value.reject("is no placeholder; there are "
                        + String.join(", ", PLACEHOLDERS.stream().sorted().toList()));
            }
            words.add(word);
        }
        return List.copyOf(words);
    }

    private static URI url(Value value, Sources sources) {
        Value given = sources.expand(value);
        if (!given.given()) {
            return BanSettings.NO_URL;
        }
        try {
            URI url = new URI(given.text());
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (Set.of("http", "https").contains(scheme) && url.getHost() != null && url.getUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException wrong) {
            given.reject("must be a URL such as `https://firewall.example/bans`");
            return BanSettings.NO_URL;
        }
        given.reject("must be an http or https URL without a name or password in it");
        return BanSettings.NO_URL;
    }
}
