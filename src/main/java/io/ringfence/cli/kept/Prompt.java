package io.ringfence.cli.kept;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where a password comes from: never from an argument, which every user of the machine can read. */
public interface Prompt {
    /** The password for {@code user}. */
    String password(String user) throws IOException;

    /** Twice from the terminal, unseen; or the first line of standard input where that is no terminal. */
    static Prompt system() {
        return user -> {
            Console console = System.console();
            if (console == null) {
                String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
                if (line == null) {
                    throw new IllegalArgumentException("no password: type one, or hand one over on standard input");
                }
                return line;
            }
            char[] once = console.readPassword("Password for %s: ", user);
            char[] again = console.readPassword("Again: ");
            if (once == null || !Arrays.equals(once, again)) {
                throw new IllegalArgumentException("the two passwords differ");
            }
            return new String(once);
        };
    }
}
