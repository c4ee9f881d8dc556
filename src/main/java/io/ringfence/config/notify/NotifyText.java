package io.ringfence.config.notify;

import io.ringfence.time.Opening;
import java.math.BigDecimal;
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
            manner(receiver.manner(), out);
        }
    }

    private static void manner(Manner manner, StringBuilder out) {
        if (!manner.after().isZero()) {
            line(out, "after-minutes", Long.toString(manner.after().toMinutes()));
        }
        list(out, "pbx", manner.whose().globs());
        text(out, "subject", manner.subject().text());
        list(out, "text", manner.text().text().lines().toList());
        Quiet quiet = manner.quiet();
        if (!quiet.hours().isEmpty()) {
            out.append("    quiet:\n  ");
            list(out, "hours", quiet.hours().stream().map(Opening::toString).toList());
            line(out, "  from", quiet.from().label());
            boolean none = quiet.moneyMicros() == Quiet.NO_MONEY;
            line(
                    out,
                    "  money",
                    none
                            ? "none"
                            : BigDecimal.valueOf(quiet.moneyMicros(), 6)
                                    .stripTrailingZeros()
                                    .toPlainString());
        }
        if (!manner.reports().due().isEmpty()) {
            out.append("    digest:\n");
            manner.reports().due().forEach(due -> line(out, "  " + due.period().label(), quoted(due.words())));
        }
    }

    /** Appends {@code heartbeat}. */
    public static void write(Heartbeat heartbeat, StringBuilder out) {
        if (heartbeat.beats()) {
            out.append("heartbeat:\n  every-minutes: ")
                    .append(heartbeat.every().toMinutes())
                    .append("\n  url: \"********\"\n");
            if (!heartbeat.failUrl().reveal().isEmpty()) {
                out.append("  fail-url: \"********\"\n");
            }
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
