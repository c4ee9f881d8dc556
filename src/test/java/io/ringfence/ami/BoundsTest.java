package io.ringfence.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.ami.frame.Frame;
import io.ringfence.ami.frame.Framing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives, memory stays and the next good event is read. */
class BoundsTest {
    private static final int MEMORY = 4 * Framing.MAX_FRAME;
    private static final long LONG = 256L << 20;

    /** Repeats a text for so many bytes. */
    private static final class Flood extends InputStream {
        private final byte[] pattern;
        private long left;
        private int at;

        Flood(String pattern, long length) {
            this.pattern = pattern.getBytes(StandardCharsets.ISO_8859_1);
            this.left = length;
        }

        @Override
        public int read() {
            return left-- <= 0 ? -1 : pattern[at++ % pattern.length] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            for (int i = 0; i < count; i++) {
                bytes[offset + i] = pattern[at++ % pattern.length];
            }
            at %= pattern.length;
            left -= count;
            return count;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\0", "\r", "X: y", "\u00ff"})
    void aLineWithoutEnd(String pattern) throws IOException {
        survives("Event: Newchannel\r\nX: ", pattern, LONG / pattern.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y\r\n", "X: y\n", "\r", "Event: Hangup\r\n", "Exten: 9\r\n", "Privilege: call,all\r\n"})
    void headersWithoutEnd(String pattern) throws IOException {
        survives("Event: Newchannel\r\nPrivilege: call,all\r\n", pattern, 100_000L * pattern.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "X: y\r\n", "\r\n\r\n", "Event: Newchannel\r\n\r\n", "\r\n\n"})
    void theRestOfABrokenEvent(String pattern) throws IOException {
        String begun = Wire.block().exten("9\r\n\r\nEvent: X").in("Newchannel");
        survives(begun.substring(0, begun.length() - 4), pattern, 8L << 20);
        String unproved = begun.substring(0, begun.indexOf("Priority"));
        survives(unproved, pattern, 8L << 20);
    }

    private static void survives(String before, String pattern, long length) throws IOException {
        InputStream stream = new SequenceInputStream(
                new SequenceInputStream(bytes(Wire.banner() + before), new Flood(pattern, length)),
                bytes("\r\n\r\n" + Wire.hangup()));
        Decoder decoder = new Decoder(new Schemas(), nanos -> new Stamp("pbx", 0, 0), new Believing());
        List<Event> last = new ArrayList<>();
        boolean ended = false;
        while (!ended) {
            ended = decoder.fill(stream) < 0;
            if (ended) {
                decoder.release();
            }
            for (Event event = decoder.next(); event != Event.NOTHING; event = decoder.next()) {
                last.clear();
                last.add(event);
            }
            assertThat(decoder.capacity()).isLessThanOrEqualTo(MEMORY);
        }
        assertThat(last).hasExactlyElementsOfTypes(Event.Hangup.class);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Believing implements Decoder.Responses {
        @Override
        public boolean answers(Frame frame) {
            return true;
        }

        @Override
        public boolean lists(String actionId) {
            return true;
        }
    }
}
