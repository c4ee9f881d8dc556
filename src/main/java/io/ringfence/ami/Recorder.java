package io.ringfence.ami;

import io.ringfence.config.Settings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies what a PBX says to a capture file, one file a session: {@code FILE}, then {@code FILE.2} and so on. The disk is
 * written by a thread of its own; when it cannot keep up, recording stops and says so, never the reader.
 */
final class Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final int CHUNKS = 1024;
    private static final byte[] END = {};

    /** Records nothing. */
    static final Recorder NONE = new Recorder(Path.of(""));

    private final Path file;

    Recorder(Path file) {
        this.file = file;
    }

    /** Where a session is recorded: a folder gets a file named after the PBX; a file is taken as it is, with the PBX's name where there are several. */
    static Path file(Settings settings, Settings.PbxSettings pbx) {
        Path record = settings.record();
        String name = pbx.name().replaceAll("[^A-Za-z0-9._-]", "_");
        if (record.equals(Settings.NO_FILE)) {
            return record;
        }
        if (Files.isDirectory(record)) {
            return record.resolve(name + ".ami");
        }
        return settings.pbx().size() == 1 ? record : record.resolveSibling(record.getFileName() + "." + name);
    }

    /** {@code in}, copied as it is read. */
    InputStream tee(InputStream in) throws IOException {
        if (file.toString().isEmpty()) {
            return in;
        }
        Path target = unused();
        OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(target, StandardOpenOption.CREATE_NEW), 1 << 16);
        BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(CHUNKS);
        Thread writer = new Thread(() -> write(out, chunks, target), "record-" + target.getFileName());
        writer.setDaemon(true);
        writer.start();
        LOG.info("recording to {}", target);
        return new Tee(in, chunks, target);
    }

    private Path unused() throws IOException {
        Path target = file;
        for (int number = 2; Files.exists(target); number++) {
            target = file.resolveSibling(file.getFileName() + "." + number);
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return target;
    }

    private static void write(OutputStream out, BlockingQueue<byte[]> chunks, Path target) {
        try (out) {
            for (byte[] chunk = chunks.take(); chunk != END; chunk = chunks.take()) {
                out.write(chunk);
                if (chunks.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            LOG.warn("recording to {} stopped: {}", target, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Copies every chunk until the queue is full once. */
    private static final class Tee extends InputStream {
        private final InputStream in;
        private final BlockingQueue<byte[]> chunks;
        private final Path target;
        private boolean recording = true;

        Tee(InputStream in, BlockingQueue<byte[]> chunks, Path target) {
            this.in = in;
            this.chunks = chunks;
            this.target = target;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            if (recording) {
                byte[] chunk = read < 0 ? END : Arrays.copyOfRange(bytes, offset, offset + read);
                recording = chunks.offer(chunk) && read >= 0;
                if (!recording && read >= 0) {
                    LOG.warn("recording to {} stopped: the disk is too slow", target);
                }
            }
            return read;
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public void close() throws IOException {
            chunks.offer(END);
            in.close();
        }
    }
}
