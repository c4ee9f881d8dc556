package io.ringfence.config;

import io.ringfence.config.Settings.Account;
import io.ringfence.config.Settings.HttpSettings;
import io.ringfence.config.Settings.ListSettings;
import io.ringfence.config.Settings.PbxSettings;
import io.ringfence.config.Settings.TripwireSettings;
import io.ringfence.config.Settings.WatchSettings;
import io.ringfence.config.notify.NotifyText;
import io.ringfence.network.Cidr;
import io.ringfence.policy.Geofence;
import io.ringfence.policy.Policies;
import io.ringfence.policy.Policy;
import io.ringfence.policy.Reach;
import io.ringfence.policy.SpendLimits;
import io.ringfence.policy.Thresholds;
import io.ringfence.time.OfficeHours;
import io.ringfence.time.Opening;
import io.ringfence.time.WeeklyHours;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Settings as YAML, every default written out and every secret starred: what is in force, in the words of the file. */
public final class SettingsText {
    /** Needs no quotes in YAML, by any reader. */
    private static final Pattern PLAIN =
            Pattern.compile("(?!(?i:y|n|yes|no|on|off|true|false|null)$)[A-Za-z/][A-Za-z0-9_./-]*");

    private final StringBuilder out = new StringBuilder();

    private SettingsText() {}

    /** The text, ready to print. */
    public static String of(Settings settings) {
        SettingsText text = new SettingsText();
        text.top(settings);
        text.heading("dialplan");
        text.list("  ", "outside-line", settings.dialplan().outsideLine());
        text.list("  ", "international", settings.dialplan().international());
        List<String> codes = settings.dialplan().forwardCodes();
        text.list("  ", "forward-codes", codes.isEmpty() ? List.of("none") : codes);
        text.list("", "trunks", settings.trunks());
        text.pbxs(settings.pbx());
        text.http(settings.http());
        text.rules(settings);
        text.list("", "emergency", settings.emergency());
        text.policies(settings.policies());
        text.hours(settings.policies().standard().hours());
        text.watch(settings.watch());
        text.bans(settings.bans());
        NotifyText.write(settings.receivers(), text.out);
        NotifyText.write(settings.heartbeat(), text.out);
        return text.out.toString();
    }

    private void bans(BanSettings bans) {
        heading("bans");
        line("  ", "mode", quoted(bans.mode().label()));
        list("  ", "times", bans.times().stream().map(BansSection::written).toList());
        line("  ", "subnet-after", String.valueOf(bans.subnetAfter()));
        line("  ", "most", String.valueOf(bans.most()));
        line("  ", "a-minute", String.valueOf(bans.aMinute()));
        list("  ", "protect", bans.protect().stream().map(Cidr::toString).toList());
        line("  ", "private", String.valueOf(bans.privateNetworks()));
        list("  ", "command", bans.command());
        line("  ", "timeout", quoted(BansSection.written(bans.timeout())));
        if (!bans.url().equals(BanSettings.NO_URL)) {
            line("  ", "url", quoted(bans.url().toString()));
            line("  ", "secret", quoted(bans.secret().toString()));
        }
    }

    private void top(Settings settings) {
        line("", "mode", settings.mode().name().toLowerCase(Locale.ROOT));
        line("", "country", quoted(settings.country()));
        line("", "timezone", quoted(settings.timezone().getId()));
        line("", "currency", quoted(settings.currency().getCurrencyCode()));
        file("", "store", settings.store(), "nothing is kept on disk");
        file("", "rates", settings.rates(), "built-in estimates");
        file("", "record", settings.record(), "nothing is recorded");
        line("", "drill", quoted(Words.drill(settings.drill())));
    }

    private void pbxs(List<PbxSettings> pbxs) {
        if (pbxs.isEmpty()) {
            list("", "pbx", List.of());
            return;
        }
        heading("pbx");
        for (PbxSettings pbx : pbxs) {
            line("  - ", "name", quoted(pbx.name()));
            line("    ", "host", quoted(pbx.host()));
            line("    ", "port", String.valueOf(pbx.port()));
            line("    ", "tls", String.valueOf(pbx.tls()));
            file("    ", "ca", pbx.certificateAuthority(), "the system's certificates");
            account("    ", pbx.reader());
            file("    ", "hook", pbx.hook(), "its dialplan refuses nothing");
            if (!pbx.actor().equals(pbx.reader())) {
                out.append("    actor:\n");
                account("      ", pbx.actor());
            }
            if (!pbx.drill().equals(pbx.actor())) {
                out.append("    drill:\n");
                account("      ", pbx.drill());
            }
        }
    }

    private void http(HttpSettings http) {
        heading("http");
        line("  ", "address", quoted(http.address()));
        line("  ", "port", String.valueOf(http.port()));
        file("  ", "backups", http.vault(), "the folder `backups` beside the store");
        if (!http.names().isEmpty()) {
            list("  ", "names", http.names());
        }
        if (http.tls()) {
            heading("  tls");
            line("    ", "certificate", quoted(http.certificate().toString()));
            line("    ", "key", quoted(http.key().toString()));
            line("  ", "open-metrics", String.valueOf(http.openMetrics()));
        }
    }

    private void account(String indent, Account account) {
        line(indent, "username", quoted(account.username()));
        line(indent, "secret", quoted(account.secret().toString()));
    }

