package io.ringfence.sim.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One channel. Its texts are bytes written as Latin-1, printed unescaped where Asterisk does so: a dialled number may
 * hold line ends and forged headers.
 */
public final class Channel {
    /** {@code AST_STATE_*} as AMI prints them. */
    public enum State {
        DOWN(0, "Down"),
        RING(4, "Ring"),
        RINGING(5, "Ringing"),
        UP(6, "Up");

        final int code;
        final String text;

        State(int code, String text) {
            this.code = code;
            this.text = text;
        }
    }

    public final String name;
    public final String device;
    public final String uniqueid;
    public final long createdNanos;
    String linkedid;
    State state;
    String callerNum = "";
    String callerName = "";
    String connectedNum = "";
    String connectedName = "";
    String account = "";
    String context;
    String exten;
    int priority = 1;
    String application = "";
    String applicationArgument = "";
    int cause;
    int techCause;
    boolean ended;
    Tie tie = Tie.NONE;
    Channel twin = this;
    private final List<Runnable> whenEnded = new ArrayList<>(1);

    Channel(String name, String device, String uniqueid, String linkedid, long createdNanos, State state) {
        this.name = name;
        this.device = device;
        this.uniqueid = uniqueid;
        this.linkedid = linkedid;
        this.createdNanos = createdNanos;
        this.state = state;
        this.context = "";
        this.exten = "";
    }

    /** The call it belongs to. */
    public String linkedid() {
        return linkedid;
    }

    /** Its caller number; for a called trunk channel the number that was dialled. */
    public String callerNumber() {
        return callerNum;
    }

    /** Whether it is up. */
    public boolean isUp() {
        return state == State.UP;
    }

    /** Whether its Hangup was announced. */
    public boolean hasEnded() {
        return ended;
    }

    /** Appends what {@code CoreShowChannels} says of it, without the empty line. */
    public void list(StringBuilder out, long nowNanos) {
        describe(out, "");
        long seconds = (nowNanos - createdNanos) / 1_000_000_000L;
        header(out, "", "Application: ", application);
        header(out, "", "ApplicationData: ", applicationArgument);
        String duration =
                String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
        header(out, "", "Duration: ", duration);
        header(out, "", "BridgeId: ", tie instanceof Bridge bridge ? bridge.id : "");
    }

    /** Runs something once it has ended. */
    public void whenEnded(Runnable what) {
        whenEnded.add(what);
    }

    /** Whether it is one half of a Local pair. */
    boolean isLocal() {
        return twin != this;
    }

    void finish() {
        List.copyOf(whenEnded).forEach(Runnable::run);
    }

    /** Appends its block of headers, each name with {@code prefix} before it. */
    void describe(StringBuilder out, String prefix) {
        header(out, prefix, "Channel: ", name);
        out.append(prefix).append("ChannelState: ").append(state.code).append("\r\n");
        header(out, prefix, "ChannelStateDesc: ", state.text);
        header(out, prefix, "CallerIDNum: ", known(callerNum));
        header(out, prefix, "CallerIDName: ", known(callerName));
        header(out, prefix, "ConnectedLineNum: ", known(connectedNum));
        header(out, prefix, "ConnectedLineName: ", known(connectedName));
        header(out, prefix, "Language: ", "en");
        header(out, prefix, "AccountCode: ", account);
        header(out, prefix, "Context: ", context);
        header(out, prefix, "Exten: ", exten);
        out.append(prefix).append("Priority: ").append(priority).append("\r\n");
        header(out, prefix, "Uniqueid: ", uniqueid);
        header(out, prefix, "Linkedid: ", linkedid);
    }

    private static void header(StringBuilder out, String prefix, String name, String value) {
        out.append(prefix).append(name).append(value).append("\r\n");
    }

    private static String known(String text) {
        return text.isEmpty() ? "<unknown>" : text;
    }
}
