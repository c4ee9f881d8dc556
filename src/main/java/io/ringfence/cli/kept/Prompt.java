package io.ringfence.cli.kept;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Where a password comes from: never from an argument, which every user of the machine can read. */
public interface Prompt {
    /** The password for {@code user}. */
    String password(String user) throws IOException;

    /** Twice from the terminal, unseen; or the first line of standard input where that is no terminal. */
    static Prompt system() {
        return user -> {
            Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Prompt::isTerminal);
            if (terminal.isEmpty()) {
                String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
                if (line == null) {
                    throw new IllegalArgumentException("no password: type one, or hand one over on standard input");
                }
                return line;
            }
            Console console = terminal.get();
            char[] once = console.readPassword("Password for %s: ", user);
            char[] again = console.readPassword("Again: ");
            if (once == null || !Arrays.equals(once, again)) {
                throw new IllegalArgumentException("the two passwords differ");
            }
            return new String(once);
        };
    }

    /** From Java 22 on there may be a console where there is no terminal, and it says so itself. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
