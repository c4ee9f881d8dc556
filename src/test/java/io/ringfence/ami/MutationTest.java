package io.ringfence.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings with bytes flipped, lost, doubled and inserted: the decoder never throws and finds its way back. */
class MutationTest {
    private static final List<String> INSERTED = List.of(
            "\r\n",
            "\n",
            "\r\n\r\n",
            "\0",
            ":",
            "Event: Hangup\r\n",
            "Response: Success\r\n",
            "Privilege: call,all\r\n",
            "\u00ff");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverThrowsAndRecovers(long seed) {
        Random random = new Random(seed);
        List<Path> captures = Decoded.captures();
        for (int round = 0; round < 25; round++) {
            byte[] bytes = Decoded.bytes(captures.get(random.nextInt(captures.size())));
            byte[] mutated = mutated(bytes, random);
            // Behind enough blank lines everything is read as ever: no mutation reaches so far.
            byte[] tail = ("\r\n\r\n" + Wire.event("X", "call", "") + Wire.hangup()).getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            stream.writeBytes(mutated);
            stream.writeBytes("\r\n\r\n".repeat(200).getBytes(StandardCharsets.UTF_8));
            stream.writeBytes(tail);
            List<Event> events = Decoded.inPieces(stream.toByteArray(), () -> 1 + random.nextInt(4000));
            assertThat(events.get(events.size() - 1)).isInstanceOf(Event.Hangup.class);
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int from = 0;
        for (int i = 0; i < 1 + random.nextInt(40); i++) {
            int to = Math.min(bytes.length, from + random.nextInt(2000));
            out.write(bytes, from, to - from);
            from = to;
            switch (random.nextInt(4)) {
                case 0 -> out.write(random.nextInt(256));
                case 1 -> from = Math.min(bytes.length, from + random.nextInt(300));
                case 2 -> from = Math.max(0, from - random.nextInt(300));
                default ->
                    out.writeBytes(INSERTED.get(random.nextInt(INSERTED.size())).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }
}
