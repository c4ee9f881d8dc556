package io.ringfence.config;

import io.ringfence.network.Cidr;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Whether and how attackers are kept out.
 *
 * @param times how long a ban lasts: the first, the second, …; the last is for all further ones
 * @param subnetAfter so many banned addresses of a /24 or /64 within a day ban it as a whole
 * @param most bans that may stand at once
 * @param aMinute bans that may be decided within a minute
 * @param protect what is never banned
 * @param privateNetworks whether private networks may be banned
 * @param command the program and its arguments, with placeholders
 * @param timeout how long one run of the program, or one answer of the webhook, may take
 * @param url of the webhook; {@link #NO_URL} when there is none
 * @param secret signs what is sent there
 */
public record BanSettings(
        Mode mode,
        List<Duration> times,
        int subnetAfter,
        int most,
        int aMinute,
        List<Cidr> protect,
        boolean privateNetworks,
        List<String> command,
        Duration timeout,
        URI url,
        Secret secret) {

    /** Stands for no URL. */
    public static final URI NO_URL = URI.create("");

    /** What applies unless configured. */
    public static final BanSettings DEFAULT = new BanSettings(
            Mode.DRY_RUN,
            List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7)),
            3,
            10_000,
            60,
            List.of(),
            false,
            List.of(),
            Duration.ofSeconds(10),
            NO_URL,
            new Secret(""));

    /** Who keeps attackers out. */
    public enum Mode {
        /** Nobody, and nothing is decided. */
        OFF,
        /** Nobody; what would be done is logged and kept. */
        DRY_RUN,
        /** The packet filter of this machine. */
        NFTABLES,
        /** A program. */
        COMMAND,
        /** Whoever listens at a URL. */
        WEBHOOK;

        /** As it is written. */
        public String label() {
            return this == DRY_RUN ? "dry-run" : name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether anything outside this process changes. */
        public boolean acts() {
            return this != OFF && this != DRY_RUN;
        }
    }

    /** The same with another mode. */
    public BanSettings in(Mode other) {
        return new BanSettings(
                other, times, subnetAfter, most, aMinute, protect, privateNetworks, command, timeout, url, secret);
    }
}
