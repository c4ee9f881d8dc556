package io.ringfence.audit.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.audit.conf.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class ReachTest {
    private static final Peers PEERS = new Peers() {
        @Override
        public boolean phone(String technology, String name) {
            return name.equals("201");
        }

        @Override
        public boolean trunk(String technology, String name) {
            return name.equals("carrier");
        }
    };

    @TempDir
    Path folder;

    private List<String> ways(String... lines) throws IOException {
        Files.write(folder.resolve("extensions.conf"), List.of(lines));
        Dialplan plan = new Dialplan(new Folder(folder).conf("extensions.conf"));
        return Reach.from(plan, PEERS, "in", Dialled.ANYTHING).ways().stream()
                .map(way -> way.step().at().line() + " " + way.path())
                .toList();
    }

    @Test
    void followsIncludesAndJumps() throws IOException {
        assertThat(ways(
                        "[in]",
                        "exten => _X.,1,Goto(b,${EXTEN},1)",
                        "[b]",
                        "include => c",
                        "[c]",
                        "exten => _0X.,1,Dial(PJSIP/${EXTEN:1}@carrier)"))
                .containsExactly("6 in,_X. > b includes c,_0X.");
    }

    @Test
    void tellsWhereTheWayLeavesItsContext() throws IOException {
        Files.write(
                folder.resolve("extensions.conf"),
                List.of(
                        "[in]",
                        "include => own",
                        "include => mid",
                        "exten => _8X.,1,NoOp()",
                        " same => n,Goto(out,${EXTEN},1)",
                        "exten => _7X.,1,Dial(SIP/${EXTEN}@carrier)",
                        "[own]",
                        "exten => 1,1,Hangup()",
                        "[mid]",
                        "include => out",
                        "[out]",
                        "exten => _X.,1,Dial(SIP/${EXTEN}@carrier)"));
        Dialplan plan = new Dialplan(new Folder(folder).conf("extensions.conf"));

        assertThat(Reach.from(plan, PEERS, "in", Dialled.ANYTHING).ways())
                .extracting(way -> way.step().at().line() + " " + way.crossing().line())
                .containsExactlyInAnyOrder("6 0", "12 3", "12 5");
    }

    @Test
    void aFixedNumberIsNoChoice() throws IOException {
        assertThat(ways(
                        "[in]",
                        "exten => 100,1,Dial(PJSIP/0123456@carrier)",
                        "exten => 112,1,Dial(PJSIP/${EXTEN}@carrier)",
                        "exten => 101,1,Goto(out,0123456,1)",
                        "exten => _20X,1,Dial(PJSIP/${EXTEN})",
                        "exten => 102,1,Dial(Local/${DB(CF/102)}@out)",
                        "[out]",
                        "exten => _X.,1,Dial(PJSIP/${EXTEN}@carrier)"))
                .isEmpty();
    }

    @Test
    void menusReadsAndArgumentsAreChoices() throws IOException {
        assertThat(ways(
                        "[in]",
                        "exten => 1,1,Background(hello)",
                        "include => out",
                        "[out]",
                        "exten => _0X.,1,Dial(SIP/${EXTEN}@carrier)"))
                .hasSize(1);
        assertThat(ways(
                        "[in]",
                        "exten => 1,1,Read(N,,20)",
                        " same => n,Set(M=0${N})",
                        " same => n,Dial(IAX2/carrier/${M})"))
                .hasSize(1);
        assertThat(ways(
                        "[in]",
                        "exten => 1,1,DISA(no-password,out)",
                        "[out]",
                        "exten => _0X.,1,Gosub(s,s,1(${EXTEN}))",
                        "[s]",
                        "exten => s,1,Dial(DAHDI/g1/${ARG1})"))
                .hasSize(1);
        assertThat(ways(
                        "[in]",
                        "exten => _X.,1,GotoIf($[\"${A}\" = \"b:c?\"]?here:out,${EXTEN},1)",
                        "[out]",
                        "exten => _0X.,1,ExecIf($[1]?Dial(SIP/carrier/${EXTEN}))"))
                .hasSize(1);
        assertThat(ways(
                        "[globals]",
                        "T=SIP/carrier",
                        "[in]",
                        "exten => _X.,1,Macro(o,${EXTEN})",
                        "[macro-o]",
                        "exten => s,1,Dial(${T}/${ARG1},60)"))
                .hasSize(1);
    }

    @Test
    void nothingIsReachedBehindACode() throws IOException {
        assertThat(ways(
                        "[in]",
                        "exten => 1,1,Authenticate(93847501)",
                        " same => n,Goto(out,${EXTEN},1)",
                        "exten => 2,1,DISA(93847501,out)",
                        "[out]",
                        "exten => _X.,1,Dial(SIP/${EXTEN}@carrier)"))
                .isEmpty();
    }

    @Test
    void aNumberOfOurOwnDigitsIsNoChoiceEither() throws IOException {
        assertThat(ways(
                        "[in]",
                        "exten => _4930100XX,1,Goto(local,${EXTEN:-2},1)",
                        "[local]",
                        "include => out",
                        "exten => _XX,1,Dial(PJSIP/2${EXTEN})",
                        "[out]",
                        "exten => _0X.,1,Dial(SIP/${EXTEN}@carrier)"))
                .isEmpty();
    }

    @Test
    @Timeout(20)
    void loopsAndManyPathsEnd() throws IOException {
        StringBuilder text = new StringBuilder("[in]\ninclude => in\ninclude => c0\n");
        for (int i = 0; i < 60; i++) {
            text.append("[c%d]\ninclude => c%d\ninclude => c%d\n".formatted(i, (i + 1) % 60, (i * 7 + 3) % 60));
            text.append("exten => _%d.,1,Goto(c%d,${EXTEN:1},1)\n".formatted(i % 10, (i + 1) % 60));
            text.append("exten => _X.,1,Goto(c%d,9${EXTEN},1)\nexten => _X.,2,Set(V%d=${EXTEN})\n"
                    .formatted(i * 3 % 60, i));
            text.append("exten => _X.,3,Gosub(c%d,${EXTEN},1)\n".formatted((i + 5) % 60));
        }
        assertThat(ways(text.toString())).isEmpty();
    }
}
