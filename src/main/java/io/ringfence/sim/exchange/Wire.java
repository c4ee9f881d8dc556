package io.ringfence.sim.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Formats events as Asterisk 22 does with {@code timestampevents=yes}: header order from recordings of 22.10. One event
 * is built at a time: {@link #begin}, headers, {@link #end}.
 */
public final class Wire {
    private static final DateTimeFormatter EVENT_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Between two events of one burst: enough to keep stamps in order, as little as a real PBX takes. */
    private static final long STEP_NANOS = 3_000;

    private final StringBuilder out = new StringBuilder(2_048);
    private final Sink sink;
    private final LongSupplier clock;
    private long stampNanos;
    private long formattedSecond = Long.MIN_VALUE;
    private String second = "";
    private String eventSecond = "";
    private EventClass type = EventClass.CALL;
    private boolean wanted;

    public Wire(Sink sink, LongSupplier clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /** Starts an event with its privilege and time. */
    Wire begin(EventClass type, String name) {
        this.type = type;
        wanted = sink.wants(type);
        if (wanted) {
            stampNanos = Math.max(clock.getAsLong(), stampNanos + STEP_NANOS);
            out.setLength(0);
            out.append("Event: ")
                    .append(name)
                    .append("\r\nPrivilege: ")
                    .append(type.label())
                    .append(",all\r\n");
            out.append("Timestamp: ").append(stampSecond()).append('.');
            digits(stampNanos / 1_000 % 1_000_000, 6);
            out.append("\r\n");
        }
        return this;
    }

    Wire header(String name, String value) {
        if (wanted) {
            out.append(name).append(": ").append(value).append("\r\n");
        }
        return this;
    }

    Wire header(String name, long value) {
        if (wanted) {
            out.append(name).append(": ").append(value).append("\r\n");
        }
        return this;
    }

    Wire channel(String prefix, Channel channel) {
        if (wanted) {
            channel.describe(out, prefix);
        }
        return this;
    }

    void end() {
        if (wanted) {
            sink.accept(type, out.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** An event about one channel and nothing else. */
    void about(String name, Channel channel) {
        begin(EventClass.CALL, name).channel("", channel).end();
    }

    /** A security event; {@code specific} are names and values that follow the addresses. */
    public void security(String name, String severity, Login login, String... specific) {
        begin(EventClass.SECURITY, name);
        if (!wanted) {
            return;
        }
        stampSecond();
        out.append("EventTV: ").append(eventSecond);
        digits(stampNanos / 1_000_000 % 1_000, 3);
        out.append("+0000\r\n");
        header("Severity", severity).header("Service", login.service());
        header("EventVersion", name.equals("InvalidPassword") ? 2 : 1);
        header("AccountID", login.account()).header("SessionID", login.session());
        header("LocalAddress", login.local()).header("RemoteAddress", login.remote());
        for (int i = 0; i < specific.length; i += 2) {
            header(specific[i], specific[i + 1]);
        }
        end();
    }

    /** The one security event whose AccountID comes last. */
    public void badFormat(Login login, String request, String since) {
        begin(EventClass.SECURITY, "RequestBadFormat");
        if (!wanted) {
            return;
        }
        header("EventTV", eventTime()).header("Severity", "Error").header("Service", login.service());
        header("EventVersion", 1).header("SessionID", login.session());
        header("LocalAddress", login.local()).header("RemoteAddress", login.remote());
        header("RequestType", request).header("SessionTV", since).header("AccountID", login.account());
        end();
    }

    /** Now as AMI's {@code EventTV} prints it. */
    public String eventTime() {
        stampNanos = Math.max(clock.getAsLong(), stampNanos);
        stampSecond();
        return eventSecond + String.format(Locale.ROOT, "%03d+0000", stampNanos / 1_000_000 % 1_000);
    }

    /** A plain event of names and values. */
    public void plain(EventClass type, String name, String... headers) {
        begin(type, name);
        for (int i = 0; i < headers.length; i += 2) {
            header(headers[i], headers[i + 1]);
        }
        end();
    }

    private String stampSecond() {
        long now = Math.floorDiv(stampNanos, 1_000_000_000L);
        if (now != formattedSecond) {
            formattedSecond = now;
            second = Long.toString(now);
            eventSecond = EVENT_TIME.format(Instant.ofEpochSecond(now));
        }
        return second;
    }

    private void digits(long value, int width) {
        long unit = 1;
        for (int i = 1; i < width; i++) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            out.append((char) ('0' + value / unit % 10));
        }
    }
}
