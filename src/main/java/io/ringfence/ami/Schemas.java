package io.ringfence.ami;

import static io.ringfence.ami.Form.DURATION;
import static io.ringfence.ami.Form.INTEGER;
import static io.ringfence.ami.Form.TEXT;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Every event type we use, by the name its first header gives.
 *
 * <p>The order of headers is that of the format strings in Asterisk's {@code main/manager_channels.c}, {@code
 * manager_bridges.c}, {@code security_events.c} and {@code core_local.c}. A stranger's text is bounded by Asterisk's own
 * buffers: 80 bytes for an extension, a context, an account code or a caller's number.
 */
final class Schemas {
    static final byte[] EVENT = "Event".getBytes(StandardCharsets.US_ASCII);
    static final byte[] PRIVILEGE = "Privilege".getBytes(StandardCharsets.US_ASCII);
    static final byte[] RESPONSE = "Response".getBytes(StandardCharsets.US_ASCII);

    /** Slots of a channel block. */
    private static final int S = Shape.LINES;

    /** Asterisk's buffer for a dialled number, a context, an account code, a caller's number, a channel's name. */
    static final int WORD = 80;

    /** How far a stranger's text reaches behind its first line where a dialplan joins it with other text. */
    static final int JOINED = 2 * WORD;

    /** More bytes than any header's name has. */
    static final int LONGEST_NAME = 40;

    /** Stands for an event type we do not use. */
    static final Schema NONE = Draft.event("", "").onlyChecked();

    /** Slots of a bridge block. */
    static final int BRIDGE = 7;

    static final int LONG_TEXT = 4096;

    /** Messages of types we do not use. */
    final LongAdder others = new LongAdder();

    private final Schema[] table;
    private final Heads heads;
    private final int mostFields;
    private final List<Schema> all;

    Schemas() {
        all = new ArrayList<>();
        CallSchemas.addTo(all);
        transfers(all);
        system(all);
        for (Event.Security.Type type : Event.Security.Type.values()) {
            all.add(SecuritySchemas.of(type));
        }
        table = new Schema[256];
        int most = 0;
        for (Schema schema : all) {
            int slot = hash(schema.name);
            while (table[slot] != null) {
                slot = slot + 1 & 255;
            }
            table[slot] = schema;
            most = Math.max(most, schema.fields.length);
        }
        mostFields = most;
        heads = new Heads(all);
    }

    /** How many messages of each type were read, by its name; {@code other} for types we do not use. */
    Map<String, Number> counts() {
        Map<String, Number> counts = new LinkedHashMap<>();
        all.forEach(schema -> counts.put(schema.name, schema.seen));
        counts.put("other", others);
        return counts;
    }

    /** How many slots the widest schema needs. */
    int mostFields() {
        return mostFields;
    }

    /** Every type by where its first line stands. */
    Heads heads() {
        return heads;
    }

    /** The schema of the event named {@code bytes[from, to)}, or {@link #NONE}. */
    Schema find(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = hash & 255;
        while (table[slot] != null) {
            if (sameName(table[slot].name, bytes, from, to)) {
                return table[slot];
            }
            slot = slot + 1 & 255;
        }
        return NONE;
    }

    private static int hash(String name) {
        return name.hashCode() & 255;
    }

    private static boolean sameName(String name, byte[] bytes, int from, int to) {
        if (name.length() != to - from) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static void transfers(List<Schema> all) {
        all.add(call("BlindTransfer")
                .one("Result", TEXT)
                .channel("Transferer")
                .maybeChannel("Transferee")
                .maybeBridge("")
                .one("IsExternal", TEXT)
                .hostile("Context", WORD)
                .hostile("Extension", WORD)
                .builds((t, v) -> new Event.BlindTransfer(
                        t,
                        v.text(0),
                        v.snapshot(1),
                        v.snapshot(1 + S),
                        v.text(2 + BRIDGE + 2 * S),
                        v.text(3 + BRIDGE + 2 * S))));
        int second = 1 + S + BRIDGE;
        int transferee = second + S + BRIDGE;
        int type = transferee + 2 * S + 1;
        all.add(call("AttendedTransfer")
                .one("Result", TEXT)
                .channel("OrigTransferer")
                .maybeBridge("Orig")
                .channel("SecondTransferer")
                .maybeBridge("Second")
                .maybeChannel("Transferee")
                .maybeChannel("TransferTarget")
                .one("IsExternal", TEXT)
                .one("DestType", TEXT)
                .builds((t, v) -> new Event.AttendedTransfer(
                        t,
                        v.text(0),
                        v.snapshot(1),
                        v.snapshot(second),
                        v.snapshot(transferee),
                        v.snapshot(transferee + S),
                        v.text(type))));
    }

    private static void system(List<Schema> all) {
        all.add(Draft.event("Cdr", "cdr")
                .hostile("AccountCode", WORD)
                .hostile("Source", WORD)
                .hostile("Destination", WORD)
                .hostile("DestinationContext", WORD)
                .hostile("CallerID", WORD)
                .hostile("Channel", WORD)
                .hostile("DestinationChannel", WORD)
                .one("LastApplication", TEXT)
                .hostile("LastData", LONG_TEXT)
                .one("StartTime", TEXT)
                .maybe("AnswerTime", TEXT)
                .maybe("EndTime", TEXT)
                .maybe("Duration", TEXT)
                .maybe("BillableSeconds", TEXT)
                .maybe("Disposition", TEXT)
                .maybe("AMAFlags", TEXT)
                .maybe("UniqueID", TEXT)
                .maybe("UserField", TEXT)
                .onlyChecked());
        all.add(Draft.event("FullyBooted", "system")
                .maybe("Uptime", INTEGER)
                .maybe("LastReload", INTEGER)
                .one("Status", TEXT)
                .maybe("Uptime", INTEGER)
                .maybe("LastReload", INTEGER)
                .builds((t, v) -> new Event.FullyBooted(t, v.integer(0, v.integer(3, -1)))));
        all.add(Draft.event("Shutdown", "system")
                .one("Shutdown", TEXT)
                .one("Restart", TEXT)
                .builds((t, v) -> new Event.Shutdown(t, v.text(1).equals("True"))));
        all.add(Draft.event("ContactStatus", "system")
                .hostile("URI", WORD)
                .one("ContactStatus", TEXT)
                .one("AOR", TEXT)
                .one("EndpointName", TEXT)
                .builds((t, v) -> new Event.ContactStatus(t, v.text(0), v.text(1), v.text(2), v.text(3))));
        all.add(Draft.event("PeerStatus", "system")
                .one("ChannelType", TEXT)
                .one("Peer", TEXT)
                .one("PeerStatus", TEXT)
                .maybe("Address", TEXT)
                .builds((t, v) -> new Event.PeerStatus(t, v.text(0), v.text(1), v.text(2), v.text(3))));
        all.add(Draft.entry("CoreShowChannel")
                .channel("")
                .one("Application", TEXT)
                .hostile("ApplicationData", LONG_TEXT)
                .one("Duration", DURATION)
                .one("BridgeId", TEXT)
                .builds((t, v) -> new Event.CoreShowChannel(t, v.text(0), v.snapshot(1), v.seconds(S + 3))));
        all.add(Draft.entry("CoreShowChannelsComplete")
                .maybe("EventList", TEXT)
                .one("ListItems", INTEGER)
                .builds((t, v) -> new Event.CoreShowChannelsComplete(t, v.text(0), v.integer(2, 0))));
    }

    private static Draft call(String name) {
        return Draft.event(name, "call");
    }
}
