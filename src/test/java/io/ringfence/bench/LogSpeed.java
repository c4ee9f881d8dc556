package io.ringfence.bench;

import io.ringfence.history.log.LogFile;
import io.ringfence.history.log.Sighting;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How fast a log is read, beside {@code grep -c} on the same file: a gigabyte of calls as {@code full} logs them with a password
 * attack among them, then a gigabyte of the attack alone, then one line of a gigabyte. {@code .ci/bench logs [MEGABYTES]}.
 *
 * <p>A gigabyte each on two cores of a shared machine under load, JDK 17, heap 128 MB: 183 MB in a second of processor time for calls
 * with an attack among them, 86 to 134 MB for an attack alone, 1,670 MB for one line. {@code grep -c} on the first: 4,300 MB.
 */
public final class LogSpeed {
    private static final long MEGA = 1_000_000L;

    private LogSpeed() {}

    /** Measures; the argument is how many megabytes. */
    public static void main(String[] args) throws Exception {
        long bytes = (args.length > 0 ? Long.parseLong(args[0]) : 1000) * MEGA;
        measure("calls and an attack", bytes, 10);
        measure("an attack alone", bytes, 1);
        measure("one line", bytes, 0);
    }

    private static void measure(String what, long bytes, int everyHostile) throws IOException, InterruptedException {
        Path file = Files.createTempFile("ringfence-log-", ".full");
        try {
            write(file, bytes, everyHostile);
            long grep = grep(file);
            long[] said = new long[1];
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long cpu = threads.getCurrentThreadCpuTime();
            long began = System.nanoTime();
            LogFile log = LogFile.read(file, ZoneOffset.UTC, (Sighting one) -> said[0]++, read -> {});
            double seconds = (System.nanoTime() - began) / 1e9;
            double busy = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted() / MEGA;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d MB, %d lines, %d refusals: %.0f MB/s, %.0f MB in a second of processor time; grep -c: %.0f MB/s; heap %d MB%n",
                    what,
                    Files.size(file) / MEGA,
                    log.lines(),
                    said[0],
                    Files.size(file) / MEGA / seconds,
                    Files.size(file) / MEGA / busy,
                    Files.size(file) / MEGA / (grep / 1e9),
                    used);
        } finally {
            Files.delete(file);
        }
    }

    private static long grep(Path file) throws IOException, InterruptedException {
        long began = System.nanoTime();
        // Through a pipe: grep stops at its first match when nobody can read the count.
        Process grep = new ProcessBuilder("grep", "-c", "failed for '", file.toString()).start();
        grep.getInputStream().readAllBytes();
        grep.waitFor(10, TimeUnit.MINUTES);
        return System.nanoTime() - began;
    }

    private static void write(Path file, long bytes, int everyHostile) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            long written = 0;
            for (long line = 0; written < bytes; line++) {
                String text = everyHostile > 0 && line % everyHostile == 0 ? hostile(line) : ordinary(line);
                byte[] one = (everyHostile == 0 ? text.replace("\n", " ") : text).getBytes(StandardCharsets.ISO_8859_1);
                out.write(one);
                written += one.length;
            }
        }
    }

    private static String time(long line) {
        long second = line / 50;
        return String.format(
                Locale.ROOT,
                "[2024-05-%02d %02d:%02d:%02d] ",
                1 + second / 86_400 % 28,
                second / 3600 % 24,
                second / 60 % 60,
                second % 60);
    }

    private static String ordinary(long line) {
        return time(line) + "VERBOSE[" + (1000 + line % 50) + "][C-" + String.format("%08x", line / 40)
                + "] pbx.c:     -- Executing [0207946" + line % 10_000
                + "@from-internal:" + line % 30 + "] Set(\"PJSIP/1001-" + String.format("%08x", line / 40)
                + "\", \"CALLERID(num)=1001\") in new stack\n";
    }

    private static String hostile(long line) {
        String host = "198.51." + line / 7 % 256 + "." + line % 256;
        return time(line) + "NOTICE[1638] res_pjsip/pjsip_distributor.c: Request 'REGISTER' from '<sip:"
                + (1000 + line % 500) + "@192.0.2.1>' failed for '" + host + ":5060' (callid: " + line + "-77@" + host
                + ") - Failed to authenticate\n";
    }
}
