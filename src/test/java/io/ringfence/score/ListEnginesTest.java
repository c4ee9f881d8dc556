package io.ringfence.score;

import static io.ringfence.score.Office.HOME;
import static io.ringfence.score.Office.SOMALIA;
import static io.ringfence.score.Office.of;
import static io.ringfence.score.Office.points;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.fact.Call;
import io.ringfence.list.AddressLists;
import io.ringfence.list.NumberList;
import io.ringfence.list.NumberLists;
import io.ringfence.network.Geography;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListEnginesTest {
    private static final Destination INTERNAL = new Destination(DestinationClass.INTERNAL, "", "", true);

    private static Office office(NumberList list, List<String> extensions, List<String> numbers) {
        return new Office(
                new Knowledge("US", Geography.NOWHERE, NumberLists.of(list), new AddressLists(), extensions, numbers));
    }

    private static Call to(Call call, String dialled, Destination destination) {
        return new Call(
                call.pbx(),
                call.attempt(),
                call.linkedid(),
                call.uniqueid(),
                call.payer(),
                call.route(),
                call.caller(),
                dialled,
                destination,
                call.trunk());
    }

    @Test
    void aListedRangeIsAHangupAndSaysWhereItStands(@TempDir Path folder) throws Exception {
        Path csv = Files.writeString(folder.resolve("irsf.csv"), "range,country\n37*,\n25261*,SO\n");
        Office office = office(NumberList.of(List.of(csv)), List.of(), List.of());

        List<Finding> found = office.dial("1001", SOMALIA);

        assertThat(points(found, "known")).isEqualTo(75);
        assertThat(of(found, "known"))
                .allMatch(finding -> !finding.novelty() && finding.why().contains("irsf.csv line 3 (25261*)"));
        assertThat(points(office.dial("1001", HOME), "known")).isZero();
    }

    @Test
    void whoeverUsesABaitExtensionIsFenced() {
        Office office = office(NumberList.EMPTY, List.of("1999"), List.of());

        assertThat(points(office.dial("1999", HOME), "bait")).isEqualTo(95);
        assertThat(points(office.login("1999", "45.1.2.3"), "bait")).isEqualTo(95);
        assertThat(points(office.attempt(to(office.call("1001", INTERNAL), "1999", INTERNAL)), "bait"))
                .isEqualTo(95);
        assertThat(points(office.dial("1001", HOME), "bait")).isZero();
        assertThat(points(office.login("1001", "45.1.2.3"), "bait")).isZero();
    }

    @Test
    void aBaitNumberIsKnownHoweverItIsDialled() {
        Office office = office(NumberList.EMPTY, List.of(), List.of("+252612345678", "7777"));

        assertThat(points(office.dial("1001", SOMALIA), "bait")).isEqualTo(95);
        assertThat(points(office.attempt(to(office.call("1001", INTERNAL), "7777", INTERNAL)), "bait"))
                .isEqualTo(95);
        assertThat(points(office.attempt(to(office.call("1001", INTERNAL), "777", INTERNAL)), "bait"))
                .isZero();
    }
}
