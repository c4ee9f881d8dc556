package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Every {@code ringfence} command that README and guides show is one the program has, with the options it has. Whole commands, on
 * lines of their own, must parse as they stand; of those within a sentence the words must be known.
 */
final class GuideCommandsTest {
    private static final Pattern LINE =
            Pattern.compile("^ {4,}(?:[A-Z_]+=\\S+ )*(?:sudo )?(?:\\./)?ringfence +(\\S.*)$", Pattern.MULTILINE);
    private static final Pattern INLINE = Pattern.compile("`(?:\\./)?ringfence\\s+((?!ready`)[a-z][^`]*)`");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    /** What stands for a value a person fills in. */
    private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z][A-Z.|]*…?");

    private record Shown(String file, String command, boolean whole) {}

    @TestFactory
    Stream<DynamicTest> isThere() throws IOException {
        return shown().stream()
                .map(each -> DynamicTest.dynamicTest(each.file() + ": " + each.command(), () -> {
                    if (each.whole()) {
                        parses(words(each.command()));
                    } else {
                        isKnown(words(each.command()));
                    }
                }));
    }

    @Test
    void theGuidesShowMany() throws IOException {
        assertThat(shown()).filteredOn(Shown::whole).hasSizeGreaterThan(40);
        assertThat(shown()).filteredOn(each -> !each.whole()).hasSizeGreaterThan(10);
    }

    /** As typed; a placeholder where a number is wanted is no fault of the guide. */
    private static void parses(List<String> words) {
        try {
            App.command().parseArgs(words.toArray(String[]::new));
        } catch (CommandLine.UnmatchedArgumentException | CommandLine.MissingParameterException wrong) {
            throw wrong;
        } catch (CommandLine.ParameterException wrong) {
            assertThat(words)
                    .as(wrong.getMessage())
                    .anyMatch(word -> PLACEHOLDER.matcher(word).matches());
        }
    }

    private static void isKnown(List<String> words) {
        CommandLine command = App.command();
        for (String word : words) {
            String name = word.replaceAll("=.*", "");
            if (name.startsWith("--")) {
                assertThat(command.getCommandSpec().optionsMap())
                        .as("options of " + name(command))
                        .containsKey(name);
            } else if (!command.getSubcommands().isEmpty() && name.matches("[a-z][a-z|-]*")) {
                assertThat(command.getSubcommands().keySet()).contains(name.split("\\|"));
                command = command.getSubcommands().get(name.split("\\|")[0]);
            }
        }
    }

    private static String name(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        return spec.qualifiedName();
    }

    /** Of a synopsis everything that may be given, of alternatives the first. */
    private static List<String> words(String command) {
        String bare = command.replaceAll(" +#.*| +[0-9]?>.*| +\\|( .*|$)| +<.*", "")
                .replaceAll("[\\[\\]]", "")
                .replaceAll("\\b([A-Z]+)\\|[\\w.]+", "$1")
                .replace(" …", "");
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(bare);
        while (matcher.find()) {
            words.add(matcher.group().replaceAll("^[\"']|[\"']$", ""));
        }
        return words;
    }

    private static List<Shown> shown() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> guides = Files.list(Path.of("src/docs"))) {
            guides.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.endsWith("changes.md")) // what was, is history
                    .sorted()
                    .forEach(files::add);
        }
        List<Shown> shown = new ArrayList<>();
        for (Path file : files) {
            String text = Files.readString(file);
            LINE.matcher(text).results().forEach(result -> shown.add(new Shown(name(file), result.group(1), true)));
            INLINE.matcher(text)
                    .results()
                    .forEach(result ->
                            shown.add(new Shown(name(file), result.group(1).replaceAll("\\s+", " "), false)));
        }
        return shown;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
