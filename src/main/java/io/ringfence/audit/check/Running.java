package io.ringfence.audit.check;

import static io.ringfence.audit.weakness.Severity.HIGH;
import static io.ringfence.audit.weakness.Severity.MEDIUM;

import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import io.ringfence.audit.weakness.Check;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Weakness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As whom Asterisk runs, and what it writes down. */
final class Running implements Check {
    private static final List<String> STARTED_BY = List.of(
            "../default/asterisk",
            "../sysconfig/asterisk",
            "../systemd/system/asterisk.service",
            "../../lib/systemd/system/asterisk.service",
            "../../usr/lib/systemd/system/asterisk.service");
    private static final Pattern USER =
            Pattern.compile("(?m)^[^#\\n]*(?:AST_USER=|^User=|\\s-U\\s+)[\"']?([a-z_][a-z0-9_-]*)");
    private static final int LARGEST = 64 * 1024;

    @Override
    public void look(Scene scene, Consumer<Weakness> found) {
        user(scene, found);
        logs(scene.conf("logger.conf"), found);
    }

    private static void user(Scene scene, Consumer<Weakness> found) {
        Conf conf = scene.conf("asterisk.conf");
        Section options = conf.section("options");
        Setting user = options.last("runuser");
        boolean root = user.value().equals("root");
        if (conf.present()
                && (root
                        || user.value().isEmpty()
                                && !elsewhere(scene.site().folder().root()))) {
            Setting place = options.given() ? options.at(user) : conf.top();
            found.accept(Weakness.at(
                    place,
                    "runs-as-root",
                    root ? HIGH : MEDIUM,
                    root ? "Asterisk runs as root" : "nothing says that Asterisk does not run as root",
                    "Whoever gets a program to run through the PBX then owns the whole machine, and can hide.",
                    "write runuser=asterisk and rungroup=asterisk in [options]"));
        }
    }

    /** Whether what starts Asterisk names another user. */
    private static boolean elsewhere(Path folder) {
        for (String name : STARTED_BY) {
            Path file = folder.resolve(name);
            try {
                if (Files.isRegularFile(file) && Files.size(file) < LARGEST) {
                    Matcher matcher = USER.matcher(Files.readString(file));
                    if (matcher.find() && !matcher.group(1).equals("root")) {
                        return true;
                    }
                }
            } catch (IOException e) {
                // unreadable or no text: says nothing
            }
        }
        return false;
    }

    private static void logs(Conf conf, Consumer<Weakness> found) {
        if (!conf.present()) {
            return;
        }
        Section files = conf.section("logfiles");
        Setting place = files.given() ? files.at(Setting.NONE) : conf.top();
        if (writes(files, "security").isEmpty()) {
            found.accept(Weakness.at(
                    place,
                    "log-no-security",
                    MEDIUM,
                    "security events are not logged",
                    "Failed logins with their addresses are then nowhere: neither Ringfence's forensics nor fail2ban can see an attack.",
                    "add security => security under [logfiles]"));
        }
        if (writes(files, "notice").isEmpty() || writes(files, "warning").isEmpty()) {
            found.accept(Weakness.at(
                    place,
                    "log-missing",
                    MEDIUM,
                    "notices and warnings are not logged to a file",
                    "Refused registrations and calls to numbers that do not exist are notices; after a break-in there is nothing to read.",
                    "add messages => notice,warning,error under [logfiles]"));
        }
    }

    private static List<Setting> writes(Section files, String level) {
        return files.settings().stream()
                .filter(file -> !file.named("console"))
                .filter(file -> {
                    List<String> levels = List.of(file.value()
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("^\\[[^]]*]", "")
                            .split("[,\\s]+"));
                    return levels.contains(level) || levels.contains("*");
                })
                .toList();
    }
}
