package io.ringfence.act.notify.tell;

import io.ringfence.act.ban.Program;
import io.ringfence.config.notify.Receiver;
import java.io.IOException;

/** Runs a program, without a shell, with the message as one line of JSON on its standard input. Nothing of it is an argument. */
final class Script implements Courier {
    private static final int MOST_PRINTED = 4_096;

    private final Receiver receiver;

    Script(Receiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public String bring(Message message, long nowNanos) throws IOException {
        Program.Ran ran = new Program(receiver.timeout(), MOST_PRINTED).run(receiver.command(), message.json() + "\n");
        if (!ran.well()) {
            throw new IOException("ended with " + ran.exit() + ": " + ran.says());
        }
        return "ended with 0";
    }
}
