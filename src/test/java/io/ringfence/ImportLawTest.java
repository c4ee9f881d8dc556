package io.ringfence;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.ringfence.score.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Which package may import which. The table is the law: a package that is not in it, or an import it does not grant, fails.
 * Nobody may import the root package, where everything is put together.
 */
final class ImportLawTest {
    private static final String ROOT = "io.ringfence";
    private static final Path SOURCES = Path.of("src/main/java");
    private static final int MOST_LINES = 300;
    private static final int MOST_FILES = 15;

    private record Row(String from, Set<String> to) {
        static Row of(String from, String... to) {
            return new Row(from, Set.of(to));
        }
    }

    private static final List<Row> LAW = List.of(
            // Nouns: they import other nouns and no verb.
            Row.of("time"),
            Row.of("stat"),
            Row.of("network"),
            Row.of("list", "network"),
            Row.of("list.remote", "list", "config"),
            Row.of("number"),
            Row.of("access"),
            Row.of("fact", "number", "network"),
            Row.of("policy", "time"),
            Row.of("config", "config.yaml", "config.notify", "policy", "number", "network", "time"),
            Row.of("config.notify", "config", "config.yaml", "time"),
            Row.of("config.yaml"),
            Row.of("store", "store.post", "time"),
            Row.of("store.post", "store"),
            // Verbs, down the river: each imports the verb directly upstream, if it needs it, and nouns.
            Row.of("ami", "ami.frame", "ami.action", "config", "network", "time"),
            Row.of("ami.frame"),
            Row.of("ami.action"),
            Row.of("track.forward", "number"),
            Row.of("track", "track.forward", "ami", "fact", "number", "network"),
            Row.of("history", "history.csv", "fact", "number"),
            Row.of("history.csv"),
            Row.of("history.log", "history.log.line", "history.csv", "network"),
            Row.of("history.log.line", "history.csv"),
            Row.of("history.log.live", "history.log", "history.log.line", "config", "fact", "network", "time"),
            Row.of(
                    "score",
                    "score.access",
                    "list.remote",
                    "fact",
                    "number",
                    "network",
                    "list",
                    "stat",
                    "time",
                    "policy",
                    "config"),
            Row.of("score.access", "fact", "number", "network", "list", "stat", "policy"),
            Row.of("decide", "decide.access", "score", "score.access", "fact", "number", "network", "policy", "config"),
            Row.of("decide.access", "score"),
            Row.of(
                    "act",
                    "decide",
                    "score",
                    "score.access",
                    "fact",
                    "number",
                    "network",
                    "config"), // of score only what a verdict carries
            Row.of("decide.ban", "network", "config"),
            Row.of(
                    "act.ban",
                    "act",
                    "decide.ban",
                    "decide",
                    "score",
                    "score.access",
                    "fact",
                    "network",
                    "number",
                    "config",
                    "time"),
            Row.of("act.hook", "act", "decide", "score", "fact", "number", "config"),
            Row.of(
                    "act.notify",
                    "act.notify.tell",
                    "act.notify.digest",
                    "act",
                    "decide",
                    "fact",
                    "number",
                    "network",
                    "store",
                    "store.post",
                    "config",
                    "config.notify",
                    "time"),
            Row.of("act.notify.digest", "decide", "fact", "number", "store", "store.post", "config.notify"),
            Row.of("act.notify.tell", "act", "act.ban", "config", "config.notify"),
            // Banks: they may import what they watch.
            Row.of(
                    "drill",
                    "ami",
                    "ami.action",
                    "track",
                    "fact",
                    "score",
                    "decide",
                    "act",
                    "act.notify",
                    "number",
                    "policy",
                    "config",
                    "config.notify",
                    "store",
                    "time"),
            Row.of("metric", "drill", "act.notify", "config.notify", "ami", "number", "score", "decide", "act"),
            Row.of(
                    "keep",
                    "act",
                    "decide",
                    "score",
                    "score.access",
                    "fact",
                    "number",
                    "network",
                    "stat",
                    "store",
                    "policy",
                    "config",
                    "time",
                    "keep.ban"),
            Row.of("keep.ban", "act.ban", "decide.ban", "network", "store", "config", "time"),
            Row.of("report", "number", "fact", "score", "decide", "policy"),
            Row.of(
                    "investigate",
                    "config",
                    "history",
                    "history.csv",
                    "history.log",
                    "history.log.line",
                    "fact",
                    "number",
                    "network"),
            Row.of(
                    "investigate.tell",
                    "investigate",
                    "history.csv",
                    "history.log",
                    "history.log.line",
                    "network",
                    "number"),
            Row.of("reload", "config", "policy", "time"),
            Row.of("web", "ami", "config"),
            Row.of("web.session", "access", "store", "time"),
            Row.of(
                    "web.live",
                    "web",
                    "store",
                    "network",
                    "act",
                    "decide",
                    "score",
                    "fact",
                    "number",
                    "ami",
                    "access",
                    "time"),
            Row.of(
                    "web.api",
                    "web",
                    "web.session",
                    "web.live",
                    "access",
                    "config",
                    "config.yaml",
                    "store",
                    "ami",
                    "time"),
            Row.of(
                    "upkeep",
                    "web.api",
                    "drill",
                    "backup",
                    "act.notify",
                    "access",
                    "config",
                    "config.notify",
                    "store",
                    "time"),
            Row.of("cli", "config", "number"),
            Row.of("cli.kept", "config", "network", "number", "store", "access"),
            Row.of("cli.hook", "config", "number"),
            Row.of("cli.care", "cli.kept", "backup", "config"),
            Row.of("backup", "store", "config", "config.yaml", "policy", "time"),
            // The audit of a configuration folder: beside the river; of history only what was dialled.
            Row.of(
                    "audit",
                    "audit.conf",
                    "audit.account",
                    "audit.plan",
                    "audit.weakness",
                    "audit.check",
                    "history",
                    "fact",
                    "number"),
            Row.of("audit.ask", "ami", "ami.action", "config", "time"),
            Row.of("audit.check", "audit.weakness", "audit.conf", "audit.account", "audit.plan"),
            Row.of("audit.weakness", "audit.conf", "audit.account", "audit.plan"),
            Row.of("audit.account", "audit.conf"),
            Row.of("audit.plan", "audit.conf"),
            Row.of("audit.conf"),
            // The tripwire: a source of facts that reads configuration as the audit does, and keeps what was accepted.
            Row.of("watch", "audit.conf", "audit.account", "audit.plan", "fact", "number", "store", "config", "time"),
            // The simulated PBX: a stranger to the river.
            Row.of("sim", "sim.exchange", "sim.office", "time"),
            Row.of("sim.told", "sim.office"),
            Row.of("sim.story", "sim.firm", "sim.office", "sim.exchange"),
            Row.of("sim.firm", "sim.office", "sim.exchange"),
            Row.of("sim.office", "sim.exchange"),
            Row.of("sim.exchange"));

