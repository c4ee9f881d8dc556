package io.ringfence.config;

import io.ringfence.config.Settings.TripwireSettings;
import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code watch}: what is watched for changes. */
final class TripwireSection {
    private TripwireSection() {}

    static TripwireSettings read(Section section, List<String> pbxs, Sources sources) {
        Value pbx = section.value("pbx");
        if (pbx.given() && !pbxs.isEmpty() && !pbxs.contains(pbx.text())) {
            pbx.reject("must be the name of one of the PBXs");
        }
        return new TripwireSettings(
                pbx.given() || pbxs.isEmpty() ? pbx.text() : pbxs.get(0),
                folders(section.values("folders", "folder"), sources),
                folders(section.values("web"), sources),
                sources.folder(section.value("spool")),
                sources.readable(section.value("astdb")),
                BansSection.span(
                        section.value("every"),
                        Duration.ofSeconds(1),
                        Duration.ofDays(1),
                        TripwireSettings.DEFAULT.every()));
    }

    private static List<Path> folders(List<Value> values, Sources sources) {
        return values.stream()
                .map(sources::folder)
                .filter(path -> !path.equals(Settings.NO_FILE))
                .distinct()
                .toList();
    }
}
