package io.ringfence.config;

import io.ringfence.config.Settings.WatchSettings;
import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import java.nio.file.Path;
import java.util.List;

/** {@code geo}, {@code known-fraud}, {@code known-attackers} and {@code bait}: what is known besides what is learnt. */
final class WatchSection {
    private WatchSection() {}

    static WatchSettings read(Section root, Sources sources) {
        Value geo = root.value("geo", "geoip", "mmdb");
        boolean none = geo.text().equals("none");
        Section bait = root.section("bait", "honeypot");
        return new WatchSettings(
                none ? Settings.NO_FILE : sources.readable(geo),
                geo.absent(),
                files(root.values("known-fraud", "known-numbers"), sources),
                files(root.values("known-attackers", "blocklist"), sources),
                Words.extensions(bait.values("extensions", "extension")),
                Words.numbers(bait.values("numbers", "number")));
    }

    private static List<Path> files(List<Value> values, Sources sources) {
        return values.stream()
                .map(sources::readable)
                .filter(path -> !path.equals(Settings.NO_FILE))
                .distinct()
                .toList();
    }
}
