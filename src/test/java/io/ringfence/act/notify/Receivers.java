package io.ringfence.act.notify;

import io.ringfence.config.Secret;
import io.ringfence.config.notify.Kind;
import io.ringfence.config.notify.Manner;
import io.ringfence.config.notify.Receiver;
import io.ringfence.config.notify.Receiver.From;
import io.ringfence.config.notify.Receiver.Transport;
import java.time.Duration;
import java.util.List;

/** Receivers for tests. */
public final class Receivers {
    private Receivers() {}

    public static Receiver http(Kind kind, From from, String url, String secret) {
        return new Receiver(
                kind.label(),
                kind,
                from,
                new Secret(url),
                new Secret(secret),
                "-100",
                "",
                0,
                Transport.TCP,
                "",
                "",
                List.of(),
                List.of(),
                Duration.ofSeconds(5),
                Manner.PLAIN);
    }

    public static Receiver server(Kind kind, int port, Transport transport, String user, String password) {
        return new Receiver(
                kind.label(),
                kind,
                From.ALERT,
                new Secret(""),
                new Secret(password),
                "",
                "127.0.0.1",
                port,
                transport,
                user,
                "ringfence@pbx.example",
                List.of("admin@pbx.example", "night@pbx.example"),
                List.of(),
                Duration.ofSeconds(5),
                Manner.PLAIN);
    }

    public static Receiver in(Manner manner, Receiver of) {
        return new Receiver(
                of.name(),
                of.kind(),
                of.from(),
                of.url(),
                of.secret(),
                of.chat(),
                of.host(),
                of.port(),
                of.transport(),
                of.user(),
                of.sender(),
                of.to(),
                of.command(),
                of.timeout(),
                manner);
    }

    public static Receiver script(List<String> command) {
        return new Receiver(
                "script",
                Kind.SCRIPT,
                From.ALERT,
                new Secret(""),
                new Secret(""),
                "",
                "",
                0,
                Transport.TCP,
                "",
                "",
                List.of(),
                command,
                Duration.ofSeconds(5),
                Manner.PLAIN);
    }
}
