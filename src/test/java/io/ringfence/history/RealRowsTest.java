package io.ringfence.history;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that Asterisk 16 and 22 wrote on the test rig: what could be paid for, and by whom. */
class RealRowsTest {
    private static final String SATELLITE = "00881612345678 satellite by trunk";
    private static final String SOMALIA = "0025261555123 international by trunk";
    private static final String LONDON = "00442079460000 national by trunk";

    private static final Map<String, List<String>> SCENES = Map.ofEntries(
            entry("direct", List.of("EXTENSION 1005 DIRECT " + LONDON)),
            entry("internal", List.of()),
            entry("emergency", List.of("EXTENSION 1005 DIRECT 112 emergency by trunk")),
            entry("inbound", List.of()),
            entry("inbound-group", List.of()),
            entry("group-601", List.of()),
            entry("queue-inbound", List.of()),
            entry("forward-CF", List.of("EXTENSION 1002 FORWARDED " + SATELLITE)),
            entry("inbound-forward-CF", List.of("EXTENSION 1002 FORWARDED " + SATELLITE)),
            entry("forward-CFN", List.of("EXTENSION 1002 FORWARDED " + SATELLITE)),
            entry("inbound-forward-CFN", List.of("EXTENSION 1002 FORWARDED " + SATELLITE)),
            entry("forward-CFD", List.of("EXTENSION 1002 FORWARDED " + SATELLITE)),
            entry("inbound-forward-CFD", List.of("EXTENSION 1002 FORWARDED " + SATELLITE)),
            entry("group-with-forward-601", List.of("EXTENSION 1003 FORWARDED " + SATELLITE)),
            entry("blind", List.of()), // Asterisk writes no row for the transferred leg
            entry("attended", List.of("EXTENSION 1003 DIRECT " + SOMALIA)),
            entry("through", List.of("DID 442070003000 DIALLED_THROUGH " + SOMALIA)),
            entry("disa", List.of("DID trunk DIALLED_THROUGH " + SATELLITE)), // its number is nowhere in the rows
            entry("attendant", List.of("DID 442070004000 DIALLED_THROUGH " + SATELLITE)),
            entry("inbound-blind", List.of("EXTENSION 1004 TRANSFERRED " + SOMALIA)),
            entry("302", List.of("EXTENSION 1002 FORWARDED " + SATELLITE)),
            entry("inbound-302", List.of("EXTENSION 1002 FORWARDED " + SATELLITE)),
            entry("failover", List.of("EXTENSION 1005 DIRECT " + LONDON)),
            entry("refused", List.of("EXTENSION 1005 DIRECT " + LONDON)),
            entry("busy", List.of("EXTENSION 1005 DIRECT " + LONDON)),
            entry("gives-up", List.of("EXTENSION 1005 DIRECT " + LONDON)),
            entry("unreachable", List.of()),
            entry("originate-app", List.of()), // the number is nowhere in the row
            entry("originate-local", List.of("ORIGINATE originate ORIGINATED " + SOMALIA)),
            entry("hostile", List.of("EXTENSION 1005 DIRECT 0044207946 unallocated by ")));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"asterisk-16.txt", "asterisk-22.txt"})
    void whoPays(String resource) throws IOException {
        Map<String, String> scenes = Told.scenes(resource);

        assertThat(scenes.keySet()).containsExactlyInAnyOrderElementsOf(SCENES.keySet());
        for (Map.Entry<String, String> scene : scenes.entrySet()) {
            assertThat(attempts(Told.paid(folder, scene.getValue(), "trunk*")))
                    .as(scene.getKey())
                    .isEqualTo(SCENES.get(scene.getKey()));
            assertThat(attempts(Told.paid(folder, scene.getValue())))
                    .as(scene.getKey() + ", trunks learned")
                    .isEqualTo(SCENES.get(scene.getKey()));
        }
    }

    /** Most exports have no linkedid, and Asterisk's own default not even a uniqueid. */
    @ParameterizedTest
    @ValueSource(strings = {"asterisk-16.txt", "asterisk-22.txt"})
    void whoPaysWithoutLinkedid(String resource) throws IOException {
        for (Map.Entry<String, String> scene : Told.scenes(resource).entrySet()) {
            String cut = scene.getValue().replaceAll("(?m),\"[^\"]*\",\"[0-9.]+\",[0-9]+$", "");

            assertThat(attempts(Told.paid(folder, cut, "trunk*")))
                    .as(scene.getKey())
                    .isEqualTo(SCENES.get(scene.getKey()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"asterisk-16.txt", "asterisk-22.txt"})
    void aCallWithManyRowsIsOneCall(String resource) throws IOException {
        Map<String, String> scenes = Told.scenes(resource);

        for (String once : List.of("inbound-group", "group-601", "queue-inbound", "failover", "refused", "busy")) {
            List<String> facts = Told.of(folder, scenes.get(once), "trunk*");

            assertThat(facts)
                    .as(once)
                    .filteredOn(line -> line.contains("attempted"))
                    .hasSize(1);
            assertThat(facts)
                    .as(once)
                    .filteredOn(line -> line.contains("ended"))
                    .hasSize(1);
        }
        assertThat(Told.of(folder, scenes.get("failover")))
                .anyMatch(line -> line.endsWith("answered national by trunk2"))
                .last()
                .asString()
                .endsWith("ended national cause 16");
        assertThat(Told.of(folder, scenes.get("busy"))).last().asString().endsWith("cause 17");
        assertThat(Told.of(folder, scenes.get("refused"))).last().asString().endsWith("cause 34");
    }

    private static List<String> attempts(List<String> facts) {
        return facts.stream()
                .filter(line -> line.contains(" attempted "))
                .map(line -> line.substring(line.indexOf(" attempted ") + 11))
                .toList();
    }
}
