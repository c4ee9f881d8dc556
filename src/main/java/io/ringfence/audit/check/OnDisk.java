package io.ringfence.audit.check;

import static io.ringfence.audit.weakness.Severity.HIGH;
import static io.ringfence.audit.weakness.Severity.LOW;
import static io.ringfence.audit.weakness.Severity.MEDIUM;

import io.ringfence.audit.conf.Folder;
import io.ringfence.audit.conf.Setting;
import io.ringfence.audit.weakness.Check;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Secrets;
import io.ringfence.audit.weakness.Weakness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Who may read the files: those with secrets, FreePBX's, and provisioning files that phones load. Looked at only where the folder is
 * the one Asterisk reads, since the permissions of a copy say nothing.
 */
final class OnDisk implements Check {
    private static final List<String> SECRET = List.of(
            "sip.conf",
            "pjsip.conf",
            "pjsip_wizard.conf",
            "iax.conf",
            "users.conf",
            "manager.conf",
            "ari.conf",
            "voicemail.conf");
    private static final List<String> PROVISIONING = List.of("tftpboot", "srv/tftp", "var/lib/tftpboot", "var/ftp");
    private static final int LARGEST = 256 * 1024;
    private static final int MOST = 50;

    @Override
    public void look(Scene scene, Consumer<Weakness> found) {
        programs(scene, found);
        Path root = scene.site().folder().root();
        for (Path file : List.of(root.resolve("amportal.conf"), root.resolveSibling("amportal.conf"))) {
            defaults(root, file, found);
        }
        if (inUse(scene, root)) {
            readable(scene, root, found);
            freepbx(root, found);
            provisioning(root, found);
        }
    }

    private static void programs(Scene scene, Consumer<Weakness> found) {
        boolean allowed = scene.conf("asterisk.conf")
                .section("options")
                .last("execincludes")
                .yes();
        Folder everything = new Folder(scene.site().folder().root());
        Set<Setting> told = new HashSet<>();
        for (String name : everything.files(".conf")) {
            for (Setting exec : everything.conf(name).directives()) {
                if (!told.add(exec)) {
                    continue;
                }
                found.accept(Weakness.at(
                        exec,
                        "exec",
                        allowed ? MEDIUM : LOW,
                        "loading this file runs a program",
                        "Whoever can change the program, or what it reads, decides the configuration; Ringfence did not run it and did"
                                + " not see what it says.",
                        "write the settings into a file and include that"));
            }
        }
    }

    private static boolean inUse(Scene scene, Path root) {
        Setting etc = scene.conf("asterisk.conf").sections().stream()
                .map(section -> section.last("astetcdir"))
                .filter(Setting::given)
                .findFirst()
                .orElse(Setting.NONE);
        return root.endsWith("etc/asterisk") || root.toString().equals(etc.value());
    }

    private static void readable(Scene scene, Path root, Consumer<Weakness> found) {
        Set<String> names = new TreeSet<>();
        for (String name : SECRET) {
            scene.conf(name).real().stream()
                    .flatMap(section -> section.settings().stream())
                    .filter(setting -> setting.name().matches("(?i).*(secret|password|md5_cred)|[0-9]+"))
                    .forEach(setting -> names.add(setting.file()));
        }
        for (String name : names) {
            if (open(root.resolve(name), root)) {
                found.accept(new Weakness(
                        "file-readable",
                        MEDIUM,
                        name,
                        0,
                        name + " holds secrets and everybody on the machine can read it",
                        "A web shell or any other account then has every phone's password.",
                        "chmod 640 it, owned by asterisk"));
            }
        }
    }

    private static void freepbx(Path root, Consumer<Weakness> found) {
        Path file = root.resolveSibling("freepbx.conf");
        if (open(file, root.resolveSibling("."))) {
            found.accept(new Weakness(
                    "file-readable",
                    HIGH,
                    "../freepbx.conf",
                    0,
                    "freepbx.conf holds the database password and everybody on the machine can read it",
                    "The database holds every extension's secret and every route.",
                    "chmod 640 it, owned by asterisk"));
        }
    }

    private static void provisioning(Path root, Consumer<Weakness> found) {
        for (String name : PROVISIONING) {
            Path folder = root.resolve("../..").normalize().resolve(name);
            for (String file : phones(folder)) {
                found.accept(
                        new Weakness(
                                "provisioning-readable",
                                MEDIUM,
                                "../../" + name + "/" + file,
                                0,
                                "a phone's provisioning file is open to everybody",
                                "TFTP asks for no password: whoever guesses a MAC address loads the phone's secret.",
                                "serve provisioning over HTTPS with a login, only inside, and remove files of phones already set up"));
            }
        }
    }

    private static List<String> phones(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(folder)) {
            List<String> names = new ArrayList<>();
            listed.filter(Files::isRegularFile)
                    .filter(file ->
                            file.getFileName().toString().matches("(?i).*[0-9a-f]{12}.*\\.(cfg|xml|conf)|cfg.*|SEP.*"))
                    .filter(file -> open(file, folder))
                    .limit(MOST)
                    .forEach(file -> names.add(file.getFileName().toString()));
            return names;
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void defaults(Path root, Path file, Consumer<Weakness> found) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            List<String> lines = Files.size(file) > LARGEST
                    ? List.of()
                    : Files.readString(file, StandardCharsets.ISO_8859_1)
                            .lines()
                            .toList();
            for (int i = 0; i < lines.size(); i++) {
                String[] pair = lines.get(i).split("=", 2);
                if (pair.length == 2
                        && pair[0].strip().matches("[A-Z_]*(PASS|PASSWORD)")
                        && !pair[1].isBlank()
                        && Secrets.weak(pair[1].strip())) {
                    found.accept(new Weakness(
                            "freepbx-password",
                            HIGH,
                            root.relativize(file).toString(),
                            i + 1,
                            pair[0].strip() + " is a default or easy to guess",
                            "It opens the database, AMI or the web pages, and the defaults are in every attacker's list.",
                            "replace it by a long random one"));
                }
            }
        } catch (IOException e) {
            return; // unreadable: says nothing
        }
    }

    /** Whether others may read {@code file}, and get to it through {@code folder}; false where the file system cannot tell. */
    private static boolean open(Path file, Path folder) {
        try {
            return Files.isRegularFile(file)
                    && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)
                    && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
