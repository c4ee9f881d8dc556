package io.ringfence.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.act.VerdictLine;
import io.ringfence.config.Settings;
import io.ringfence.list.AddressList;
import io.ringfence.list.AddressLists;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Geofence;
import io.ringfence.score.Knowledge;
import io.ringfence.score.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on passwords and their innocent twins, from facts to verdicts. */
class IntrusionTest {
    private static final Settings SETTINGS = Scene.settings(Settings.Mode.ENFORCE, Scene.anyone(), Scene.nobody());
    private static final String THIEF = "198.51.100.7";
    private static final String OFFICE = "203.0.113.10";

    private final Gatehouse gate = new Gatehouse();

    @Test
    void aFastAttackIsToldAndThenBanned() {
        for (int i = 0; i < 200; i++) {
            gate.guess("1001", THIEF);
            gate.later(Duration.ofMillis(200));
        }
        assertThat(gate.said()).containsExactly("alert 198.51.100.7/32", "ban 198.51.100.7/32");
        Verdict.OnSource ban = (Verdict.OnSource) gate.verdicts.get(1);
        assertThat(ban.enforced()).isTrue();
        assertThat(ban.score()).isGreaterThanOrEqualTo(100);
        assertThat(ban.findings().get(0).why()).startsWith("15 wrong passwords in 10 min from 198.51.100.7");
    }

    @Test
    void oneGuessAnHourIsBannedWithinTwoDays() {
        for (int hour = 0; hour < 48; hour++) {
            gate.guess("1001", THIEF);
            gate.later(Duration.ofHours(1));
        }
        assertThat(gate.said().stream().distinct()).containsExactly("alert 198.51.100.7/32", "ban 198.51.100.7/32");
    }

    @Test
    void fortyAddressesOfOneNetworkAreOneAttacker() {
        for (int i = 0; i < 400; i++) {
            gate.guess("1001", "198.51.100." + (1 + i % 40));
            gate.later(Duration.ofMinutes(1));
        }
        assertThat(gate.said()).contains("alert 198.51.100.0/24", "ban 198.51.100.0/24");
        assertThat(gate.verdicts).hasSizeLessThan(9);
    }

    @Test
    void anAttackerWithAWholeSlashSixtyFourIsOne() {
        for (int i = 0; i < 100; i++) {
            gate.guess("1001", "2001:db8:5::" + Integer.toHexString(i + 1));
            gate.later(Duration.ofSeconds(10));
        }
        assertThat(gate.said()).contains("ban 2001:db8:5::/64");
    }

    @Test
    void onePasswordOnManyAccountsIsSeenAtTheFourth() {
        for (int i = 0; i < 9; i++) {
            gate.guess("100" + i, THIEF);
            gate.later(Duration.ofHours(3));
        }
        assertThat(gate.said().stream().distinct()).containsExactly("alert 198.51.100.7/32", "ban 198.51.100.7/32");
    }

    @Test
    void oneAccountFromManyNetworksIsToldAndWhoeverGoesOnIsBanned() {
        for (int i = 0; i < 800; i++) {
            gate.guess("1001", "198.18." + i % 50 + ".9");
            gate.later(Duration.ofMinutes(10));
        }
        assertThat(gate.said()).first().isEqualTo("alert 1001");
        assertThat(gate.said().stream().filter(said -> said.startsWith("ban")).distinct())
                .hasSize(50);
    }

    @Test
    void aLoginAfterGuessesIsABreakInAndTheNextCostlyCallEnds() {
        for (int i = 0; i < 100; i++) {
            gate.guess("1001", THIEF);
            gate.later(Duration.ofMillis(500));
        }
        gate.login("1001", THIEF);
        assertThat(gate.said()).last().isEqualTo("alert 1001");
        gate.later(Duration.ofHours(20));
        assertThat(gate.call("1001")).extracting(Gatehouse::words).containsExactly("fence 1001");
    }

