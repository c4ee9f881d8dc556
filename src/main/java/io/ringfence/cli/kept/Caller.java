package io.ringfence.cli.kept;

import java.util.Map;

/** Who runs a command: the user of the system, and who became that user by sudo. */
public final class Caller {
    private Caller() {}

    /** In words, for the audit log. */
    public static String name() {
        return name(System.getenv(), System.getProperty("user.name", "unknown"));
    }

    static String name(Map<String, String> environment, String user) {
        String before = environment.getOrDefault("SUDO_USER", "");
        return before.isEmpty() || before.equals(user) ? user : before + " as " + user;
    }
}
