package io.ringfence.decide;

import static io.ringfence.decide.Scene.INTERNAL;
import static io.ringfence.decide.Scene.MOBILE;
import static io.ringfence.decide.Scene.NATIONAL;
import static io.ringfence.decide.Scene.PREMIUM;
import static io.ringfence.decide.Scene.SATELLITE;
import static io.ringfence.decide.Scene.SOMALIA;
import static io.ringfence.decide.Scene.abroad;
import static io.ringfence.decide.Scene.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Settings;
import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulebookTest {
    private static final Destination UNALLOCATED =
            new Destination(DestinationClass.UNALLOCATED, "CU", "5351234567", false);
    private static final Destination MISTYPED =
            new Destination(DestinationClass.UNALLOCATED, "GB", "441632960999", true);
    private static final Destination JERSEY =
            new Destination(DestinationClass.INTERNATIONAL, "JE", "441534123456", true);
    private static final Destination JAMAICA =
            new Destination(DestinationClass.INTERNATIONAL, "JM", "18765551234", true);

    @Test
    void outsideTheAllowListIsHungUpAtTheFirstEvent() {
        assertThat(allowing("GB").attempt("1005", SOMALIA)).singleElement().satisfies(verdict -> {
            assertThat(verdict.action()).isEqualTo(Action.HANGUP);
            assertThat(verdict.hardLimit()).isTrue();
            assertThat(verdict.score()).isEqualTo(100);
            assertThat(verdict.findings().get(0).engine()).isEqualTo("Destination");
            assertThat(verdict.findings().get(0).why()).isEqualTo("Somalia is not in allow.countries [GB]");
        });
    }

    @Test
    void insideTheAllowListNothingHappens() {
        for (Destination inside : List.of(NATIONAL, MOBILE, INTERNAL, JERSEY, MISTYPED)) {
            assertThat(allowing("gb").attempt("1005", inside)).isEmpty();
        }
        assertThat(allowing("GB", "SO").attempt("1005", SOMALIA)).isEmpty();
    }

    @Test
    void premiumSatelliteAndUnallocatedAreListedByTheirWords() {
        for (Destination special : List.of(PREMIUM, SATELLITE, UNALLOCATED)) {
            assertThat(allowing("GB", "CU", "001").attempt("1005", special)).hasSize(1);
            assertThat(allowing("GB", special.type().label()).attempt("1005", special))
                    .isEmpty();
        }
    }

    @Test
    void aNumberWrittenAsItIsDialledIsFoundInEveryForm() {
        for (String written : List.of("020 7946 0123", "00442079460123", "442079460123", "+44 20 7946 0123")) {
            assertThat(denyingNumber(written).attempt("1005", NATIONAL))
                    .as(written)
                    .hasSize(1);
        }
    }

    @Test
    void whatBelongsToNoCountryIsOutside() {
        assertThat(allowing("GB").attempt("1005", abroad("", "999123456"))).hasSize(1);
    }

    @Test
    void theNorthAmericanPlanIsNoCountry() {
        assertThat(allowing("US").attempt("1005", JAMAICA)).hasSize(1);
    }

    @Test
    void anEmptyAllowListAllowsNoCountry() {
        assertThat(allowing().attempt("1005", NATIONAL)).hasSize(1);
        assertThat(allowing().attempt("1005", INTERNAL)).isEmpty();
    }

    @Test
    void deniedCountriesAndWordsAreHungUp() {
        assertThat(denying("SO")
                        .attempt("1005", SOMALIA)
                        .get(0)
                        .findings()
                        .get(0)
                        .why())
                .isEqualTo("Somalia is in deny.countries");
        assertThat(denying("jm").attempt("1005", JAMAICA)).hasSize(1);
        assertThat(denying("premium").attempt("1005", PREMIUM)).hasSize(1);
        assertThat(denying("SO").attempt("1005", NATIONAL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+25261234567", "0025261234567", "25261234567", "+252 (61) 234-567", "25.261.234.567"})
    void aNumberIsDeniedHoweverItIsWritten(String written) {
        assertThat(denyingNumber(written).attempt("1005", SOMALIA)).hasSize(1);
        assertThat(denyingNumber(written).attempt("1005", NATIONAL)).isEmpty();
    }

    @Test
    void aNumberIsDeniedAsDialledEvenInside() {
        assertThat(denyingNumber("200").attempt("1005", INTERNAL)).hasSize(1);
        assertThat(denyingNumber("201").attempt("1005", INTERNAL)).isEmpty();
    }

    @Test
    void inboundCallsAreUnderNoRule() {
        Scene scene = denyingNumber("200");
        Call inbound = scene.call(new Payer(Payer.Kind.DID, "200"), Call.Route.INBOUND, INTERNAL);
        assertThat(scene.attempt(inbound)).isEmpty();
    }

    @Test
    void allowedNumbersAndExtensionsWinOverEverything() {
        Settings.DenySettings deny = new Settings.DenySettings(List.of("SO"), List.of("+25261234567"));
        Scene byNumber = scene(new Settings.AllowSettings(false, List.of(), List.of("+25261234567"), List.of()), deny);
        byNumber.attempt("1005", abroad("CU", "5351234567"), finding("rate", 100));
        assertThat(byNumber.attempt("1005", SOMALIA, finding("rate", 100)))
                .as("even for a fenced extension")
                .isEmpty();
        Scene byExtension = scene(new Settings.AllowSettings(false, List.of(), List.of(), List.of("1005")), deny);
        assertThat(byExtension.attempt("1005", SOMALIA, finding("rate", 100))).isEmpty();
        assertThat(byExtension.attempt("1006", SOMALIA)).hasSize(1);
    }

    @Test
    void anAllowedExtensionIsAPhoneAndNoInboundNumber() {
        Scene scene =
                scene(new Settings.AllowSettings(false, List.of("GB"), List.of(), List.of("1005")), Scene.nobody());
        Call call = scene.call(new Payer(Payer.Kind.DID, "1005"), Call.Route.DIALLED_THROUGH, SOMALIA);
        assertThat(scene.attempt(call)).hasSize(1);
    }

    @Test
    void insistingOnAForbiddenCountryEarnsAFence() {
        Scene scene = allowing("GB");
        assertThat(scene.attempt("1005", SOMALIA, finding("rate", 95)))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.action()).isEqualTo(Action.FENCE);
                    assertThat(verdict.hardLimit()).isTrue();
                });
    }

    private static Scene allowing(String... countries) {
        return scene(new Settings.AllowSettings(false, List.of(countries), List.of(), List.of()), Scene.nobody());
    }

    private static Scene denying(String... countries) {
        return scene(Scene.anyone(), new Settings.DenySettings(List.of(countries), List.of()));
    }

    private static Scene denyingNumber(String number) {
        return scene(Scene.anyone(), new Settings.DenySettings(List.of(), List.of(number)));
    }

    private static Scene scene(Settings.AllowSettings allow, Settings.DenySettings deny) {
        return new Scene(Scene.settings(Settings.Mode.ENFORCE, allow, deny));
    }
}
