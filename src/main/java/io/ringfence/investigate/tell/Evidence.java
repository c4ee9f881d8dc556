package io.ringfence.investigate.tell;

import io.ringfence.history.csv.Unpacked;
import io.ringfence.investigate.BreakIn;
import io.ringfence.investigate.Case;
import io.ringfence.investigate.StolenCall;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The lines themselves: for each file those that matter with their numbers and SHA-256, and the SHA-256 of the file they were taken
 * from, so that anybody who has the file can check them and nobody can say they were changed.
 */
public final class Evidence {
    private static final String HOW = """
            Evidence of an attack on a telephone system
            ===========================================

            report.md        what happened, in words
            manifest.tsv     the files the lines were taken from: SHA-256, size in bytes, path, name of the extract
            extract-N.tsv    the lines of one file: line number, SHA-256 of the line, the line
            SHA256SUMS       the SHA-256 of everything in here

            Keep the original files as they are, and a copy of this folder where nobody can change it.

            To verify (Linux, macOS, or any system with the same tools):

            1. Nothing in this folder was changed:          sha256sum -c SHA256SUMS
            2. The original file is the one that was read:  sha256sum PATH        compare with manifest.tsv
            3. A line is in that file as it is shown here:  sed -n 'NUMBERp' PATH | tr -d '\\n' | sha256sum
               For a file packed with gzip: zcat PATH | sed -n 'NUMBERp' | tr -d '\\n' | sha256sum

            The SHA-256 of a line is that of its bytes without the line feed that ends it. In the extracts a tab is written
            as \\t, a backslash as \\\\, and every byte that is no printable ASCII as \\xNN, so that no program acts on them.
            """;
    private static final int LONGEST = 1 << 16;

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    private Evidence() {}

    /** Writes the evidence of {@code found} into a folder, or a file if its name ends in {@code .zip}. */
    public static void write(Case found, String report, Instant now, Path to) throws IOException {
        Evidence evidence = new Evidence();
        evidence.parts.put(
                "README.txt", (HOW + "\nMade by Ringfence on " + now + ".\n").getBytes(StandardCharsets.UTF_8));
        evidence.parts.put("report.md", report.getBytes(StandardCharsets.UTF_8));
        evidence.extract(wanted(found));
        evidence.sum();
        if (to.toString().endsWith(".zip")) {
            evidence.pack(to);
        } else {
            Files.createDirectories(to);
            for (Map.Entry<String, byte[]> part : evidence.parts.entrySet()) {
                Files.write(to.resolve(part.getKey()), part.getValue());
            }
        }
    }

    private static Map<String, SortedSet<Long>> wanted(Case found) {
        Map<String, SortedSet<Long>> wanted = new TreeMap<>();
        found.evidence()
                .forEach((file, lines) -> Arrays.stream(lines)
                        .forEach(line -> wanted.computeIfAbsent(file, name -> new TreeSet<>())
                                .add(line)));
        for (BreakIn one : found.breakIns()) {
            wanted.computeIfAbsent(one.place().file(), name -> new TreeSet<>())
                    .add(one.place().line());
        }
        for (StolenCall call : found.calls()) {
            wanted.computeIfAbsent(call.place().file(), name -> new TreeSet<>())
                    .add(call.place().line());
        }
        wanted.remove("");
        return wanted;
    }

    private void extract(Map<String, SortedSet<Long>> wanted) throws IOException {
        StringBuilder manifest = new StringBuilder("sha256\tbytes\tfile\textract\n");
        int number = 1;
        for (Map.Entry<String, SortedSet<Long>> file : wanted.entrySet()) {
            String name = "extract-" + number++ + ".tsv";
            MessageDigest whole = sha256();
            Path path = Path.of(file.getKey());
            try (InputStream raw = new DigestInputStream(Files.newInputStream(path), whole)) {
                parts.put(name, lines(Unpacked.of(raw), file.getValue()));
                raw.transferTo(OutputStream.nullOutputStream());
            }
            manifest.append(hex(whole))
                    .append('\t')
                    .append(Files.size(path))
                    .append('\t')
                    .append(shown(file.getKey().getBytes(StandardCharsets.UTF_8)))
                    .append('\t')
                    .append(name)
                    .append('\n');
        }
        parts.put("manifest.tsv", manifest.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] lines(InputStream raw, SortedSet<Long> wanted) throws IOException {
        StringBuilder extract = new StringBuilder("line\tsha256\ttext\n");
        BufferedInputStream in = new BufferedInputStream(raw, LONGEST);
        byte[] chunk = new byte[LONGEST];
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        MessageDigest digest = sha256();
        long number = 1;
        boolean taken = wanted.contains(number);
        int read = in.read(chunk);
        while (read >= 0) {
            int from = 0;
            for (int i = 0; i < read; i++) {
                if (chunk[i] == '\n') {
                    if (taken) {
                        take(chunk, from, i, kept, digest);
                        append(extract, number, digest, kept);
                    }
                    from = i + 1;
                    taken = wanted.contains(++number);
                }
            }
            if (taken) {
                take(chunk, from, read, kept, digest);
            }
            read = in.read(chunk);
        }
        if (taken && kept.size() > 0) {
            append(extract, number, digest, kept);
        }
        return extract.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void take(byte[] chunk, int from, int to, ByteArrayOutputStream kept, MessageDigest digest) {
        digest.update(chunk, from, to - from);
        kept.write(chunk, from, Math.min(to - from, LONGEST - kept.size()));
    }

    private static void append(StringBuilder extract, long number, MessageDigest digest, ByteArrayOutputStream kept) {
        extract.append(number)
                .append('\t')
                .append(hex(digest))
                .append('\t')
                .append(shown(kept.toByteArray()))
                .append('\n');
        kept.reset();
    }

    private static String shown(byte[] bytes) {
        StringBuilder shown = new StringBuilder();
        for (byte b : bytes) {
            if (b == '\t') {
                shown.append("\\t");
            } else if (b == '\\') {
                shown.append("\\\\");
            } else if (b >= ' ' && b < 127) {
                shown.append((char) b);
            } else {
                shown.append(String.format("\\x%02x", b & 0xff));
            }
        }
        return shown.toString();
    }

    private void sum() {
        StringBuilder sums = new StringBuilder();
        parts.forEach((name, bytes) -> {
            MessageDigest digest = sha256();
            digest.update(bytes);
            sums.append(hex(digest)).append("  ").append(name).append('\n');
        });
        parts.put("SHA256SUMS", sums.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void pack(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry("evidence/" + part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
