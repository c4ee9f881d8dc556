package io.ringfence.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A thousand whole calls as a PBX with {@code read=all} shows them, to be sent over and over. Each is the call of a real
 * Asterisk 22.10 in {@code captures/outbound-answered.ami} with names, ids and number of its own, cut down to 26 events; twenty
 * run at a time. Nineteen calls in twenty are national. Every time round the calls get new Uniqueids.
 */
final class CallStream {
    static final int CALLS = 1_000;
    static final int EVENTS_A_CALL = 26;
    static final int TOGETHER = 20;
    static final int CHUNKS = CALLS / TOGETHER;
    static final int HANGUPS_A_CHUNK = 2 * TOGETHER;

    /** A client says so often how far it is: seldom, since saying it is none of its work. */
    static final int HANGUPS_A_REPORT = 5 * HANGUPS_A_CHUNK;

    private static final Map<String, Integer> TAKEN = Map.ofEntries(
            Map.entry("Newchannel", 2),
            Map.entry("VarSet", 4),
            Map.entry("Newexten", 5),
            Map.entry("DialBegin", 1),
            Map.entry("DialState", 1),
            Map.entry("DialEnd", 1),
            Map.entry("Newstate", 3),
            Map.entry("BridgeCreate", 1),
            Map.entry("BridgeEnter", 2),
            Map.entry("BridgeLeave", 2),
            Map.entry("BridgeDestroy", 1),
            Map.entry("Hangup", 2),
            Map.entry("Cdr", 1));
    private static final String SECOND = "1795352059";
    private static final byte[] SECOND_HEAD = "17953520".getBytes(StandardCharsets.US_ASCII);
    private static final int LAP_SECONDS = 10;

    private final byte[] bytes;
    private final int[] ends = new int[CHUNKS];
    private final int[] seconds;

    private CallStream(byte[] bytes, int[] ends) {
        this.bytes = bytes;
        System.arraycopy(ends, 0, this.ends, 0, CHUNKS);
        this.seconds = find(bytes);
    }

    static CallStream load() throws IOException {
        List<String> call = recorded();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int[] ends = new int[CHUNKS];
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            for (String event : call) {
                for (int i = 0; i < TOGETHER; i++) {
                    all.writeBytes(of(chunk * TOGETHER + i, event).getBytes(StandardCharsets.UTF_8));
                }
            }
            ends[chunk] = all.size();
        }
        return new CallStream(all.toByteArray(), ends);
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int chunk) {
        return chunk == 0 ? 0 : ends[chunk - 1];
    }

    int end(int chunk) {
        return ends[chunk];
    }

    /** Moves the calls on in time, which makes them new ones. */
    void nextLap() {
        for (int at : seconds) {
            int carry = LAP_SECONDS;
            for (int i = at + SECOND.length() - 1; carry > 0; i--) {
                int digit = bytes[i] - '0' + carry % 10;
                carry = carry / 10 + digit / 10;
                bytes[i] = (byte) ('0' + digit % 10);
            }
        }
    }

    private static List<String> recorded() throws IOException {
        Map<String, Integer> left = new HashMap<>(TAKEN);
        List<String> call = new ArrayList<>();
        try (InputStream in = CallStream.class.getResourceAsStream("/captures/outbound-answered.ami")) {
            if (in == null) {
                throw new IOException("the recording is not on the class path");
            }
            for (String frame : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\r\n\r\n")) {
                String type = frame.startsWith("Event: ") ? frame.substring(7, frame.indexOf('\r')) : "";
                if (left.merge(type, -1, Integer::sum) >= 0) {
                    call.add(frame + "\r\n\r\n");
                }
            }
        }
        if (call.size() != EVENTS_A_CALL) {
            throw new IOException("the recording has " + call.size() + " events of the call");
        }
        return call;
    }

    private static String of(int number, String event) {
        String dialled = number % 20 == 0 ? "003725550" + (1_000 + number) : String.format("0207946%04d", number);
        return event.replace(SECOND + ".0\r\n", SECOND + "." + 2 * number + "\r\n")
                .replace(SECOND + ".1\r\n", SECOND + "." + (2 * number + 1) + "\r\n")
                .replace("-00000000", String.format("-%08x", 2 * number))
                .replace("-00000001", String.format("-%08x", 2 * number + 1))
                .replace("1e3e980b", String.format("%08x", number))
                .replace("0037255501234", dialled)
                .replace("1001", Integer.toString(1_001 + number));
    }

    private static int[] find(byte[] bytes) {
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at < bytes.length - SECOND.length(); at++) {
            boolean here = at > 0 && bytes[at - 1] == ' ';
            for (int i = 0; here && i < SECOND_HEAD.length; i++) {
                here = bytes[at + i] == SECOND_HEAD[i];
            }
            if (here) {
                found.add(at);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
