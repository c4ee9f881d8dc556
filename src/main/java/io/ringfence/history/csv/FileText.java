package io.ringfence.history.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The lines of a file, packed or not, in UTF-8 or what its byte order mark says. Bytes that are no text become U+FFFD; a line
 * beyond {@value #LONGEST} characters is cut there. Only a line feed ends a line, a carriage return before it is dropped.
 */
public final class FileText implements Closeable {
    public static final int LONGEST = 1 << 18;

    private static final int BUFFER = 1 << 16;

    private final Reader reader;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder line = new StringBuilder(512);
    private int from;
    private int to;
    private boolean ended;

    private FileText(Reader reader) {
        this.reader = reader;
    }

    public static FileText open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return text(new PushbackInputStream(Unpacked.of(in), 3));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static FileText text(PushbackInputStream in) throws IOException {
        byte[] mark = in.readNBytes(3);
        Charset charset = StandardCharsets.UTF_8;
        int marked = 0;
        if (mark.length == 3 && mark[0] == (byte) 0xEF && mark[1] == (byte) 0xBB && mark[2] == (byte) 0xBF) {
            marked = 3;
        } else if (mark.length >= 2 && mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE) {
            charset = StandardCharsets.UTF_16LE;
            marked = 2;
        } else if (mark.length >= 2 && mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF) {
            charset = StandardCharsets.UTF_16BE;
            marked = 2;
        }
        in.unread(mark, marked, mark.length - marked);
        return new FileText(new InputStreamReader(in, charset));
    }

    /** Whether there is another line; {@link #line()} is it then. */
    public boolean next() throws IOException {
        line.setLength(0);
        boolean any = false;
        while (true) {
            if (from == to && !fill()) {
                break;
            }
            any = true;
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.append(buffer, from, Math.min(end - from, LONGEST - line.length()));
            from = end;
            if (end < to) {
                from++;
                break;
            }
        }
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') {
            line.setLength(length - 1);
        }
        return any;
    }

    /** The line read last, without its end. */
    public String line() {
        return line.toString();
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        from = 0;
        to = Math.max(0, reader.read(buffer));
        ended = to == 0;
        return !ended;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
