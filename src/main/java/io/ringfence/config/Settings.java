package io.ringfence.config;

import io.ringfence.config.notify.Heartbeat;
import io.ringfence.config.notify.Receiver;
import io.ringfence.policy.Geofence;
import io.ringfence.policy.Policies;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/**
 * Everything {@code ringfence.yaml} says, validated. Absent parts are their defaults, never null.
 *
 * @param store the SQLite file; {@link #NO_FILE} when there is none
 * @param rates the rate deck; {@link #NO_FILE} for the built-in estimates
 * @param record where to write a capture of every session; {@link #NO_FILE} for nowhere
 * @param trunks globs over endpoint names ({@code trunk*}) or channel names ({@code PJSIP/trunk*}); empty to learn them
 * @param emergency numbers that count as emergency besides the country's own, as dialled
 * @param policies what is expected of whom
 * @param watch what else is known of addresses and numbers
 * @param bans whether and how attackers are kept out
 * @param receivers who is told
 * @param drill when it is rehearsed by itself
 * @param heartbeat who is to miss Ringfence when it cannot judge
 */
public record Settings(
        Mode mode,
        String country,
        ZoneId timezone,
        Currency currency,
        Path store,
        Path rates,
        Path record,
        DialPlanSettings dialplan,
        List<String> trunks,
        List<PbxSettings> pbx,
        HttpSettings http,
        AllowSettings allow,
        DenySettings deny,
        List<String> emergency,
        Policies policies,
        WatchSettings watch,
        BanSettings bans,
        List<Receiver> receivers,
        DrillSettings drill,
        Heartbeat heartbeat) {

    /** Settings that say nothing of bans, notifications and drills. */
    public Settings(
            Mode mode,
            String country,
            ZoneId timezone,
            Currency currency,
            Path store,
            Path rates,
            Path record,
            DialPlanSettings dialplan,
            List<String> trunks,
            List<PbxSettings> pbx,
            HttpSettings http,
            AllowSettings allow,
            DenySettings deny,
            List<String> emergency,
            Policies policies,
            WatchSettings watch) {
        this(
                mode,
                country,
                timezone,
                currency,
                store,
                rates,
                record,
                dialplan,
                trunks,
                pbx,
                http,
                allow,
                deny,
                emergency,
                policies,
                watch,
                BanSettings.DEFAULT,
                List.of(),
                DrillSettings.NEVER,
                Heartbeat.NONE);
    }

    /** Stands for a file that is not configured. */
    public static final Path NO_FILE = Path.of("");

    /** The same settings in another mode. */
    public Settings in(Mode other) {
        return new Settings(
                other, country, timezone, currency, store, rates, record, dialplan, trunks, pbx, http, allow, deny,
                emergency, policies, watch, bans, receivers, drill, heartbeat);
    }

    /**
     * When it is rehearsed by itself, once a week on the office's clock.
     *
     * @param scheduled false for never
     */
    public record DrillSettings(boolean scheduled, DayOfWeek day, LocalTime time) {
        /** Only when somebody asks. */
        public static final DrillSettings NEVER = new DrillSettings(false, DayOfWeek.SUNDAY, LocalTime.MIDNIGHT);
    }

    /** Whether verdicts are carried out. */
    public enum Mode {
        /** Judge and alert; touch no call. */
        OBSERVE,
        /** Carry verdicts out. */
        ENFORCE
    }

    /**
     * How people dial here.
     *
     * @param outsideLine digits that ask for an outside line, such as {@code 9}
     * @param international prefixes that dial abroad, such as {@code 00} or {@code 011}; empty for the country's own
     * @param forwardCodes codes dialled before a number to forward calls to it
     */
    public record DialPlanSettings(List<String> outsideLine, List<String> international, List<String> forwardCodes) {
        /** FreePBX's codes for always, busy and unreachable, and those of European exchanges. */
        public static final List<String> USUAL_CODES =
                List.of("*72", "*90", "*52", "*21*", "**21*", "*61*", "*62*", "*67*");

        /** With the usual codes for a call forward. */
        public DialPlanSettings(List<String> outsideLine, List<String> international) {
            this(outsideLine, international, USUAL_CODES);
        }
    }

    /**
     * One PBX.
     *
     * @param reader the account that sees
     * @param actor the account that acts; the same as {@code reader} unless configured
     * @param drill the account that begins the call of a drill; the same as {@code actor} unless configured
     * @param certificateAuthority PEM file that signs the PBX's certificate; {@link #NO_FILE} for the system's
     * @param hook the folder in which the dialplan finds who is fenced; {@link #NO_FILE} for none
     */
    public record PbxSettings(
            String name,
            String host,
            int port,
            boolean tls,
            Path certificateAuthority,
            Account reader,
            Account actor,
            Account drill,
            Path hook) {
        /** Without an account for drills and a hook in its dialplan. */
        public PbxSettings(
                String name,
                String host,
                int port,
                boolean tls,
                Path certificateAuthority,
                Account reader,
                Account actor) {
            this(name, host, port, tls, certificateAuthority, reader, actor, actor, NO_FILE);
        }
    }

    /** An AMI account; its secret never prints. */
    public record Account(String username, Secret secret) {}

    /**
     * Where the console, {@code /api}, {@code /metrics} and {@code /health} are served.
     *
     * @param port 0 for any free one
     * @param certificate PEM file of the server's certificate and those between it and the authority; {@link #NO_FILE} for no TLS
     * @param key PEM file of its private key
     * @param names by which people reach it besides the address
     * @param openMetrics whether {@code /metrics} needs no token although the address is not loopback
     * @param vault the folder for backups made in the console; {@link #NO_FILE} for one beside the store
     */
    public record HttpSettings(
            String address, int port, Path certificate, Path key, List<String> names, boolean openMetrics, Path vault) {
        /** Without TLS, for this machine. */
        public HttpSettings(String address, int port) {
            this(address, port, NO_FILE, NO_FILE, List.of(), false, NO_FILE);
        }

        /** Whether what goes over the wire is encrypted. */
        public boolean tls() {
            return !certificate.equals(NO_FILE);
        }
    }

    /**
     * What is allowed whatever the points.
     *
     * @param anyCountry no list was given, so nothing is forbidden by country
     * @param countries ISO 3166 alpha-2 codes and the words {@code premium}, {@code satellite}, {@code unallocated}
     * @param numbers E.164 digits or dialled strings; these and {@code extensions} win over every rule
     */
    public record AllowSettings(
            boolean anyCountry, List<String> countries, List<String> numbers, List<String> extensions) {}

    /** What is always hung up: countries or the words of {@link AllowSettings#countries()}, and numbers. */
    public record DenySettings(List<String> countries, List<String> numbers) {}

    /**
     * What is known of addresses and numbers besides what is learnt.
     *
     * @param geo the file that says which country an address is in; {@link #NO_FILE} for none
     * @param geoOfSystem whether to use what the system has installed, {@code geo} being none
     * @param knownFraud files of numbers that fraud uses
     * @param knownAttackers files of addresses nobody should log in from
     * @param baitExtensions extensions that nobody should ever use
     * @param baitNumbers numbers that nobody should ever dial
     * @param geofence from where extensions may log in
     * @param lists lists that are read again and again
     * @param tripwire what is watched for changes
     * @param logs logs of Asterisk to follow, of whose names the last part may be a pattern
     */
    public record WatchSettings(
            Path geo,
            boolean geoOfSystem,
            List<Path> knownFraud,
            List<Path> knownAttackers,
            List<String> baitExtensions,
            List<String> baitNumbers,
            Geofence geofence,
            List<ListSettings> lists,
            TripwireSettings tripwire,
            List<String> logs) {
        /** What applies unless configured. */
        public static final WatchSettings DEFAULT = new WatchSettings(
                NO_FILE,
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Geofence.NONE,
                List.of(),
                TripwireSettings.DEFAULT,
                List.of());
    }

    /**
     * A list that is read again and again.
     *
     * @param url where it is fetched from; {@code ""} when it is {@code file}
     * @param refresh how often
     */
    public record ListSettings(String name, ListKind kind, String url, Path file, Duration refresh) {

        /** Where it is read from: its file, or the last good copy beside {@code store}; {@link #NO_FILE} where none is kept. */
        public Path copy(Path store) {
            if (url.isEmpty() || store.equals(NO_FILE)) {
                return file;
            }
            return store.resolveSibling("lists").resolve(name + ".list");
        }
    }

    /** What is on a list. */
    public enum ListKind {
        /** Addresses nobody should log in from. */
        DENY,
        /** Addresses that are never looked at, whatever other lists say. */
        ALLOW,
        /** Addresses that {@code geofence} names. */
        PLACE,
        /** Numbers that fraud uses. */
        NUMBERS
    }

    /**
     * What is watched for changes on one PBX.
     *
     * @param pbx its name; empty when nothing is watched
     * @param folders its configuration, usually {@code /etc/asterisk}
     * @param web folders a web server serves
     * @param spool where call files go; {@link #NO_FILE} for none
     * @param astdb Asterisk's own database; {@link #NO_FILE} for none
     */
    public record TripwireSettings(
            String pbx, List<Path> folders, List<Path> web, Path spool, Path astdb, Duration every) {
        /** What applies unless configured: nothing is watched. */
        public static final TripwireSettings DEFAULT =
                new TripwireSettings("", List.of(), List.of(), NO_FILE, NO_FILE, Duration.ofMinutes(1));

        /** Whether anything is watched. */
        public boolean watches() {
            return !folders.isEmpty() || !web.isEmpty() || !spool.equals(NO_FILE) || !astdb.equals(NO_FILE);
        }
    }
}
