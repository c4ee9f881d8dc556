package io.ringfence.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.time.Clock;
import io.ringfence.time.SetClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When an event whose last text a stranger wrote is believed, of which more may be under way. */
class AmiSocketTest {
    private static final String BANNER = Wire.banner();
    private static final String HANGUP = Wire.hangup();

    /** Its number is short: the stranger who dialled had room to write all that follows. */
    private static final String NEWCHANNEL = Wire.block().exten("0025261234").in("Newchannel");

    private static final AmiSocket.Watcher NOBODY = new AmiSocket.Watcher() {
        @Override
        public void saw(Event event) {}

        @Override
        public void ended(String reason) {}
    };

    private final List<Event> events = new ArrayList<>();

    @Test
    void anEventThatComesByItselfIsBelievedAtOnce() throws Exception {
        Pieces pieces = new Pieces(BANNER, NEWCHANNEL);
        readAll(pieces);
        assertThat(events).hasSize(1).first().isInstanceOf(Event.Newchannel.class);
        assertThat(pieces.asked).isZero();
    }

    @Test
    void oneBehindTheBeginningOfAnotherIsWaitedFor() throws Exception {
        int half = HANGUP.length() / 2;
        Pieces pieces = new Pieces(BANNER, HANGUP.substring(0, half), HANGUP.substring(half) + NEWCHANNEL);
        readAll(pieces);
        assertThat(events).hasSize(2);
        assertThat(pieces.asked).isPositive();
    }

    @Test
    void oneThatMayFillASegmentIsWaitedFor() throws Exception {
        Pieces pieces = new Pieces(BANNER, HANGUP + NEWCHANNEL);
        readAll(pieces);
        assertThat(events).hasSize(2);
        assertThat(pieces.asked).isPositive();
    }

    @Test
    void theLagIsThatOfTheNewestEventAndNoneWhileThePbxIsQuiet() throws Exception {
        String pong = "Response: Success\r\nActionID: 1\r\nPing: Pong\r\n\r\n";
        long happened = 1_700_000_000_500_000_000L;
        String event = NEWCHANNEL.replaceFirst("(Privilege: .*\r\n)", "$1Timestamp: 1700000000.500000\r\n");
        AtomicLong now = new AtomicLong(happened + 250_000_000L);
        Clock clock = new SetClock(now);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            AmiSocket reader = new AmiSocket(
                    "pbx", socket, new Pieces(BANNER, event, pong, pong), clock, new Schemas(), events::addAll, NOBODY);
            reader.readLine();
            assertThat(reader.lagNanos()).isZero();
            pong(reader);
            assertThat(events).hasSize(1);
            assertThat(reader.lagNanos()).isEqualTo(250_000_000L);

            now.addAndGet(33_000_000_000L);
            pong(reader);
            assertThat(reader.lagNanos()).as("half a minute without an event").isZero();
        }
    }

    private static void pong(AmiSocket reader) throws IOException {
        reader.write("Action: Ping\r\nActionID: 1\r\n\r\n");
        reader.flush();
        while (!reader.readLine().isEmpty()) {
            continue;
        }
    }

    private void readAll(InputStream in) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            AmiSocket reader = new AmiSocket("pbx", socket, in, Clock.system(), new Schemas(), events::addAll, NOBODY);
            assertThat(reader.readLine()).isEqualTo(BANNER.trim());
            assertThat(reader.readLine()).isNull();
        }
    }

    /** A stream that hands out one piece a read, and counts how often somebody asks whether there is more. */
    private static final class Pieces extends InputStream {
        private final Deque<ByteArrayInputStream> pieces = new ArrayDeque<>();
        int asked;

        Pieces(String... texts) {
            for (String text : texts) {
                pieces.add(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            }
        }

        @Override
        public int read() {
            throw new IllegalStateException("nobody reads single bytes");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return pieces.isEmpty() ? -1 : pieces.remove().read(bytes, offset, length);
        }

        @Override
        public int available() {
            asked++;
            return 0;
        }
    }
}
