package io.ringfence.act.ban;

import static io.ringfence.act.ban.NftTextTest.ban;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ringfence.decide.ban.Ban;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kernel's own packet filter, in a network namespace of the test. Needs root. */
final class NftPerimeterIT {
    private final Program program = new Program(Duration.ofSeconds(20), 1 << 20);
    private Process namespace;
    private List<String> nft;
    private NftPerimeter perimeter;

    @BeforeEach
    void enter() throws IOException {
        namespace = new ProcessBuilder("unshare", "--net", "sleep", "infinity").start();
        await().until(() -> !network(namespace.pid() + "").equals(network("self")));
        nft = List.of("nsenter", "--net", "--target", namespace.pid() + "", "nft");
        perimeter = new NftPerimeter(nft);
    }

    private static String network(String process) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/" + process + "/ns/net")).toString();
    }

    @AfterEach
    void leave() {
        namespace.destroyForcibly();
    }

    private String run(String text) throws IOException {
        List<String> command = new ArrayList<>(nft);
        command.addAll(List.of(text.split(" ")));
        return program.run(command, "").printed();
    }

    private List<String> held() throws IOException {
        return NftText.present(run("-j list table inet ringfence")).secondsLeft().keySet().stream()
                .map(Object::toString)
                .toList();
    }

    private void keep(boolean thorough, Ban... bans) throws IOException {
        assertThat(perimeter.keep(List.of(bans), thorough, 0)).isTrue();
    }

    @Test
    void holdsWhatItIsTold() throws IOException {
        keep(false);
        assertThat(held()).isEmpty();
        assertThat(run("list chain inet ringfence perimeter")).contains("hook prerouting", "@banned4 counter", "drop");

        keep(false, ban("198.51.100.7", 60), ban("2001:db8::/64", 60));
        assertThat(held()).containsExactly("198.51.100.7", "2001:db8::/64");

        keep(false, ban("198.51.100.0/24", 60), ban("2001:db8::/64", 600));
        assertThat(held()).containsExactly("198.51.100.0/24", "2001:db8::/64");
        assertThat(run("list set inet ringfence banned6")).contains("timeout 10m");

        keep(false);
        assertThat(held()).isEmpty();
    }

    @Test
    void whatSomebodyTookAwayComesBackAndWhatSomebodyAddedGoes() throws IOException {
        keep(true, ban("198.51.100.7", 600));
        run("add element inet ringfence banned4 { 203.0.113.9 timeout 1h }");
        run("delete element inet ringfence banned4 { 198.51.100.7 }");
        assertThat(held()).containsExactly("203.0.113.9");

        keep(true, ban("198.51.100.7", 600));
        assertThat(held()).containsExactly("198.51.100.7");
        for (String harm : List.of(
                "flush ruleset",
                "delete table inet ringfence",
                "flush chain inet ringfence perimeter",
                "flush set inet ringfence banned4")) {
            run(harm);
            keep(true, ban("198.51.100.7", 600));
            assertThat(held()).as(harm).containsExactly("198.51.100.7");
            assertThat(run("list chain inet ringfence perimeter")).as(harm).contains("@banned6 counter");
        }
    }

    @Test
    void aChangeThatMeetsATableOfOthersMakesItsOwnAnew() throws IOException {
        keep(false, ban("198.51.100.7", 600));
        run("flush ruleset");
        keep(false, ban("198.51.100.7", 600), ban("198.51.100.9", 600));
        assertThat(held()).containsExactly("198.51.100.7", "198.51.100.9");
    }

    @Test
    void touchesNoTableOfOthersAndLeavesNothingBehind() throws IOException {
        run("add table inet filter");
        keep(false, ban("198.51.100.7", 600));
        perimeter.remove();
        perimeter.remove();
        assertThat(run("list tables").strip()).isEqualTo("table inet filter");
        keep(false, ban("198.51.100.7", 600));
        assertThat(held()).containsExactly("198.51.100.7");
    }

    @Test
    void takesTenThousandAtOnce() throws IOException {
        List<Ban> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(ban("100." + (i >> 8) + "." + (i & 255) + ".7", 86_400));
        }
        assertThat(perimeter.keep(many, true, 0)).isTrue();
        assertThat(held()).hasSize(10_000);
        assertThat(perimeter.keep(many, true, 0)).isTrue();
    }

    @Test
    void saysWhatIsWrong() {
        NftPerimeter missing = new NftPerimeter(List.of("/nowhere/nft"));
        assertThatThrownBy(() -> missing.keep(List.of(), true, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nft");
        NftPerimeter refused = new NftPerimeter(List.of("sh", "-c", "echo Operation not permitted; exit 1"));
        assertThatThrownBy(() -> refused.keep(List.of(), true, 0))
                .hasMessage("nftables refuses: Operation not permitted");
    }
}
