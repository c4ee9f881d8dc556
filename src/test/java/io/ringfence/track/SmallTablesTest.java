package io.ringfence.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.DialPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tables of fixed size beside the things they stand for. */
class SmallTablesTest {
    private static final int SURE = 16_384;

    @Test
    void gravesAreRememberedForLongEnough() {
        Graves graves = new Graves();
        List<String> buried = new ArrayList<>();
        for (int i = 0; i < 5 * SURE; i++) {
            String uniqueid = "179535" + i / 7 + "." + i;
            assertThat(graves.has(uniqueid)).isFalse();
            graves.add(uniqueid);
            graves.add(uniqueid);
            buried.add(uniqueid);
            assertThat(graves.has(buried.get(Math.max(0, i - SURE + 1)))).isTrue();
        }
        assertThat(buried.subList(0, 2 * SURE)).noneMatch(graves::has);
    }

    @Test
    void namesAreThoseOfTheLongWay() {
        ChannelName.Recent names = new ChannelName.Recent();
        Random random = new Random(7);
        List<String> technologies = List.of("PJSIP/", "SIP/", "IAX2/", "DAHDI/", "Local/", "", "AsyncGoto/PJSIP/");
        List<String> peers = List.of("1001", "trunk", "a-b", "i1/0044", "200@ctx", "i1/0045", "");
        List<String> ends = List.of("-00000001", "-0000000a", "-1", "", "-", "-xyz", "-00000001;1", "-0000000b;2");
        for (int i = 0; i < 20_000; i++) {
            String name = technologies.get(random.nextInt(technologies.size()))
                    + peers.get(random.nextInt(peers.size()))
                    + ends.get(random.nextInt(ends.size()))
                    + (random.nextInt(9) == 0 ? "<ZOMBIE>" : "");
            assertThat(names.of(name)).as(name).isEqualTo(ChannelName.of(name));
        }
    }

    @Test
    void numbersAreThoseOfThePlan() {
        DialPlan plan = new DialPlan() {
            @Override
            public Destination destination(String dialled) {
                return new Destination(DestinationClass.INTERNATIONAL, "", dialled, false);
            }

            @Override
            public List<String> explain(String dialled) {
                return List.of(dialled);
            }
        };
        Dialled.Recent recent = new Dialled.Recent(plan);
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String number = Integer.toString(random.nextInt(2_000)).repeat(1 + random.nextInt(40));
            assertThat(recent.destination(number).e164()).isEqualTo(number);
        }
    }
}
