package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.AutoComplete;
import picocli.CommandLine;

/** What the packages say of the commands, and what they run, is what the program has. */
class PackagedCommandsTest {
    private static final Path PACKAGING = Path.of("src/main/packaging");
    private static final Pattern RUN =
            Pattern.compile("(?m)(?:^|[ =;&|(])(?:/usr/bin/)?ringfence ((?:[a-z]|--version)[^;&|>)\\n]*)");

    @Test
    void theManPageTellsOfEveryCommandAndNoOther() throws IOException {
        String page = Files.readString(PACKAGING.resolve("man/ringfence.1"));
        String told = page.replaceAll("(?s).*\n\\.SH COMMANDS\n(.*?)\n\\.SH .*", "$1");
        List<String> names = Pattern.compile("\\.TP\n\\.B (\\S+)")
                .matcher(told)
                .results()
                .map(each -> each.group(1).replace("\\-", "-"))
                .toList();
        assertThat(names).containsExactlyInAnyOrderElementsOf(commands());
    }

    @Test
    void theCompletionKnowsEveryCommand() {
        String script = AutoComplete.bash("ringfence", App.command());
        Matcher words = Pattern.compile("local commands=\"(.*?)\"").matcher(script);
        List<String> lists = words.results().map(each -> each.group(1)).toList();
        assertThat(lists).anySatisfy(list -> assertThat(list.split(" ")).containsAll(commands()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"systemd/ringfence.service", "systemd/ringfence-watchdog.service"})
    void theUnitsRunWhatIsThere(String unit) throws IOException {
        assertThat(run(Files.readString(PACKAGING.resolve(unit))))
                .isNotEmpty()
                .allSatisfy(PackagedCommandsTest::parses);
    }

    @Test
    void theComposeFileRunsWhatIsThere() throws IOException {
        String compose = Files.readString(Path.of("docker-compose.yml"));
        String health = "ringfence " + compose.replaceAll("(?s).*test: \\[CMD, ringfence, (\\w+)].*", "$1");
        String commands = Stream.concat(
                        compose.lines().filter(line -> line.matches(" +exec ringfence .*")), Stream.of(health))
                .reduce("", (all, line) -> all + "\n" + line);
        assertThat(run(commands)).hasSize(4).allSatisfy(PackagedCommandsTest::parses);
    }

    private static Set<String> commands() {
        return App.command().getSubcommands().keySet();
    }

    private static List<String> run(String text) {
        return RUN.matcher(text).results().map(each -> each.group(1).strip()).toList();
    }

    private static void parses(String words) {
        CommandLine.ParseResult parsed =
                App.command().parseArgs(words.replace("\"", "").split(" +"));
        assertThat(parsed.hasSubcommand()).as(words).isTrue();
    }
}
