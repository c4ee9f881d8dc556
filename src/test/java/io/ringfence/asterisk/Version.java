package io.ringfence.asterisk;

import java.nio.file.Files;
import java.nio.file.Path;

/** The Asterisk versions the tests run against: the oldest that is still met in the field, and the newest. */
public enum Version {
    A16("16", "/usr/lib/asterisk/modules"),
    A22("22", "/usr/lib/x86_64-linux-gnu/asterisk/modules");

    private final String number;
    private final String modules;

    Version(String number, String modules) {
        this.number = number;
        this.modules = modules;
    }

    /** The Debian tree it is installed in. */
    Path tree() {
        String root = System.getenv("RINGFENCE_ASTERISK");
        Path installed = root == null ? Path.of(System.getProperty("user.home"), ".cache/ringfence") : Path.of(root);
        return installed.resolve("asterisk-" + number);
    }

    /** Where its modules are, seen from inside the tree. */
    String modules() {
        return modules;
    }

    /** Installed completely, and we are allowed to run it. */
    public boolean available() {
        return Files.exists(tree().resolve(".complete")) && "root".equals(System.getProperty("user.name"));
    }

    @Override
    public String toString() {
        return "Asterisk " + number;
    }
}
