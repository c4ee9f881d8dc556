package io.ringfence.config;

import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where values come from that the file only points to: the environment and other files. */
public final class Sources {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(.*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int LONGEST_SECRET = 4096;

    private final Path folder;
    private final Map<String, String> environment;
    private final Purpose purpose;
    private boolean secretInFile;

    /**
     * Looks things up.
     *
     * @param folder the folder of the configuration file, against which relative paths are meant
     */
    Sources(Path folder, Map<String, String> environment, Purpose purpose) {
        this.folder = folder;
        this.environment = environment;
        this.purpose = purpose;
    }

    /** The value itself, or what the environment has for it when it is {@code ${NAME}} as a whole. */
    public Value expand(Value value) {
        Matcher reference = REFERENCE.matcher(value.text());
        if (!reference.matches()) {
            return value;
        }
        String name = reference.group(1);
        if (!NAME.matcher(name).matches()) {
            value.reject("${…} must hold the name of an environment variable");
            return value.broken();
        }
        String found = environment.get(name);
        if (found != null) {
            return value.replaced(found);
        }
        String unset = "the environment variable " + name + " is not set";
        if (purpose == Purpose.LIVE) {
            value.fault(unset);
        } else {
            value.warn(unset);
        }
        return value.broken();
    }

    /** The secret of an account: {@code secret}, or the first line of {@code secret-file}. */
    Secret secret(Section section) {
        return secret(
                section.secret("secret", "password", "pass", "passwd"),
                section.secret("secret-file", "password-file"),
                "secret-file");
    }

    /** The secret in {@code key} of a section, or in the first line of the file named by {@code key-file}. */
    public Secret secret(Section section, String key) {
        return secret(section.secret(key), section.secret(key + "-file"), key + "-file");
    }

    private Secret secret(Value secret, Value file, String instead) {
        if (secret.given() && file.given()) {
            file.reject("give either this or the one without -file");
            return new Secret("");
        }
        if (file.given()) {
            return new Secret(firstLine(file));
        }
        Value resolved = file.absent()
                ? expand(secret.required("text, ${NAME} for an environment variable, or " + instead
                        + " (text that begins with # must be in quotes)"))
                : secret;
        if (secret.given() && secret.text().isEmpty()) {
            secret.reject("must not be empty");
        }
        secretInFile |= secret.given() && !REFERENCE.matcher(secret.text()).matches();
        return new Secret(resolved.text());
    }

    /** Whether the configuration file itself holds a secret. */
    boolean secretInFile() {
        return secretInFile;
    }

    /** A path, or {@link Settings#NO_FILE} when none is given. */
    Path path(Value value) {
        if (!value.given()) {
            return Settings.NO_FILE;
        }
        try {
            if (!value.text().isBlank()) {
                return folder.resolve(value.text()).normalize();
            }
        } catch (InvalidPathException impossible) {
            // Falls through: the name has characters this machine's file system cannot hold.
        }
        value.reject("must be the path of a file");
        return Settings.NO_FILE;
    }

    /** A path of a file that must be there to be read. */
    public Path readable(Value value) {
        Path path = path(value);
        if (!path.equals(Settings.NO_FILE) && !(Files.isRegularFile(path) && Files.isReadable(path))) {
            unavailable(value, "must be a file that can be read");
        }
        return path;
    }

    /** A path of a folder that must be there. */
    Path folder(Value value) {
        Path path = path(value);
        if (!path.equals(Settings.NO_FILE) && !Files.isDirectory(path)) {
            unavailable(value, "must be a folder that can be read");
        }
        return path;
    }

    /** A path that will be written to: its folder must be there. */
    Path writable(Value value) {
        Path path = path(value);
        Path parent = path.toAbsolutePath().getParent();
        if (!path.equals(Settings.NO_FILE) && (parent == null || !Files.isDirectory(parent))) {
            unavailable(value, "must be in a folder that exists");
        }
        return path;
    }

    /** Whether everybody on this machine can read {@code file}; false where the file system cannot tell. */
    static boolean worldReadable(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private String firstLine(Value file) {
        Path path = readable(file);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            return "";
        }
        if (worldReadable(path)) {
            file.warn("everybody on this machine can read the file: chmod o-r it");
        }
        try (InputStream in = Files.newInputStream(path)) {
            String text = new String(in.readNBytes(LONGEST_SECRET), StandardCharsets.UTF_8);
            return file.replaced(text.lines().findFirst().orElse("")).text();
        } catch (IOException gone) {
            return unavailable(file, "must be a file that can be read").text();
        }
    }

    private Value unavailable(Value value, String what) {
        if (purpose == Purpose.LIVE) {
            value.reject(what);
        } else {
            value.warn(what);
        }
        return value.broken();
    }
}
