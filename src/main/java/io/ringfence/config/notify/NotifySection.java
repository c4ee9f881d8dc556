package io.ringfence.config.notify;

import io.ringfence.config.Secret;
import io.ringfence.config.Sources;
import io.ringfence.config.notify.Receiver.From;
import io.ringfence.config.notify.Receiver.Transport;
import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code notify}: a list of who is told. */
public final class NotifySection {
    private static final int MOST = 100;
    private static final int LONGEST_SECONDS = 60;
    private static final int USUAL_SECONDS = 10;
    private static final int MOST_MINUTES = 60;
    private static final Secret NONE = new Secret("");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern CHAT = Pattern.compile("-?[0-9]{1,20}|@[A-Za-z0-9_]{3,64}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9:_-]{8,200}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:][A-Za-z0-9.:_-]{0,252}");
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}");
    private static final Map<String, Kind> KINDS = words(Kind.values(), Kind::label);
    private static final Map<String, From> FROM = words(From.values(), From::label);
    private static final Map<String, Transport> SYSLOG =
            Map.of("udp", Transport.UDP, "tcp", Transport.TCP, "tls", Transport.TLS);
    private static final Map<String, Transport> MAIL =
            Map.of("none", Transport.TCP, "starttls", Transport.STARTTLS, "tls", Transport.TLS);

    private final Section section;
    private final Sources sources;
    private final ZoneId zone;
    private final List<String> pbxs;

    private NotifySection(Section section, Sources sources, ZoneId zone, List<String> pbxs) {
        this.section = section;
        this.sources = sources;
        this.zone = zone;
        this.pbxs = pbxs;
    }

    /** Reads all; {@code pbxs} are the names there are. */
    public static List<Receiver> read(List<Section> sections, Sources sources, ZoneId zone, List<String> pbxs) {
        List<Receiver> receivers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : sections) {
            Value name = section.value("name");
            Receiver read = new NotifySection(section, sources, zone, pbxs).receiver(name);
            if (!names.add(read.name())) {
                name.fault("two receivers are called `" + read.name() + "`; give each its own name");
            }
            if (receivers.size() == MOST) {
                name.fault("is one receiver too many: at most " + MOST);
            }
            receivers.add(read);
        }
        return List.copyOf(receivers);
    }

    private Receiver receiver(Value name) {
        Value kindly = section.value("kind", "type");
        Kind kind = kindly.required(
                        String.join(" or ", KINDS.keySet().stream().sorted().toList()))
                .word(KINDS, Kind.WEBHOOK);
        String called = name.like(NAME, "must be letters, digits, dots and dashes, at most 40");
        From from = section.value("from", "min", "level").word(FROM, From.ALERT);
        int seconds = section.value("timeout-seconds", "timeout").whole(1, LONGEST_SECONDS, USUAL_SECONDS);
        boolean http = kind.compareTo(Kind.SYSLOG) < 0;
        boolean usual = kind == Kind.TELEGRAM || kind == Kind.PAGERDUTY;
        Secret url =
                http && (!usual || section.has("url") || section.has("url-file")) ? url(section, sources, "url") : NONE;
        boolean server = kind == Kind.SYSLOG || kind == Kind.MAIL;
        Transport transport = kind == Kind.MAIL
                ? section.value("encryption", "tls").word(MAIL, Transport.STARTTLS)
                : kind == Kind.SYSLOG ? section.value("transport").word(SYSLOG, Transport.UDP) : Transport.TCP;
        return new Receiver(
                called.isEmpty() ? kind.label() : called,
                kind,
                from,
                url,
                secret(kind),
                kind == Kind.TELEGRAM
                        ? section.value("chat", "chat-id")
                                .required("the number of a chat, or @channel")
                                .like(CHAT, "must be the number of a chat, or @channel")
                        : "",
                server ? host() : "",
                server ? section.value("port").whole(1, 65_535, port(kind, transport)) : 0,
                transport,
                kind == Kind.MAIL ? section.value("username", "user").text() : "",
                kind == Kind.MAIL ? address(section.value("sender").required("the address mail comes from")) : "",
                kind == Kind.MAIL ? recipients() : List.of(),
                kind == Kind.SCRIPT ? command() : List.of(),
                Duration.ofSeconds(seconds),
                MannerSection.read(section, kind, zone, FROM, pbxs));
    }

    /** Reads {@code heartbeat}. */
    public static Heartbeat heartbeat(Section section, Sources sources) {
        int minutes = section.value("every-minutes", "every", "interval").whole(1, MOST_MINUTES, 1);
        boolean beats = section.has("url") || section.has("url-file");
        if (!beats && section.has("fail-url")) {
            section.value("url").required("what is asked for while Ringfence can judge");
        }
        Secret fail =
                section.has("fail-url") || section.has("fail-url-file") ? url(section, sources, "fail-url") : NONE;
        return new Heartbeat(beats ? url(section, sources, "url") : NONE, fail, Duration.ofMinutes(minutes));
    }

    private Secret secret(Kind kind) {
        return switch (kind) {
            case WEBHOOK -> sources.secret(section, "secret");
            case TELEGRAM -> {
                Secret token = sources.secret(section, "token");
                if (!token.reveal().isEmpty() && !TOKEN.matcher(token.reveal()).matches()) {
                    section.secret("token").fault("must be what BotFather gave, such as 123456:ABC-DEF");
                }
                yield token;
            }
            case PAGERDUTY -> sources.secret(section, "routing-key");
            case MAIL -> section.has("username") ? sources.secret(section, "password") : NONE;
            default -> NONE;
        };
    }

    private static Secret url(Section section, Sources sources, String key) {
        Secret url = sources.secret(section, key);
        Value shown = section.secret(key);
        if (url.reveal().isEmpty()) {
            return url;
        }
        try {
            URI read = new URI(url.reveal());
            String scheme = String.valueOf(read.getScheme()).toLowerCase(Locale.ROOT);
            if (!Set.of("http", "https").contains(scheme) || read.getHost() == null || read.getUserInfo() != null) {
                shown.fault("must be an http or https URL without a name or password before the host");
            } else if (scheme.equals("http") && !local(read.getHost())) {
                shown.warn("http: whoever is on the way reads what is told, and the secret in the URL; use https");
            }
        } catch (URISyntaxException wrong) {
            shown.fault("must be a URL such as https://hooks.example/abc");
        }
        return url;
    }

    private static boolean local(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private String host() {
        return section.value("host", "server")
                .required("the name or address of the server")
                .like(HOST, "must be the name or address of a server");
    }

    private static int port(Kind kind, Transport transport) {
        if (kind == Kind.MAIL) {
            return transport == Transport.TLS ? 465 : transport == Transport.STARTTLS ? 587 : 25;
        }
        return transport == Transport.TLS ? 6514 : transport == Transport.TCP ? 601 : 514;
    }

    private List<String> recipients() {
        List<Value> to = section.values("to", "recipients");
        if (to.isEmpty()) {
            section.value("to").required("the addresses mail goes to");
        }
        return to.stream().map(NotifySection::address).toList();
    }

    private static String address(Value value) {
        return value.like(ADDRESS, "must be an address such as pbx@example.com, without a name");
    }

    private List<String> command() {
        List<Value> command = section.values("command", "program");
        if (command.isEmpty()) {
            section.value("command").required("the full path of a program, and its arguments");
        } else if (!command.get(0).text().startsWith("/")) {
            command.get(0).reject("must begin with the full path of a program");
        }
        return command.stream().map(Value::text).toList();
    }

    private static <T> Map<String, T> words(T[] values, Function<T, String> label) {
        return Arrays.stream(values).collect(Collectors.toMap(label, Function.identity()));
    }
}
