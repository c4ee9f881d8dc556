package io.ringfence.live;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Sipp;
import io.ringfence.sim.firm.Country;
import io.ringfence.sim.firm.Gazetteer;
import io.ringfence.sim.office.Capture;
import io.ringfence.sim.office.Office;
import io.ringfence.sim.office.Rhythm;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The medical clinic of 2019: 111 calls to 89 numbers in 37 countries within 966 seconds by several users (TransNexus, anatomy
 * of a fraud attack), here in two minutes; and two weeks of an office of twenty before it.
 */
final class Clinic {
    /** A minute of talk stands for the twenty that each call was to last. */
    static final int COMPRESSION = 20;

    private static final Duration TALK = Duration.ofMinutes(1);

    static final int CALLS = 111;

    /** Whose passwords are known. */
    static final List<Integer> ROBBED = List.of(1004, 1009, 1015);

    private static final int NUMBERS = 89;
    private static final int PEOPLE = 20;
    private static final Duration WEEKS = Duration.ofDays(14);
    private static final List<Country> COUNTRIES = Gazetteer.all(
            "SO GM CU LV MV SL LR KH AL BA GN SI TN LT SB BY MA MD EE ML TG ET CI DZ MK UA RU YE NG KE PK EG BG PL PH TH AU");

    private Clinic() {}

    /** The calls, one a second, each talking as long as it is let. */
    static Sipp attack(AsteriskRig rig, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> dialled = new ArrayList<>();
        for (int i = 0; i < NUMBERS; i++) {
            dialled.add("00" + COUNTRIES.get(i % COUNTRIES.size()).number(random));
        }
        for (int i = NUMBERS; i < CALLS; i++) {
            dialled.add(dialled.get(random.nextInt(NUMBERS)));
        }
        Collections.shuffle(dialled, new Random(seed));
        Sipp attack = Sipp.play(rig, "caller").rate(1).hold(TALK);
        for (String number : dialled) {
            attack.also(ROBBED.get(random.nextInt(ROBBED.size())), number);
        }
        return attack;
    }

    /** A zone in which it is that hour of the day now; a test that judges habits must not depend on when it runs. */
    static ZoneId zone(int hour) {
        int east = hour - Instant.now().atZone(ZoneOffset.UTC).getHour();
        int offset = east < -12 ? east + 24 : east > 14 ? east - 24 : east;
        return ZoneId.of(offset == 0 ? "Etc/GMT" : "Etc/GMT" + (offset > 0 ? "-" : "+") + Math.abs(offset));
    }

    /** Two weeks of the office in that zone until now, the robbed at {@code address} unless it is empty. */
    static Path history(Path folder, long seed, ZoneId zone, String address) {
        Path plain = folder.resolve("history.ami");
        Instant start = Instant.now().minus(WEEKS);
        Office.Size size = new Office.Size(PEOPLE, 3, Duration.ofMillis(400).toNanos());
        try (OutputStream out = Files.newOutputStream(plain)) {
            new Capture(seed, size, Rhythm.businessHours(zone))
                    .write(start.getEpochSecond() * 1_000_000_000L, WEEKS.toNanos(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return address.isEmpty() ? plain : moved(plain, address);
    }

    private static Path moved(Path plain, String address) {
        Path moved = plain.resolveSibling("moved.ami");
        try (BufferedReader in = Files.newBufferedReader(plain, StandardCharsets.ISO_8859_1);
                BufferedWriter out = Files.newBufferedWriter(moved, StandardCharsets.ISO_8859_1)) {
            boolean robbed = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("AccountID: ")) {
                    String account = line.substring("AccountID: ".length());
                    robbed = ROBBED.stream().anyMatch(each -> account.equals("" + each));
                }
                boolean moves = robbed && line.startsWith("RemoteAddress: ");
                out.write(moves ? "RemoteAddress: IPV4/UDP/" + address + "/5060" : line);
                out.write("\r\n");
            }
            return moved;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