    /** Packages with more files than wished for, and how many they may hold; to be split, not to be added to. */
    private static final Map<String, Integer> CROWDED = Map.of(
            ROOT,
            27,
            "config",
            22,
            "ami",
            33,
            "track",
            21,
            "fact",
            17,
            "score",
            42,
            "decide",
            38,
            "sim.exchange",
            21,
            "stat",
            24,
            "store",
            17);

    /** Files longer than they may be, and how long; to be split, not to be added to. */
    private static final Map<String, Integer> LONG = Map.of();

    private static final Pattern UNNAMED =
            Pattern.compile(".*(Manager|Helper|Utils?|Impl|Base|Data|Info|Processor)|Abstract.*");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @ParameterizedTest
    @FieldSource("LAW")
    void imports(Row row) {
        DescribedPredicate<JavaClass> granted = resideInAPackage(qualified(row.from()))
                .or(resideInAnyPackage(
                        row.to().stream().map(ImportLawTest::qualified).toArray(String[]::new)));

        noClasses()
                .that()
                .resideInAPackage(qualified(row.from()))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(DescribedPredicate.not(granted)))
                .because(row.from() + " may import only " + new TreeSet<>(row.to()))
                .check(OURS);
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> written = LAW.stream().map(Row::from).collect(toCollection(TreeSet::new));

        assertThat(sizes().keySet()).filteredOn(name -> !name.equals(ROOT)).containsExactlyElementsOf(written);
    }

    @Test
    void actorsReadOfTheEnginesOnlyWhatVerdictsCarry() {
        noClasses()
                .that()
                .resideInAPackage(qualified("act"))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(qualified("score")).and(DescribedPredicate.not(type(Finding.class))))
                .check(OURS);
    }

    @Test
    void onlyTimeReadsAClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage(qualified("time"))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat(type(java.time.Clock.class))
                .orShould()
                .callMethodWhere(DescribedPredicate.describe(
                        "reads the wall clock",
                        call -> call.getTargetOwner().getPackageName().equals("java.time")
                                && call.getName().equals("now")))
                .check(OURS);
    }

    /** The river, its nouns and its banks are handed a clock, or a time. */
    @Test
    void onlyWhereThingsArePutTogetherTheSystemClockIsTaken() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, qualified("time"), qualified("sim"))
                .should()
                .callMethod(io.ringfence.time.Clock.class, "system")
                .check(OURS);
    }

    /** Named for what it is, not for what it does to something else. Classes of asterisk-java keep their pattern. */
    @Test
    void namesSayWhatAThingIs() {
        assertThat(OURS.stream()
                        .filter(one -> UNNAMED.matcher(one.getSimpleName()).matches())
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsAndKnowsNoNull() throws Exception {
        for (String name : sizes().keySet()) {
            Class<?> statement = Class.forName(qualified(name) + ".package-info");

            assertThat(statement.isAnnotationPresent(NullMarked.class)).as(name).isTrue();
            assertThat(Files.readString(folder(name).resolve("package-info.java")))
                    .as(name)
                    .startsWith("/**");
        }
    }

    @Test
    void filesAreShort() throws IOException {
        for (Path file : files()) {
            String name = file.getFileName().toString();

            assertThat(Files.readAllLines(file))
                    .as(file.toString())
                    .hasSizeLessThanOrEqualTo(LONG.getOrDefault(name, MOST_LINES));
        }
    }

    @Test
    void packagesAreSmall() {
        sizes().forEach((name, size) ->
                assertThat(size).as("files in " + name).isLessThanOrEqualTo(CROWDED.getOrDefault(name, MOST_FILES)));
    }

    /** Files in every package, without its package-info. */
    private static Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        for (Path file : files()) {
            String folder = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
            String name = folder.equals(ROOT) ? ROOT : folder.substring(ROOT.length() + 1);
            sizes.merge(name, file.endsWith("package-info.java") ? 0 : 1, Integer::sum);
        }
        return sizes;
    }

    private static List<Path> files() {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path folder(String name) {
        return SOURCES.resolve(qualified(name).replace('.', '/'));
    }

    private static String qualified(String name) {
        return name.equals(ROOT) ? ROOT : ROOT + "." + name;
    }
}
