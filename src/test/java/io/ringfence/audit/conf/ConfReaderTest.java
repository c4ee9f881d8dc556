package io.ringfence.audit.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class ConfReaderTest {
    @TempDir
    Path folder;

    private Conf conf(String... lines) throws IOException {
        write("x.conf", lines);
        return new Folder(folder).conf("x.conf");
    }

    private void write(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
    }

    private static List<String> pairs(Section section) {
        return section.settings().stream()
                .map(setting -> setting.name() + "=" + setting.value() + "@" + setting.line())
                .toList();
    }

    @Test
    void readsSectionsValuesAndComments() throws IOException {
        Conf conf = conf(
                "; a comment",
                "[one] ; another",
                "a=1",
                "  B => 2 ; two",
                "c = x\\;y ; z",
                "",
                "[two]",
                "a =",
                "d=e=f");

        assertThat(pairs(conf.section("ONE"))).containsExactly("a=1@3", "B=2@4", "c=x;y@5");
        assertThat(pairs(conf.section("two"))).containsExactly("a=@8", "d=e=f@9");
        assertThat(conf.section("one").last("b").value()).isEqualTo("2");
        assertThat(conf.section("one").line()).isEqualTo(2);
        assertThat(conf.section("three")).isEqualTo(Section.NONE);
    }

    @Test
    void blockCommentsNestAndSpanLines() throws IOException {
        Conf conf = conf(
                "[s]",
                "a=1 ;-- out",
                "b=2",
                ";-- deeper --; c=3",
                "--; d=4",
                "e=5 ;-- x --; still",
                ";--- a line",
                "f=6");

        assertThat(pairs(conf.section("s"))).containsExactly("a=1@2", "d=4@5", "e=5  still@6", "f=6@8");
        assertThat(conf.notes()).isEmpty();
    }

    @Test
    void templatesAreInheritedInOrderAndKeepTheirLines() throws IOException {
        Conf conf = conf("[base](!)", "a=1", "b=1", "[more](!,base)", "b=2", "[real](base,more)", "c=3", "b=4");

        assertThat(pairs(conf.section("real")))
                .containsExactly("a=1@2", "b=1@3", "a=1@2", "b=1@3", "b=2@5", "c=3@7", "b=4@8");
        assertThat(conf.section("real").last("b").line()).isEqualTo(8);
        assertThat(conf.real()).hasSize(1);
    }

    @Test
    void addsToTheFirstSectionOrTheOneThatFits() throws IOException {
        Conf conf = conf(
                "[9]",
                "type=endpoint",
                "[9]",
                "type=auth",
                "[9](+)",
                "x=1",
                "[9](+type=auth)",
                "y=2",
                "[9]",
                "type=aor",
                "v=1",
                "v+=2");

        assertThat(conf.sections()).hasSize(3);
        assertThat(pairs(conf.sections().get(0))).containsExactly("type=endpoint@2", "x=1@6");
        assertThat(pairs(conf.sections().get(1))).containsExactly("type=auth@4", "y=2@8");
        assertThat(conf.sections().get(2).last("v").value()).isEqualTo("12");
    }

    @Test
    void includesGoOnInTheSectionTheyStandIn() throws IOException {
        write("more/b.conf", "b=2", "[new]", "c=3");
        write("more/a.conf", "a=1");
        Conf conf = conf(
                "[s]",
                "#include \"more/*.conf\"",
                "d=4",
                "#tryinclude nowhere.conf",
                "#include </etc/asterisk/y.conf>");

        assertThat(pairs(conf.section("s"))).containsExactly("a=1@1", "b=2@1");
        assertThat(pairs(conf.section("new"))).containsExactly("c=3@3", "d=4@3");
        assertThat(conf.section("s").last("b").file()).isEqualTo("more/b.conf");
        assertThat(conf.notes()).extracting(Note::line).containsExactly(5);
    }

    @Test
    void anAbsoluteIncludeOfTheUsualFolderIsFoundInACopy() throws IOException {
        write("y.conf", "y=1");
        Conf conf = conf("[s]", "#include /etc/asterisk/y.conf");

        assertThat(pairs(conf.section("s"))).containsExactly("y=1@1");
    }

    @Test
    void runsNothing() throws IOException {
        Path made = folder.resolve("made");
        Conf conf = conf("[s]", "#exec touch " + made);

        assertThat(made).doesNotExist();
        assertThat(conf.directives()).extracting(Setting::line).containsExactly(2);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void doorsToTheKernelAndDevicesAreNotOpened() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.conf"), Path.of("/proc/kmsg"));

        Conf conf = conf(
                "[s]", "#include /proc/kmsg", "#include /dev/zero", "#include link.conf", "#include *.conf", "a=1");

        assertThat(conf.notes())
                .extracting(Note::text)
                .filteredOn(text -> text.contains("not read"))
                .hasSizeGreaterThan(2);
        assertThat(conf.sections().get(0).settings()).extracting(Setting::name).contains("a");
    }

    @Test
    void includeLoopsAndManyIncludesEnd() throws IOException {
        write("x.conf", "[s]", "#include x.conf", "#include y.conf", "a=1");
        write("y.conf", "#include z.conf", "#include z.conf", "#include z.conf");
        write("z.conf", "#include w.conf", "#include x.conf", "#include w.conf");
        write("w.conf", "b=1");

        Conf conf = new Folder(folder).conf("x.conf");

        assertThat(conf.section("s").last("a").given()).isTrue();
        assertThat(conf.notes())
                .isNotEmpty()
                .allSatisfy(note -> assertThat(note.text()).isEqualTo("includes itself"));
    }

    @Test
    void inheritanceDoesNotGrowWithoutEnd() throws IOException {
        StringBuilder text = new StringBuilder("[t0](!)\n" + "a=1\n".repeat(1_000));
        for (int i = 1; i < 40; i++) {
            text.append("[t%d](!,t%d,t%d)\n".formatted(i, i - 1, i - 1));
        }
        write("x.conf", text.toString());

        assertThat(new Folder(folder)
                        .conf("x.conf").sections().stream()
                                .mapToLong(Section::size)
                                .sum())
                .isLessThan(400_000);
    }

    @Test
    void brokenLinesAreNotedAndPassedOver() throws IOException {
        Conf conf = conf("a=1", "[s", "[s]x(", "nothing", "=b", "#what x", "[t](nowhere)", "[u](+)", "k=v", ";-- open");

        assertThat(conf.notes()).extracting(Note::line).containsExactly(1, 2, 4, 5, 6, 7, 8, 10);
        assertThat(conf.section("u").last("k").value()).isEqualTo("v");
    }

    @Test
    void bytesOfAnyKindAreRead() throws IOException {
        Random random = new Random(7);
        byte[] some = ";-[](!)+,#include x.conf\n=>\\\"\0\u00ff".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        for (int round = 0; round < 300; round++) {
            byte[] content = new byte[random.nextInt(600)];
            for (int i = 0; i < content.length; i++) {
                content[i] = random.nextInt(8) == 0 ? (byte) random.nextInt() : some[random.nextInt(some.length)];
            }
            Files.write(folder.resolve("x.conf"), content);
            Conf conf = new Folder(folder).conf("x.conf");

            assertThat(conf.sections().stream().flatMap(section -> section.settings().stream()))
                    .allSatisfy(setting -> assertThat(setting.line()).isPositive());
        }
    }
}