    private void rules(Settings settings) {
        heading("allow");
        if (settings.allow().anyCountry()) {
            out.append("  # countries: all\n");
        } else {
            list("  ", "countries", settings.allow().countries());
        }
        list("  ", "numbers", settings.allow().numbers());
        list("  ", "extensions", settings.allow().extensions());
        heading("deny");
        list("  ", "countries", settings.deny().countries());
        list("  ", "numbers", settings.deny().numbers());
    }

    private void policies(Policies policies) {
        Policy standard = policies.standard();
        line("", "profile", standard.profile().label());
        thresholds("", standard.thresholds());
        heading("limits");
        limits("  ", "extension", standard.limits());
        limits("  ", "trunk", policies.trunk());
        limits("  ", "pbx", policies.pbx());
        if (policies.groups().isEmpty()) {
            list("", "groups", List.of());
            return;
        }
        heading("groups");
        policies.groups().forEach(this::group);
    }

    private void group(Policies.Group group) {
        String indent = "    ";
        line("  - ", "name", quoted(group.name()));
        list(indent, "extensions", group.extensions());
        line(indent, "profile", group.policy().profile().label());
        thresholds(indent, group.policy().thresholds());
        limits(indent, "limits", group.policy().limits());
        limits(indent, "together", group.together());
        Reach reach = group.policy().reach();
        if (reach.said()) {
            heading(indent + "allow");
            list(indent + "  ", "countries", reach.countries());
        }
        heading(indent + "deny");
        list(indent + "  ", "countries", reach.deniedCountries());
        list(indent + "  ", "numbers", reach.deniedNumbers());
    }

    private void thresholds(String indent, Thresholds thresholds) {
        heading(indent + "thresholds");
        line(indent + "  ", "alert", String.valueOf(thresholds.alert()));
        line(indent + "  ", "hangup", String.valueOf(thresholds.hangup()));
        line(indent + "  ", "fence", String.valueOf(thresholds.fence()));
        if (indent.isEmpty()) {
            line("  ", "ban", String.valueOf(thresholds.ban()));
        }
    }

    private void limits(String indent, String key, SpendLimits limits) {
        heading(indent + key);
        line(indent + "  ", "call", amount(limits.callMicros()));
        line(indent + "  ", "hour", amount(limits.hourMicros()));
        line(indent + "  ", "day", amount(limits.dayMicros()));
        line(indent + "  ", "month", amount(limits.monthMicros()));
    }

    private static String amount(long micros) {
        return micros == SpendLimits.UNLIMITED
                ? "none"
                : BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    private void hours(OfficeHours hours) {
        if (hours instanceof WeeklyHours weekly) {
            heading("hours");
            list("  ", "open", weekly.openings().stream().map(Opening::toString).toList());
            list("  ", "holidays", weekly.codes().isEmpty() ? List.of("none") : weekly.codes());
            file("  ", "calendar", weekly.calendar(), "no more days off");
        }
    }

    private void watch(WatchSettings watch) {
        if (watch.geo().equals(Settings.NO_FILE) && !watch.geoOfSystem()) {
            line("", "geo", "none");
        } else {
            file("", "geo", watch.geo(), "what tor-geoipdb says where it is installed");
        }
        list("", "known-fraud", watch.knownFraud().stream().map(Path::toString).toList());
        list(
                "",
                "known-attackers",
                watch.knownAttackers().stream().map(Path::toString).toList());
        heading("bait");
        list("  ", "extensions", watch.baitExtensions());
        list("  ", "numbers", watch.baitNumbers());
        tripwire(watch.tripwire());
        fetched(watch);
    }

    private void fetched(WatchSettings watch) {
        if (!watch.geofence().rules().isEmpty()) {
            heading("geofence");
        }
        for (Geofence.Rule rule : watch.geofence().rules()) {
            list("  - ", "extensions", rule.extensions());
            list("    ", "countries", rule.countries());
            list(
                    "    ",
                    "networks",
                    Stream.concat(rule.networks().stream(), rule.lists().stream())
                            .toList());
        }
        if (!watch.lists().isEmpty()) {
            heading("lists");
        }
        for (ListSettings list : watch.lists()) {
            line("  - ", "name", quoted(list.name()));
            line("    ", "kind", list.kind().name().toLowerCase(Locale.ROOT));
            line(
                    "    ",
                    list.url().isEmpty() ? "file" : "url",
                    quoted(list.url().isEmpty() ? list.file().toString() : list.url()));
            line("    ", "refresh", list.refresh().toMinutes() + "m");
        }
    }

    private void tripwire(TripwireSettings watch) {
        heading("watch");
        if (watch.watches()) {
            line("  ", "pbx", quoted(watch.pbx()));
        }
        list("  ", "folders", watch.folders().stream().map(Path::toString).toList());
        list("  ", "web", watch.web().stream().map(Path::toString).toList());
        file("  ", "spool", watch.spool(), "call files are not watched");
        file("  ", "astdb", watch.astdb(), "forwards are not watched");
        line("  ", "every", quoted(BansSection.written(watch.every())));
    }

    private void heading(String key) {
        out.append(key).append(":\n");
    }

    private void line(String indent, String key, String value) {
        out.append(indent).append(key).append(": ").append(value).append('\n');
    }

    private void list(String indent, String key, List<String> values) {
        line(indent, key, values.stream().map(SettingsText::quoted).toList().toString());
    }

    private void file(String indent, String key, Path path, String otherwise) {
        if (path.equals(Settings.NO_FILE)) {
            line(indent + "# ", key, "none; " + otherwise);
        } else {
            line(indent, key, quoted(path.toString()));
        }
    }

    private static String quoted(String text) {
        boolean plain = PLAIN.matcher(text).matches();
        return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
