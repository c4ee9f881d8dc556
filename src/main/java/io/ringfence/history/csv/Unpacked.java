package io.ringfence.history.csv;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file that may be packed with gzip, known by its first bytes. Of a packed file that was cut, what is whole. */
public final class Unpacked extends FilterInputStream {
    private static final int BUFFER = 1 << 16;
    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;

    private Unpacked(InputStream in) {
        super(in);
    }

    /** What {@code raw} holds. */
    public static InputStream of(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
        in.mark(2);
        boolean packed = in.read() == FIRST && in.read() == SECOND;
        in.reset();
        if (!packed) {
            return in;
        }
        try {
            return new BufferedInputStream(new Unpacked(new GZIPInputStream(in, BUFFER)), BUFFER);
        } catch (EOFException e) {
            return InputStream.nullInputStream();
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (EOFException | ZipException e) {
            return -1;
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (EOFException | ZipException e) {
            return -1;
        }
    }
}
