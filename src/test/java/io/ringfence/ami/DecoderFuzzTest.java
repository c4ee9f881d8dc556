package io.ringfence.ami;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Any bytes, in any pieces: no exception, one result. A build repeats what was found; {@code JAZZER_FUZZ=1 mvn test
 * -Djazzer.hooks=true -Dtest=DecoderFuzzTest#anyNumber} searches, guided by coverage.
 */
class DecoderFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void anyBytes(byte[] bytes) {
        List<Event> whole = Decoded.of(bytes);
        assertThat(Decoded.inPieces(bytes, () -> 7)).isEqualTo(whole);
    }

    @FuzzTest(maxDuration = "5m")
    void anyNumber(byte[] number) {
        byte[] text = Arrays.copyOf(number, Math.min(79, number.length));
        String exten = new String(text, StandardCharsets.ISO_8859_1).replace("\0", "");
        byte[] stream = (Wire.banner()
                        + Wire.booted()
                        + Wire.block().exten(exten).in("Newchannel")
                        + Wire.hangup())
                .getBytes(StandardCharsets.ISO_8859_1);
        for (Event event : Decoded.of(stream)) {
            Event proved = event instanceof Event.Broken broken ? broken.proved() : event;
            if (proved instanceof Event.OfChannel of) {
                assertThat(of.channel().uniqueid()).isIn("", Wire.REAL);
            }
        }
    }
}
