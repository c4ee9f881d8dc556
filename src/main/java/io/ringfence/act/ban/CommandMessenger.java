package io.ringfence.act.ban;

import io.ringfence.act.ActionText;
import io.ringfence.network.Cidr;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A program, run for each change without a shell. An argument that is a placeholder as a whole is replaced: {@code {action}} by
 * {@code ban} or {@code unban}, {@code {address}} by the first address, {@code {network}} by the network ({@code 192.0.2.7/32} for
 * one address), {@code {family}} by {@code 4} or {@code 6}, {@code {seconds}} by the time left, {@code {reason}} by why. Exit 0 is success.
 */
final class CommandMessenger implements OneByOne.Messenger {
    private static final int MOST_BYTES = 4_096;

    private final List<String> command;
    private final Program program;

    CommandMessenger(List<String> command, Duration patience) {
        this.command = List.copyOf(command);
        this.program = new Program(patience, MOST_BYTES);
    }

    @Override
    public void tell(OneByOne.Change change, long nowNanos) throws IOException {
        List<String> arguments =
                command.stream().map(word -> filled(word, change, nowNanos)).toList();
        Program.Ran ran = program.run(arguments, "");
        if (!ran.well()) {
            throw new IOException(command.get(0) + " ended with " + ran.exit() + " for "
                    + change.ban().network() + ": " + ran.says());
        }
    }

    private static String filled(String word, OneByOne.Change change, long nowNanos) {
        Cidr network = change.ban().network();
        return switch (word) {
            case "{action}" -> change.verb();
            case "{address}" -> network.address();
            case "{network}" -> network.address() + "/" + network.length();
            case "{family}" -> network.v6() ? "6" : "4";
            case "{seconds}" -> Long.toString(change.ban().secondsLeft(nowNanos));
            case "{reason}" -> ActionText.value(change.ban().why());
            default -> word;
        };
    }
}
