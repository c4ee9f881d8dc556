package io.ringfence.track;

import io.ringfence.ami.Event;
import io.ringfence.ami.Snapshot;
import io.ringfence.ami.Stamp;
import io.ringfence.network.SourceAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a capture as text, trusting it: the smallest stand-in for the decoder that tracking can be tested with. */
final class CaptureText {
    private static final Pattern TIMESTAMP = Pattern.compile("Timestamp: ([0-9.]+)");
    private long atNanos;

    /** The events of a capture file. */
    static List<Event> events(Path file) {
        try {
            return events(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            throw new IllegalStateException("capture " + file, unreadable);
        }
    }

    static List<Event> events(String text) {
        CaptureText capture = new CaptureText();
        List<Event> events = new ArrayList<>();
        Matcher first = TIMESTAMP.matcher(text);
        capture.atNanos = first.find() ? nanos(first.group(1)) : 0;
        for (String frame : text.replace("\r\n", "\n").split("\n\n", -1)) {
            Map<String, String> headers = headers(frame);
            if (headers.containsKey("Event")) {
                events.add(capture.event(headers));
            }
        }
        return events;
    }

    private static Map<String, String> headers(String frame) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : frame.split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static long nanos(String time) {
        int dot = time.indexOf('.');
        return Long.parseLong(time.substring(0, dot)) * 1_000_000_000L
                + Long.parseLong(time.substring(dot + 1)) * 1_000L;
    }

    private Event event(Map<String, String> h) {
        String time = h.getOrDefault("Timestamp", "");
        if (!time.isEmpty()) {
            atNanos = nanos(time);
        }
        Stamp stamp = new Stamp("pbx", atNanos, 0);
        String name = text(h, "Event");
        return switch (name) {
            case "Newchannel" -> new Event.Newchannel(stamp, snapshot(h, ""));
            case "Newstate" -> new Event.Newstate(stamp, snapshot(h, ""));
            case "Newexten" ->
                new Event.Newexten(
                        stamp, snapshot(h, ""), text(h, "Application").equals("Dial") ? text(h, "AppData") : "");
            case "NewCallerid" -> new Event.NewCallerid(stamp, snapshot(h, ""));
            case "NewConnectedLine" -> new Event.NewConnectedLine(stamp, snapshot(h, ""));
            case "NewAccountCode" -> new Event.NewAccountCode(stamp, snapshot(h, ""), text(h, "OldAccountCode"));
            case "HangupRequest" -> new Event.HangupRequest(stamp, snapshot(h, ""));
            case "SoftHangupRequest" -> new Event.SoftHangupRequest(stamp, snapshot(h, ""));
            case "Hangup" -> new Event.Hangup(stamp, snapshot(h, ""), number(h, "Cause"));
            case "BridgeEnter" -> new Event.BridgeEnter(stamp, text(h, "BridgeUniqueid"), snapshot(h, ""));
            case "BridgeLeave" -> new Event.BridgeLeave(stamp, text(h, "BridgeUniqueid"), snapshot(h, ""));
            case "CoreShowChannel" ->
                new Event.CoreShowChannel(stamp, text(h, "ActionID"), snapshot(h, ""), seconds(text(h, "Duration")));
            case "CoreShowChannelsComplete" ->
                new Event.CoreShowChannelsComplete(stamp, text(h, "ActionID"), number(h, "ListItems"));
            case "DialBegin" -> new Event.DialBegin(stamp, snapshot(h, ""), snapshot(h, "Dest"), text(h, "DialString"));
            case "DialState" -> new Event.DialState(stamp, snapshot(h, ""), snapshot(h, "Dest"), text(h, "DialStatus"));
            case "DialEnd" ->
                new Event.DialEnd(
                        stamp, snapshot(h, ""), snapshot(h, "Dest"), text(h, "DialStatus"), text(h, "Forward"));
            case "BlindTransfer" ->
                new Event.BlindTransfer(
                        stamp,
                        text(h, "Result"),
                        snapshot(h, "Transferer"),
                        snapshot(h, "Transferee"),
                        text(h, "Context"),
                        text(h, "Extension"));
            case "AttendedTransfer" ->
                new Event.AttendedTransfer(
                        stamp,
                        text(h, "Result"),
                        snapshot(h, "OrigTransferer"),
                        snapshot(h, "SecondTransferer"),
                        snapshot(h, "Transferee"),
                        snapshot(h, "TransferTarget"),
                        text(h, "DestType"));
            case "LocalBridge" ->
                new Event.LocalBridge(
                        stamp, snapshot(h, "LocalOne"), snapshot(h, "LocalTwo"), text(h, "Context"), text(h, "Exten"));
            case "LocalOptimizationEnd" ->
                new Event.LocalOptimizationEnd(stamp, snapshot(h, "LocalOne"), snapshot(h, "LocalTwo"));
            case "Pickup" -> new Event.Pickup(stamp, snapshot(h, ""), snapshot(h, "Target"));
            case "Rename" -> new Event.Rename(stamp, text(h, "Channel"), text(h, "Newname"), text(h, "Uniqueid"));
            case "FullyBooted" -> new Event.FullyBooted(stamp, number(h, "Uptime"));
            default -> security(stamp, name, h);
        };
    }

    private static Event security(Stamp stamp, String name, Map<String, String> h) {
        for (Event.Security.Type type : Event.Security.Type.values()) {
            if (type.name().equals(name)) {
                return new Event.Security(
                        stamp,
                        type,
                        text(h, "Service"),
                        text(h, "AccountID"),
                        text(h, "SessionID"),
                        SourceAddress.parse(text(h, "RemoteAddress")),
                        "");
            }
        }
        return new Event.Unknown(stamp, name);
    }

    private static Snapshot snapshot(Map<String, String> h, String prefix) {
        if (!h.containsKey(prefix + "Uniqueid")) {
            return Snapshot.NONE;
        }
        return new Snapshot(
                text(h, prefix + "Channel"),
                number(h, prefix + "ChannelState"),
                text(h, prefix + "CallerIDNum"),
                text(h, prefix + "AccountCode"),
                text(h, prefix + "Context"),
                text(h, prefix + "Exten"),
                text(h, prefix + "Uniqueid"),
                text(h, prefix + "Linkedid"));
    }

    private static String text(Map<String, String> h, String header) {
        return h.getOrDefault(header, "");
    }

    private static int number(Map<String, String> h, String header) {
        String text = text(h, header);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static long seconds(String clock) {
        String[] part = clock.split(":", -1);
        return part.length == 3
                ? Long.parseLong(part[0]) * 3600 + Long.parseLong(part[1]) * 60 + Long.parseLong(part[2])
                : 0;
    }
}
