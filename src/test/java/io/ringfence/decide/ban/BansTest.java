package io.ringfence.decide.ban;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.BanSettings;
import io.ringfence.decide.ban.Ruling.Result;
import io.ringfence.network.Cidr;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BansTest {
    private static final long START = Duration.ofDays(20_000).toNanos();
    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final long DAY = Duration.ofDays(1).toNanos();

    private long now = START;
    private Bans bans = new Bans(settings(60, 10_000), true);

    private static BanSettings settings(int aMinute, int most) {
        BanSettings usual = BanSettings.DEFAULT;
        return new BanSettings(
                BanSettings.Mode.NFTABLES,
                usual.times(),
                usual.subnetAfter(),
                most,
                aMinute,
                List.of(cidr("203.0.113.0/28")),
                false,
                usual.command(),
                usual.timeout(),
                usual.url(),
                usual.secret());
    }

    private static Cidr cidr(String text) {
        return Cidr.parse(text).orElseThrow();
    }

    private Ruling attack(String network) {
        return bans.consider(new Suspect(now, "office", cidr(network), true, false, "200 wrong passwords"));
    }

    private Ruling breakIn(String network) {
        return bans.consider(new Suspect(now, "office", cidr(network), true, true, "got in after 200 wrong passwords"));
    }

    private List<String> standing() {
        return bans.standing(now).stream().map(ban -> ban.network().toString()).toList();
    }

    @Test
    void whoComesBackIsKeptOutForLonger() {
        for (Duration lasts : List.of(
                Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(7))) {
            Ban ban = attack("198.51.100.7").ban();

            assertThat(Duration.ofNanos(ban.untilNanos() - now)).isEqualTo(lasts);
            assertThat(attack("198.51.100.7").result()).isEqualTo(Result.STANDING);
            now = ban.untilNanos();
            assertThat(standing()).isEmpty();
        }
        now += Bans.FORGIVEN_NANOS + 1;
        assertThat(attack("198.51.100.7").ban().times()).isEqualTo(1);
    }

    @Test
    void aSubnetEarnsItsBanByThreeAddressesWithinADay() {
        attack("198.51.100.7");
        attack("198.51.100.8");
        assertThat(standing()).containsExactlyInAnyOrder("198.51.100.7", "198.51.100.8");

        Ruling third = attack("198.51.100.9");

        assertThat(third.ban().network()).hasToString("198.51.100.0/24");
        assertThat(third.ban().why()).contains("198.51.100.9").contains("200 wrong passwords");
        assertThat(third.replaced()).hasSize(2);
        assertThat(standing()).containsExactly("198.51.100.0/24");
        assertThat(attack("198.51.100.200").result()).isEqualTo(Result.STANDING);
    }

    @Test
    void addressesBannedOnDifferentDaysEarnNothing() {
        attack("198.51.100.7");
        now += DAY;
        attack("198.51.100.8");
        now += DAY;
        assertThat(attack("198.51.100.9").ban().network().single()).isTrue();
    }

    @Test
    void whoHasOneAddressOfA64HasAll() {
        attack("2001:db8:1:2::7");
        assertThat(attack("2001:db8:1:2::8").ban().network()).hasToString("2001:db8:1:2::/64");
        assertThat(attack("2001:db8:1:3::8").ban().network().single()).isTrue();
    }

    @Test
    void aSubnetInWhichSomebodyLivesIsNeverBanned() {
        bans.succeeded(cidr("198.51.100.50"), "1001", now);
        for (int host = 1; host <= 9; host++) {
            assertThat(attack("198.51.100." + host).ban().network().single()).isTrue();
        }
        assertThat(attack("198.51.100.50").why()).isEqualTo("1001 proved itself from there");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, names 203.0.113.0/28",
        "203.0.113.0/24, names 203.0.113.0/28",
        "127.0.0.1, no address of a stranger",
        "10.1.2.3, a private network",
        "fd00::1, a private network",
        "192.0.2.1, is the PBX office",
        "192.0.2.0/24, is the PBX office",
        "::1, no address of a stranger",
    })
    void someAreOutOfReachForAnybody(String network, String why) {
        bans.host(cidr("192.0.2.1"), "the PBX office");

        assertThat(attack(network).result()).isEqualTo(Result.PROTECTED);
        assertThat(attack(network).why()).contains(why);
        assertThat(bans.order(cidr(network), now, now + HOUR, "root: test").result())
                .isEqualTo(Result.PROTECTED);
        assertThat(standing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0/0", "8.0.0.0/8", "198.51.100.0/23", "2001:db8::/63", "::/0"})
    void noBanIsWiderThanASubnet(String network) {
        assertThat(attack(network).result()).isIn(Result.TOO_WIDE, Result.PROTECTED);
        assertThat(bans.order(cidr(network), now, now + HOUR, "root: test").result())
                .isEqualTo(Result.TOO_WIDE);
    }

    @Test
    void whatCanBeForgedBansNobody() {
        Suspect forged =
                new Suspect(now, "office", cidr("198.51.100.7"), false, false, "900 unknown accounts over UDP");
        assertThat(bans.consider(forged).result()).isEqualTo(Result.SPOOFABLE);
        assertThat(standing()).isEmpty();
    }

    @Test
    void aSuccessSheltersForThirtyDays() {
        bans.succeeded(cidr("198.51.100.7"), "1001", now);
        now += Residents.GOOD_NANOS;
        assertThat(attack("198.51.100.7").result()).isEqualTo(Result.PROTECTED);
        now += 1;
        assertThat(attack("198.51.100.7").result()).isEqualTo(Result.BANNED);
    }

    @Test
    void whoGuessedFirstAndGotInThenIsNotSheltered() {
        bans.failed(cidr("198.51.100.7"), now);
        now += HOUR;
        bans.succeeded(cidr("198.51.100.7"), "1003", now);
        now += HOUR;
        assertThat(attack("198.51.100.7").result()).isEqualTo(Result.BANNED);
    }

    @Test
    void aStolenPasswordThatWorkedAtOnceSheltersNoBreakIn() {
        bans.succeeded(cidr("198.51.100.7"), "1003", now);
        assertThat(attack("198.51.100.7").result()).isEqualTo(Result.PROTECTED);
        assertThat(breakIn("198.51.100.7").result()).isEqualTo(Result.BANNED);
    }

    @Test
    void whoLivesThereIsShelteredFromWhatAThiefDoesThere() {
        bans.succeeded(cidr("198.51.100.7"), "1001", now);
        now += 2 * DAY;
        bans.failed(cidr("198.51.100.7"), now);
        bans.succeeded(cidr("198.51.100.7"), "1003", now + 1);
        assertThat(breakIn("198.51.100.7").result()).isEqualTo(Result.PROTECTED);
    }

    @Test
    void nobodyIsBannedWithinAnHourOfAnEmergencyCall() {
        bans.succeeded(cidr("198.51.100.7"), "1003", now);
        bans.emergency("1003", now);
        assertThat(breakIn("198.51.100.7").why()).contains("emergency");
        now += HOUR;
        assertThat(breakIn("198.51.100.7").result()).isEqualTo(Result.BANNED);
    }

    @Test
    void aPhoneThatCameWhereGuessingGoesOnIsNotCutOffFromItsEmergencyCall() {
        bans.failed(cidr("198.51.100.7"), now);
        bans.succeeded(cidr("198.51.100.7"), "1003", now + 1);
        bans.emergency("1003", now + 2);
        now += HOUR / 2;

        assertThat(attack("198.51.100.7").why()).contains("1003 there dialled an emergency number");
        assertThat(breakIn("198.51.100.7").why()).contains("1003 there dialled an emergency number");

        now += HOUR;
        assertThat(attack("198.51.100.7").result()).isEqualTo(Result.BANNED);
    }

    @Test
    void whatAPersonSetFreeIsNotBannedAgainUnlessByAPerson() {
        attack("198.51.100.7");
        bans.lift(cidr("198.51.100.7"), now);
        bans.free(cidr("198.51.100.7"), "root, our dentist");
        assertThat(attack("198.51.100.7").why()).contains("our dentist");

        bans.order(cidr("198.51.100.7"), now, now + HOUR, "root: not ours after all");
        assertThat(standing()).containsExactly("198.51.100.7");
        bans.lift(cidr("198.51.100.7"), now);
        assertThat(attack("198.51.100.7").result()).isEqualTo(Result.BANNED);
    }

    @Test
    void theSuccessOfWhoIsAtHomeProvesABanWrong() {
        bans.succeeded(cidr("198.51.100.7"), "1001", now);
        now += Residents.GOOD_NANOS + 1;
        attack("198.51.100.7");
        assertThat(bans.provedWrong(cidr("198.51.100.7"), "1001", now)).isEmpty();

        bans.succeeded(cidr("198.51.101.7"), "1002", now);
        bans.restore(new Ban(cidr("198.51.101.0/24"), now, now + HOUR, 1, Ban.Origin.POLICY, "office", "x", true));
        assertThat(bans.provedWrong(cidr("198.51.101.7"), "1002", now)).isPresent();
        assertThat(bans.provedWrong(cidr("198.51.101.7"), "1003", now)).isEmpty();
        bans.order(cidr("198.51.101.0/24"), now, now + HOUR, "root: whole network");
        assertThat(bans.provedWrong(cidr("198.51.101.7"), "1002", now)).isEmpty();
    }

    @Test
    void aFloodIsTakenInAtItsPaceAndWaits() {
        bans = new Bans(settings(10, 1_000), true);
        for (int i = 0; i < 25; i++) {
            attack("198.51." + i + ".7");
        }
        assertThat(standing()).hasSize(10);
        assertThat(bans.retry(now + Duration.ofSeconds(59).toNanos())).isEmpty();
        now += Duration.ofMinutes(1).toNanos();
        bans.retry(now);
        assertThat(standing()).hasSize(20);
        now += Duration.ofMinutes(1).toNanos();
        bans.retry(now);
        assertThat(standing()).hasSize(25);
    }

    @Test
    void theTableIsBoundedAndPeoplesBansStay() {
        bans = new Bans(settings(10_000, 50), true);
        bans.order(cidr("192.0.2.77"), now, now + 1_000, "root: mine");
        for (int i = 0; i < 200; i++) {
            attack("198." + i + ".1.7");
        }
        assertThat(standing()).hasSize(50).contains("192.0.2.77", "198.199.1.7").doesNotContain("198.9.1.7");
    }

    @Test
    void bansNeverOverlap() {
        Random random = new Random(3);
        bans = new Bans(settings(100_000, 300), true);
        for (int i = 0; i < 3_000; i++) {
            now += Duration.ofMinutes(random.nextInt(10)).toNanos();
            String host = "198.51." + random.nextInt(6) + "." + random.nextInt(40);
            switch (random.nextInt(6)) {
                case 0 -> bans.lift(cidr(host), now);
                case 1 -> bans.order(cidr(host), now, now + HOUR, "root: one");
                case 2 -> bans.order(cidr(host).site(), now, now + HOUR, "root: all");
                case 3 -> attack(cidr(host).site().toString());
                default -> attack(host);
            }
            List<Ban> standing = bans.standing(now);
            for (Ban one : standing) {
                assertThat(standing.stream().filter(other -> other.network().meets(one.network())))
                        .as("%s", one)
                        .hasSize(1);
            }
        }
    }
}