    @Test
    void aPersonsPardonHoldsUntilTheNextBreakIn() {
        for (int i = 0; i < 100; i++) {
            gate.guess("1001", THIEF);
        }
        gate.login("1001", THIEF);
        gate.decider.lift(new Subject(Scene.PBX, io.ringfence.fact.Payer.extension("1001")));
        gate.later(Duration.ofMinutes(1));
        gate.login("1001", THIEF);
        assertThat(gate.call("1001")).isEmpty();
    }

    @Test
    void aMistypedPasswordEndsNoCall() {
        for (int i = 0; i < 8; i++) {
            gate.guess("1001", THIEF);
            gate.later(Duration.ofSeconds(30));
        }
        gate.login("1001", THIEF);
        gate.later(Duration.ofMinutes(1));
        gate.call("1001");
        assertThat(gate.said()).containsExactly("alert 1001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "contact"})
    void aPhoneWithAnOldPasswordWhereOthersWorkIsNeverBanned(String vouch) {
        if (vouch.equals("login")) {
            gate.login("1002", OFFICE);
        } else {
            gate.contact("1002", OFFICE);
        }
        for (int i = 0; i < 20_000; i++) {
            gate.later(Duration.ofSeconds(30));
            gate.guess("1001", OFFICE);
        }
        assertThat(gate.said()).containsOnly("alert " + OFFICE + "/32");
        assertThat(gate.verdicts).hasSize(1);
    }

    @Test
    void thirtyPhonesAfterAPasswordChangeAreToldAndNotBanned() {
        for (int i = 0; i < 30; i++) {
            gate.login("10" + (10 + i), OFFICE);
        }
        gate.later(Duration.ofDays(20));
        for (int i = 0; i < 3_000; i++) {
            gate.later(Duration.ofSeconds(1));
            gate.guess("10" + (10 + i % 30), OFFICE);
        }
        assertThat(gate.said()).containsExactly("alert " + OFFICE + "/32");
    }

    @Test
    void aBanOfANetworkSparesOneWhereAPhoneProvedItself() {
        gate.login("1002", "198.51.100.200");
        for (int i = 0; i < 400; i++) {
            gate.guess("1001", "198.51.100." + (1 + i % 40));
            gate.later(Duration.ofSeconds(10));
        }
        assertThat(gate.said()).contains("alert 198.51.100.0/24").doesNotContain("ban 198.51.100.0/24");
        assertThat(gate.said()).contains("ban 198.51.100.1/32").doesNotContain("ban 198.51.100.200/32");
    }

    @Test
    void twoHundredPhonesThatComeBackAreNoNews() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 200; i++) {
                gate.login("2" + (100 + i), i % 2 == 0 ? OFFICE : "198.18." + i + ".1");
            }
            gate.later(Duration.ofMinutes(30));
        }
        assertThat(gate.verdicts).isEmpty();
    }

    @Test
    void aProxyThatStandsForEveryoneIsNotBanned() {
        gate.over("WSS");
        gate.login("1002", OFFICE);
        for (int i = 0; i < 500; i++) {
            gate.later(Duration.ofSeconds(5));
            gate.guess("10" + (10 + i % 50), OFFICE);
            gate.probe("x" + i, OFFICE);
        }
        assertThat(gate.said()).containsOnly("alert " + OFFICE + "/32");
    }

    @Test
    void namesOverADatagramAreToldAndNeverBanned() {
        for (int i = 0; i < 2_000; i++) {
            gate.probe("user" + i, THIEF);
            gate.later(Duration.ofMillis(100));
        }
        assertThat(gate.said()).containsExactly("alert 198.51.100.7/32");
        assertThat(((Verdict.OnSource) gate.verdicts.get(0)).findings())
                .allMatch(finding -> finding.spoofable() && finding.why().contains("if the sender is not forged"));
    }

    @Test
    void namesOverAConnectionBan() {
        gate.over("TLS");
        for (int i = 0; i < 40; i++) {
            gate.probe("user" + i, THIEF);
        }
        assertThat(gate.said()).containsExactly("alert 198.51.100.7/32", "ban 198.51.100.7/32");
    }

    @Test
    void namesWhoseSessionAnswersAChallengeAreProven() {
        for (int i = 0; i < 16; i++) {
            gate.probe("user" + i, THIEF, "session" + i);
            gate.guess("<unknown>", THIEF, "session" + i);
            gate.later(Duration.ofHours(1));
        }
        assertThat(gate.said()).contains("ban 198.51.100.7/32");
    }

    @Test
    void aForgedSenderNamesNobodyWhoProvedHimself() {
        gate.login("1001", OFFICE);
        gate.contact("trunk", "192.0.2.2");
        for (int i = 0; i < 3_000; i++) {
            gate.probe("user" + i, i % 2 == 0 ? OFFICE : "192.0.2.2", "same");
            gate.refuse("10" + i, i % 2 == 0 ? OFFICE : "192.0.2.2");
        }
        assertThat(gate.verdicts).isEmpty();
    }

    @Test
    void aForgedSenderAddsNothingToWhatAMistypedPasswordProves() {
        for (int i = 0; i < 8; i++) {
            gate.guess("1001", THIEF);
        }
        for (int i = 0; i < 3_000; i++) {
            gate.probe("user" + i, THIEF, "call-" + i % 8);
        }
        assertThat(gate.said()).containsOnly("alert 198.51.100.7/32");
    }

    @Test
    void theInsideIsNeverBanned() {
        for (int i = 0; i < 500; i++) {
            gate.guess("10" + (10 + i % 50), "192.168.1.20");
        }
        assertThat(gate.said()).containsExactly("alert 192.168.1.20/32");
    }

    @Test
    void guessingAtAnAccountHoldsNothingAgainstItsCalls() {
        gate.login("1001", OFFICE);
        for (int i = 0; i < 400; i++) {
            gate.guess("1001", "198.18." + i % 50 + ".9");
        }
        gate.verdicts.clear();
        gate.call("1001");
        assertThat(gate.said()).isEmpty();
    }

    @Test
    void theRightPasswordInTheWrongCountryIsToldAndTheNextCostlyCallEnds() {
        Gatehouse fenced = fenced();
        assertThat(fenced.login("1001", OFFICE)).isEmpty();
        assertThat(fenced.login("1001", "192.168.1.5")).isEmpty();
        assertThat(fenced.login("2001", "198.51.100.9")).isEmpty();
        assertThat(fenced.call("1001")).isEmpty();
        assertThat(fenced.login("1001", THIEF)).extracting(Gatehouse::words).containsExactly("alert 1001");
        fenced.later(Duration.ofHours(23));
        assertThat(fenced.call("1001")).extracting(Gatehouse::words).containsExactly("fence 1001");
        assertThat(fenced.call("2001")).isEmpty();
    }

    @Test
    void aWrongPasswordFromTheWrongCountryWeighsOnTheAddress() {
        Gatehouse fenced = fenced();
        for (int i = 0; i < 14; i++) {
            fenced.guess("1001", THIEF);
        }
        assertThat(fenced.said()).contains("ban 198.51.100.7/32");
    }

    @Test
    void anAllowedAddressIsNotLookedAt() {
        Surroundings around = around(new Geofence(List.of()));
        around.knowledge()
                .attackers()
                .put("partners", AddressLists.Kind.ALLOW, AddressList.of("partners", List.of("198.51.100.0/24")));
        Gatehouse allowing = new Gatehouse(SETTINGS, around);
        for (int i = 0; i < 500; i++) {
            allowing.guess("1001", THIEF);
            allowing.probe("x" + i, THIEF);
        }
        assertThat(allowing.verdicts).isEmpty();
    }

    @Test
    void aListedRangeIsOneAttacker() {
        Surroundings around = around(new Geofence(List.of()));
        around.knowledge()
                .attackers()
                .put("vpn", AddressLists.Kind.DENY, AddressList.of("vpn", List.of("198.51.100.0/22")));
        Gatehouse listing = new Gatehouse(SETTINGS, around);
        for (int i = 0; i < 200; i++) {
            listing.guess("100" + i % 2, "198.51." + (100 + i % 4) + "." + (1 + i));
            listing.later(Duration.ofMinutes(5));
        }
        assertThat(listing.said()).contains("ban 198.51.100.0/22");
    }

    private static Gatehouse fenced() {
        Geofence.Rule rule = new Geofence.Rule(List.of("10*"), List.of(), List.of("203.0.113.0/24"), List.of());
        return new Gatehouse(SETTINGS, around(new Geofence(List.of(rule))));
    }

    private static Surroundings around(Geofence geofence) {
        Surroundings usual = Surroundings.of(SETTINGS, RateDeck.estimates(SETTINGS.currency()));
        Knowledge none = Knowledge.none("GB");
        Knowledge known =
                new Knowledge("GB", none.geography(), none.fraud(), none.attackers(), List.of(), List.of(), geofence);
        return new Surroundings(
                usual.capacity(), usual.policies(), usual.rates(), usual.currency(), usual.zone(), known);
    }

    @Test
    void aLoginFromAListedAddressIsToldAtOnce() {
        Surroundings around = around(Geofence.NONE);
        around.knowledge()
                .attackers()
                .put("bad", AddressLists.Kind.DENY, AddressList.of("bad", List.of("198.51.100.0/24")));
        Gatehouse listing = new Gatehouse(SETTINGS, around);
        assertThat(listing.login("1001", THIEF)).extracting(Gatehouse::words).containsExactly("alert 1001");
        assertThat(listing.login("1001", THIEF)).isEmpty();
    }

    @Test
    void whateverStrangersWriteNobodyWhoProvedHimselfIsNamed() {
        Random random = new Random(11);
        String[] innocent = {OFFICE, "192.0.2.2", "2001:db8:1::5"};
        String[] names = {
            "1001", "", "<unknown>", "x\r\nRemoteAddress: IPV4/UDP/8.8.8.8/1", "\ud800\u202e\u0000", "9".repeat(500)
        };
        for (String host : innocent) {
            gate.login("1001", host);
        }
        for (int i = 0; i < 20_000; i++) {
            String name = names[random.nextInt(names.length)] + (random.nextBoolean() ? i : "");
            String host = innocent[random.nextInt(innocent.length)];
            String session = names[random.nextInt(names.length)];
            switch (random.nextInt(4)) {
                case 0 -> gate.probe(name, host, session);
                case 1 -> gate.refuse(name, host);
                case 2 -> gate.guess(name, THIEF, session);
                default -> gate.later(Duration.ofSeconds(random.nextInt(60)));
            }
        }
        assertThat(gate.verdicts).isNotEmpty().allSatisfy(verdict -> {
            String line = VerdictLine.of(verdict);
            assertThat(line.chars()).allMatch(c -> c >= ' ' && c <= '~');
            assertThat(line).contains("198.51.100.").doesNotContain("\"8.8.8.8").doesNotContain(innocent);
        });
    }

    @Test
    void aCallerWhoIsAnsweredAgainAndAgainMayBeGuessingPins() {
        for (int i = 0; i < 6; i++) {
            assertThat(gate.inbound("441632960001", Duration.ofSeconds(40))).isEmpty();
            assertThat(gate.inbound("4416329601" + i, Duration.ofSeconds(40))).isEmpty();
        }
        assertThat(gate.inbound("441632960001", Duration.ofSeconds(40)))
                .extracting(Gatehouse::words)
                .containsExactly("alert 442070001000");
        gate.later(Duration.ofHours(1));
        for (int i = 0; i < 20; i++) {
            assertThat(gate.inbound("441632960009", Duration.ofMinutes(3))).isEmpty();
        }
    }

    @Test
    void whoGuessesPinsUnderManyNumbersIsSeenByTheNumberHeCalls() {
        for (int i = 0; i < 12; i++) {
            assertThat(gate.inbound("4416329600" + (10 + i), Duration.ofSeconds(40)))
                    .isEmpty();
        }
        assertThat(gate.inbound("441632960099", Duration.ofSeconds(40)))
                .extracting(Gatehouse::words)
                .containsExactly("alert 442070001000");
    }

    @Test
    void aBusyNumberIsNotGuessedAt() {
        for (int i = 0; i < 300; i++) {
            assertThat(gate.inbound("44163296" + (1000 + i), Duration.ofSeconds(40)))
                    .isEmpty();
            gate.later(Duration.ofMinutes(i % 30 == 0 ? 60 : i % 3));
        }
    }

    @Test
    void wrongPasswordsThatOnlyALogTellsOfAreToldAndNeverBan() {
        for (int i = 0; i < 2_000; i++) {
            gate.claim("1001", THIEF);
            gate.later(Duration.ofSeconds(20));
        }
        assertThat(gate.said()).containsExactly("alert 198.51.100.7/32");
        assertThat(((Verdict.OnSource) gate.verdicts.get(0)).findings().get(0).why())
                .contains("a log alone does not prove it");
    }

    @Test
    void wrongPasswordsInALogSayNothingOfWhereAPhoneProvedItself() {
        gate.login("1001", OFFICE);
        for (int i = 0; i < 200; i++) {
            gate.claim("1001", OFFICE);
        }
        assertThat(gate.verdicts).isEmpty();
    }

    @Test
    void aCountryIsToldOfWhenNoNetworkStandsOut() {
        Surroundings around = around(new Geofence(List.of()));
        Knowledge none = around.knowledge();
        Knowledge known = new Knowledge(
                "GB", address -> "RU", none.fraud(), none.attackers(), List.of(), List.of(), none.geofence());
        Gatehouse abroad = new Gatehouse(
                SETTINGS,
                new Surroundings(
                        around.capacity(), around.policies(), around.rates(), around.currency(), around.zone(), known));
        for (int i = 0; i < 200; i++) {
            abroad.guess("" + (1000 + i), "198." + (20 + i % 70) + "." + i + ".7");
            abroad.later(Duration.ofMinutes(3));
        }
        assertThat(abroad.said()).containsExactly("alert 1040", "alert 1082", "alert 1169");
        abroad.verdicts.clear();
        assertThat(abroad.call("1040")).isEmpty();
    }

    @Test
    void aBanIsSaidAgainWhenTheBannedComeBack() {
        for (int i = 0; i < 40; i++) {
            gate.guess("1001", THIEF);
        }
        gate.later(Duration.ofMinutes(10));
        gate.verdicts.clear();
        gate.guess("1001", THIEF);
        gate.guess("1001", THIEF);
        assertThat(gate.said()).containsExactly("ban 198.51.100.7/32");
    }

    @Test
    void aRestartForgetsNothingOfAPatientAttack() {
        for (int i = 0; i < 30; i++) {
            gate.guess("1001", THIEF);
            gate.later(Duration.ofHours(1));
        }
        Gatehouse after = new Gatehouse();
        gate.scorer.noteUses();
        gate.guess("1001", THIEF);
        gate.scorer.checkpoint(1_000, after.scorer::restore);
        after.later(Duration.ofHours(31));
        for (int i = 0; i < 14; i++) {
            after.guess("1001", THIEF);
            after.later(Duration.ofHours(1));
        }
        assertThat(after.said()).contains("ban 198.51.100.7/32");
    }
}
