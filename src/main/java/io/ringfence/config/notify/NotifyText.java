package io.ringfence.config.notify;

import java.util.List;
import java.util.stream.Collectors;

/** {@code notify} as YAML, with stars for secrets and for URLs, which may hold one. */
public final class NotifyText {
    private NotifyText() {}

    /** Appends it. */
    public static void write(List<Receiver> receivers, StringBuilder out) {
        if (receivers.isEmpty()) {
            return;
        }
        out.append("notify:\n");
        for (Receiver receiver : receivers) {
            out.append("  - name: ").append(quoted(receiver.name())).append('\n');
            line(out, "kind", receiver.kind().label());
            line(out, "from", receiver.from().label());
            line(out, "timeout-seconds", Long.toString(receiver.timeout().toSeconds()));
            secret(out, "url", receiver.url().reveal());
            secret(out, key(receiver.kind()), receiver.secret().reveal());
            text(out, "chat", receiver.chat());
            text(out, "host", receiver.host());
            if (receiver.port() > 0) {
                line(out, "port", Integer.toString(receiver.port()));
                boolean mail = receiver.kind() == Kind.MAIL;
                String way = receiver.transport().label();
                line(out, mail ? "encryption" : "transport", mail && way.equals("tcp") ? "none" : way);
            }
            text(out, "username", receiver.user());
            text(out, "sender", receiver.sender());
            list(out, "to", receiver.to());
            list(out, "command", receiver.command());
        }
    }

    private static String key(Kind kind) {
        return switch (kind) {
            case TELEGRAM -> "token";
            case PAGERDUTY -> "routing-key";
            case MAIL -> "password";
            default -> "secret";
        };
    }

    private static void secret(StringBuilder out, String key, String value) {
        text(out, key, value.isEmpty() ? "" : "********");
    }

    private static void text(StringBuilder out, String key, String value) {
        if (!value.isEmpty()) {
            line(out, key, quoted(value));
        }
    }

    private static void list(StringBuilder out, String key, List<String> values) {
        if (!values.isEmpty()) {
            line(out, key, values.stream().map(NotifyText::quoted).collect(Collectors.joining(", ", "[", "]")));
        }
    }

    private static void line(StringBuilder out, String key, String value) {
        out.append("    ").append(key).append(": ").append(value).append('\n');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
