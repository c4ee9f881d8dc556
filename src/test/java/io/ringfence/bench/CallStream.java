package io.ringfence.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final String SOME_SECOND = " 17953520";
    private static final int LAP_SECONDS = 10;

    /** Nineteen calls in twenty go to London; the twentieth is of somebody who dials Berlin all day, or does so before long. */
    private static final int ABROAD_EVERY = 20;

    private static final String LONDON = "0044207946";
    private static final String BERLIN = "0049302300";
    private static final int FIRST_NUMBER = 1_000;
    private static final int FRIENDS = 40;

    /** In an office the next begins to dial abroad when the one before has done so for so many times round. */
    private static final int LAPS_APART = 5;

    private final boolean raid;
    private final byte[] bytes;
    private final int[] ends;
    private final int[] seconds;
    private final long[] recorded;
    /** Where the numbers stand that may be abroad. */
    private final int[] numbers;

    private int lap;

    private CallStream(byte[] bytes, int[] ends, boolean raid) {
        this.raid = raid;
        this.bytes = bytes;
        this.ends = ends;
        this.seconds = find(bytes, SOME_SECOND, 1);
        this.recorded = Arrays.stream(seconds)
                .mapToLong(at -> Long.parseLong(new String(bytes, at, SECOND.length(), StandardCharsets.US_ASCII)))
                .toArray();
        this.numbers = find(bytes, BERLIN, 0);
    }

    /**
     * Streams the calls of an office, or those of a raid.
     *
     * @param raid whether all who dial abroad begin at once and dial one number each, so that each of these calls earns a verdict
     */
    static CallStream of(boolean raid) throws IOException {
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
        return new CallStream(all.toByteArray(), ends, raid);
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
        lap++;
        for (int i = 0; i < seconds.length; i++) {
            write(Long.toString(recorded[i] + (long) LAP_SECONDS * lap), seconds[i]);
        }
        int caller = 0;
        for (int at : numbers) {
            while (ends[caller] <= at) {
                caller++; // one of each chunk dials abroad
            }
            boolean abroad = raid || caller * LAPS_APART <= lap;
            int friend = caller * FRIENDS + (raid ? 0 : lap % FRIENDS);
            write((abroad ? BERLIN : LONDON) + (FIRST_NUMBER + friend), at);
        }
    }

    private void write(String digits, int at) {
        System.arraycopy(digits.getBytes(StandardCharsets.US_ASCII), 0, bytes, at, digits.length());
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
        String dialled = (number % ABROAD_EVERY == 0 ? BERLIN : LONDON) + (FIRST_NUMBER + number);
        return event.replace(SECOND + ".0\r\n", SECOND + "." + 2 * number + "\r\n")
                .replace(SECOND + ".1\r\n", SECOND + "." + (2 * number + 1) + "\r\n")
                .replace("-00000000", String.format("-%08x", 2 * number))
                .replace("-00000001", String.format("-%08x", 2 * number + 1))
                .replace("1e3e980b", String.format("%08x", number))
                .replace("1001", Integer.toString(1_001 + number))
                .replace("0037255501234", dialled);
    }

    /** Where {@code text} stands, {@code shift} bytes on. */
    private static int[] find(byte[] bytes, String text, int shift) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Integer> found = new ArrayList<>();
        for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
            found.add(at + shift);
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
