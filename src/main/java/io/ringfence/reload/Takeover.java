package io.ringfence.reload;

import io.ringfence.config.BanSettings;
import io.ringfence.config.Settings;
import io.ringfence.policy.Policies;
import io.ringfence.policy.Policy;
import io.ringfence.time.OfficeHours;
import io.ringfence.time.WeeklyHours;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What changes when a settings file is read again.
 *
 * @param settings what is in force afterwards; its policies are those in force before, which are to become {@code policies}
 * @param policies what is expected of whom afterwards
 * @param taken keys that changed and are taken over
 * @param left keys that changed and wait for a restart
 */
public record Takeover(Settings settings, Policies policies, List<String> taken, List<String> left) {

    /** Compares what is in force with what the file says now. */
    public static Takeover of(Settings running, Settings next) {
        List<String> taken = new ArrayList<>();
        List<String> left = fixed(running, next);
        if (running.mode() != next.mode()) {
            taken.add("mode: " + label(running.mode()) + " before, " + label(next.mode()) + " now");
        }
        Policies policies = policies(running, next, taken, left);
        note(taken, "allow", running.allow(), next.allow());
        note(taken, "deny", running.deny(), next.deny());
        note(taken, "trunks", running.trunks(), next.trunks());
        watch(running.watch(), next.watch(), taken, left);
        note(taken, "notify", running.receivers(), next.receivers());
        note(taken, "drill", running.drill(), next.drill());
        BanSettings bans = bans(running.bans(), next.bans());
        note(taken, "bans", running.bans(), bans);
        if (!bans.equals(next.bans())) {
            left.add("bans: mode, command, url, secret, timeout");
        }
        Settings settings = new Settings(
                next.mode(),
                running.country(),
                running.timezone(),
                running.currency(),
                running.store(),
                running.rates(),
                running.record(),
                running.dialplan(),
                next.trunks(),
                running.pbx(),
                running.http(),
                next.allow(),
                next.deny(),
                running.emergency(),
                running.policies(),
                watched(running.watch(), next.watch()),
                bans,
                next.receivers(),
                next.drill(),
                running.heartbeat());
        return new Takeover(settings, policies, List.copyOf(taken), List.copyOf(left));
    }

    /** What connections, files and everything learnt is built on. */
    private static List<String> fixed(Settings running, Settings next) {
        List<String> left = new ArrayList<>();
        note(left, "country", running.country(), next.country());
        note(left, "timezone", running.timezone(), next.timezone());
        note(left, "currency", running.currency(), next.currency());
        note(left, "store", running.store(), next.store());
        note(left, "rates", running.rates(), next.rates());
        note(left, "record", running.record(), next.record());
        note(left, "dialplan", running.dialplan(), next.dialplan());
        note(left, "pbx", running.pbx(), next.pbx());
        note(left, "http", running.http(), next.http());
        note(left, "heartbeat", running.heartbeat(), next.heartbeat());
        note(left, "emergency", running.emergency(), next.emergency());
        return left;
    }

    private static String label(Settings.Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    /** Lists, bait, logs and what is watched are read anew; the country of every address seen so far was looked up in one file. */
    private static void watch(
            Settings.WatchSettings before, Settings.WatchSettings after, List<String> taken, List<String> left) {
        note(left, "geo", List.of(before.geo(), before.geoOfSystem()), List.of(after.geo(), after.geoOfSystem()));
        note(taken, "known-fraud", before.knownFraud(), after.knownFraud());
        note(taken, "known-attackers", before.knownAttackers(), after.knownAttackers());
        note(
                taken,
                "bait",
                List.of(before.baitExtensions(), before.baitNumbers()),
                List.of(after.baitExtensions(), after.baitNumbers()));
        note(taken, "geofence", before.geofence(), after.geofence());
        note(taken, "lists", before.lists(), after.lists());
        note(taken, "watch", before.tripwire(), after.tripwire());
        note(taken, "logs", before.logs(), after.logs());
    }

    private static Settings.WatchSettings watched(Settings.WatchSettings running, Settings.WatchSettings next) {
        return new Settings.WatchSettings(
                running.geo(),
                running.geoOfSystem(),
                next.knownFraud(),
                next.knownAttackers(),
                next.baitExtensions(),
                next.baitNumbers(),
                next.geofence(),
                next.lists(),
                next.tripwire(),
                next.logs());
    }

    /** Limits are in the currency and hours on the clock they were read with. */
    private static Policies policies(Settings running, Settings next, List<String> taken, List<String> left) {
        Policies before = running.policies();
        Policies after = next.policies();
        List<String> changed = new ArrayList<>();
        note(changed, "profile", before.standard().profile(), after.standard().profile());
        note(
                changed,
                "thresholds",
                before.standard().thresholds(),
                after.standard().thresholds());
        note(changed, "limits", limits(before), limits(after));
        note(
                changed,
                "hours",
                hours(before.standard().hours()),
                hours(after.standard().hours()));
        note(changed, "groups", groups(before), groups(after));
        boolean same =
                running.currency().equals(next.currency()) && running.timezone().equals(next.timezone());
        if (same) {
            taken.addAll(changed);
            return after;
        }
        left.addAll(changed);
        return before;
    }

    private static List<Object> limits(Policies policies) {
        return List.of(policies.standard().limits(), policies.trunk(), policies.pbx());
    }

    private static List<Object> groups(Policies policies) {
        return policies.groups().stream()
                .<Object>map(
                        group -> List.of(group.name(), group.extensions(), group.together(), visible(group.policy())))
                .toList();
    }

    private static List<Object> visible(Policy policy) {
        return List.of(policy.profile(), policy.thresholds(), policy.limits(), policy.reach(), hours(policy.hours()));
    }

    /** What is written of them: the days off in a calendar are read anew in any case. */
    private static Object hours(OfficeHours hours) {
        return hours instanceof WeeklyHours weekly
                ? List.of(weekly.zone(), weekly.openings(), weekly.codes(), weekly.calendar())
                : hours;
    }

    /** Whom bans spare and how long they last; who carries them out stays. */
    private static BanSettings bans(BanSettings running, BanSettings next) {
        return new BanSettings(
                running.mode(),
                next.times(),
                next.subnetAfter(),
                next.most(),
                next.aMinute(),
                next.protect(),
                next.privateNetworks(),
                running.command(),
                running.timeout(),
                running.url(),
                running.secret());
    }

    private static void note(List<String> keys, String key, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            keys.add(key);
        }
    }
}
