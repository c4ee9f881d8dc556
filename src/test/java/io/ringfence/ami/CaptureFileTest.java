package io.ringfence.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no recordings say what they are. */
class CaptureFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.ami"));
        assertThatThrownBy(() -> Capture.open("pbx", file)).hasMessageContaining("empty.ami is empty");
    }

    @Test
    void aPackedFileIsRefused() throws IOException {
        Path file = folder.resolve("packed.ami");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(1);
        }
        assertThatThrownBy(() -> Capture.open("pbx", file)).hasMessageContaining("gunzip");
    }

    @Test
    void aRecordingIsReadFromItsFirstByte() throws IOException {
        Path file = Files.writeString(folder.resolve("one.ami"), Wire.booted());
        try (Capture capture = Capture.open("pbx", file)) {
            assertThat(capture.next()).isInstanceOf(Event.FullyBooted.class);
        }
    }
}
