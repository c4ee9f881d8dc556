package io.ringfence.config;

import io.ringfence.config.Settings.AllowSettings;
import io.ringfence.config.Settings.DialPlanSettings;
import io.ringfence.config.Settings.Mode;
import io.ringfence.config.Settings.PbxSettings;
import io.ringfence.config.notify.NotifySection;
import io.ringfence.config.yaml.Nearest;
import io.ringfence.config.yaml.Place;
import io.ringfence.config.yaml.Problem;
import io.ringfence.config.yaml.Problems;
import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Turns {@code ringfence.yaml} into {@link Settings}, or says everything that is wrong with it at once.
 *
 * <p>Reading changes nothing, so a file can be read again while the service runs and refused as a whole. A new section is a
 * class like {@link HttpSection} and a line in {@link #settings}.
 */
public final class SettingsReader {
    private static final int LARGEST = 256 * 1024;
    private static final Map<String, Mode> MODES = Map.of("observe", Mode.OBSERVE, "enforce", Mode.ENFORCE);

    private final Map<String, String> environment;

    /** Reads with these environment variables at hand. */
    public SettingsReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Reads a file; relative paths in it are meant against its folder.
     *
     * @throws InvalidSettings when it cannot be read or anything in it is wrong
     */
    public Loaded read(Path file, Purpose purpose) throws InvalidSettings {
        Path folder = file.toAbsolutePath().getParent();
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(LARGEST + 1);
        } catch (IOException failure) {
            Problems problems = new Problems(file.toString());
            problems.add(Place.FILE, "", "cannot be read: " + reason(file, failure));
            throw new InvalidSettings(problems.errors());
        }
        boolean open = Sources.worldReadable(file);
        return read(file.toString(), folder == null ? file : folder, content, purpose, open);
    }

    /**
     * Reads what a file holds.
     *
     * @param name what messages call it
     * @param folder against which relative paths are meant
     * @param content UTF-8
     * @throws InvalidSettings when anything in it is wrong
     */
    public Loaded read(String name, Path folder, byte[] content, Purpose purpose) throws InvalidSettings {
        return read(name, folder, content, purpose, false);
    }

    private Loaded read(String name, Path folder, byte[] content, Purpose purpose, boolean open)
            throws InvalidSettings {
        Problems problems = new Problems(name);
        Sources sources = new Sources(folder, environment, purpose);
        String text = text(content, problems);
        if (problems.any()) {
            throw new InvalidSettings(problems.errors());
        }
        Section root = Section.root(text, problems);
        Settings settings = settings(root, sources, problems, purpose);
        root.finish();
        if (open && sources.secretInFile()) {
            problems.warn(Place.FILE, "", "holds a secret and everybody on this machine can read it: chmod o-r it");
        }
        if (problems.any()) {
            throw new InvalidSettings(problems.errors());
        }
        return new Loaded(
                settings, problems.warnings().stream().map(Problem::toString).toList(), root.listing());
    }

    private static Settings settings(Section root, Sources sources, Problems problems, Purpose purpose) {
        Value mode = root.value("mode");
        Mode chosen = mode.word(MODES, Mode.OBSERVE);
        String country = Countries.code(
                root.value("country").required("the two-letter code of the country the PBX stands in, such as `DE`"));
        Currency currency = Countries.currency(country, root.value("currency"));
        ZoneId zone = zone(root.value("timezone", "tz", "zone"));
        Section dialplan = root.section("dialplan", "dial-plan");
        List<Value> trunks = root.values("trunks");
        AllowSettings allow = ListSections.allow(root.section("allow", "whitelist"), country, problems);
        if (chosen == Mode.ENFORCE && trunks.isEmpty()) {
            mode.warn(
                    "enforces without `trunks`: Ringfence has to learn which endpoints are trunks; name them to be sure");
        }
        if (!root.filled("pbx") && purpose == Purpose.LIVE) {
            problems.add(root.place(), "pbx", "is required: at least one PBX to watch");
        }
        List<PbxSettings> pbxs = PbxSection.read(root.sections("pbx", "pbxs"), sources);
        List<String> names = pbxs.stream().map(PbxSettings::name).toList();
        return new Settings(
                chosen,
                country,
                zone,
                currency,
                sources.writable(root.value("store", "database")),
                sources.readable(root.value("rates", "rate-deck")),
                sources.writable(root.value("record", "capture")),
                new DialPlanSettings(
                        Words.outsideLine(dialplan.values("outside-line")),
                        Words.international(dialplan.values("international")),
                        Words.forwardCodes(dialplan.values("forward-codes"))),
                Words.trunks(trunks),
                pbxs,
                HttpSection.read(root.section("http", "web"), sources),
                allow,
                ListSections.deny(root.section("deny", "blacklist"), allow, country, problems),
                Words.numbers(root.values("emergency")),
                new PoliciesSection(country, currency, zone, sources, problems).read(root),
                WatchSection.read(root, names, sources),
                BansSection.read(root.section("bans", "ban"), chosen == Mode.ENFORCE, sources),
                NotifySection.read(root.sections("notify", "notifications", "alerts"), sources, zone, names),
                Words.drill(root.value("drill")),
                NotifySection.heartbeat(root.section("heartbeat", "dead-man", "watchdog"), sources));
    }

    private static ZoneId zone(Value value) {
        if (value.given()) {
            try {
                return ZoneId.of(value.text());
            } catch (DateTimeException unknown) {
                String hint = Nearest.hint(value.text(), new TreeSet<>(ZoneId.getAvailableZoneIds()));
                value.reject("must be a time zone such as `Europe/Berlin`", hint);
            }
        }
        return ZoneId.systemDefault();
    }

    private static String text(byte[] content, Problems problems) {
        if (content.length > LARGEST) {
            problems.add(Place.FILE, "", "is larger than " + LARGEST / 1024 + " KiB");
            return "";
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            problems.add(firstBad(content), "", "must be UTF-8 text");
            return "";
        }
    }

    /** Decoding replaces what it cannot read, so the place is where the replacement first stands. */
    private static Place firstBad(byte[] content) {
        String before = new String(content, StandardCharsets.UTF_8).split("\ufffd", 2)[0];
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        String last = before.substring(before.lastIndexOf('\n') + 1);
        return new Place(line, last.codePointCount(0, last.length()) + 1);
    }

    private static String reason(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return Files.isDirectory(file) ? "it is a folder" : "the disk or the system failed";
    }
}
