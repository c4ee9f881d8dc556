package io.ringfence.track;

import io.ringfence.ami.Snapshot;
import io.ringfence.fact.Payer;
import java.util.ArrayList;
import java.util.List;

/** One live channel: its newest state and the roles it plays. Its identity is its Uniqueid. */
final class Channel {
    private static final int MOST_EXTENS = 8;
    private static final int MOST_FORWARDS = 8;

    /** A phone of the called party sent a call of this channel on. */
    record Forward(Dialled target, Payer forwarder) {}

    /** Somebody handed this channel to another number; {@link #NONE} when nobody did. */
    record Transfer(String target, Payer transferer) {
        static final Transfer NONE = new Transfer("", Payer.UNKNOWN);

        boolean present() {
            return this != NONE;
        }
    }

    /** Stands for a channel that is not known. */
    static final Channel NONE = new Channel("", "", ChannelName.of(""), "", Snapshot.DOWN, 0);

    final String uniqueid;
    final String firstName;
    final int firstState;
    final long sequence;
    String linkedid;
    String rawName;
    ChannelName name;
    String context = "";
    /** The context of its first event: where its peer's calls arrive. */
    String firstContext = "";

    String caller = "";
    String account = "";
    int state;

    /** The numbers this channel's dialplan was at, oldest first; labels such as {@code s} are not among them. */
    final List<String> extens = new ArrayList<>(2);

    /** Its newest extension, number or not. */
    String exten = "";

    /** The text its newest extension was read from, whole; {@code ""} once something else has changed its number. */
    String shown = "";

    /** It runs a dialplan because its peer called us, or it was seen to dial. */
    boolean calls;
    /** The snapshot last taken over, {@link Snapshot#NONE} once something else has changed its number. */
    Snapshot seen = Snapshot.NONE;
    /** It has been in a bridge, so from now on only a transfer explains a new number. */
    boolean bridged;
    /** A stranger's text stood where its number stands, so its number proves no forward. */
    boolean tainted;
    /** Who pays for this channel whose peer forged AMI text; {@link Payer#UNKNOWN} when nobody forged. */
    Payer forger = Payer.UNKNOWN;

    /** It was up already when first seen, so what it dials first was dialled before. */
    boolean midway;
    /** Some number of its own was told already. */
    boolean attempted;
    /** Known from a list of channels only, never from an event. */
    boolean listedOnly;

    /** Who dials this channel. */
    Channel dialledBy;
    /** The other half of a Local channel. */
    Channel partner;

    Transfer transfer = Transfer.NONE;
    /** The phone that answered this channel's call; {@code ""} when none did. */
    String answeredBy = "";

    /** The bridge it is in, {@code ""} when in none. */
    String bridge = "";

    /** The number its dialplan's Dial names, {@code ""} when that was not seen; only for when DialBegin is lost. */
    String toDial = "";

    /** Newest first: of two phones that sent the call to the same number, the last is the one now dialled for. */
    List<Forward> forwards = List.of();

    final List<Attempt> attempts = new ArrayList<>(1);
    Attempt carries = Attempt.NONE;
    int missed;
    boolean handedOn;
    /** Since when it has been up, where that was before it was seen and is known; 0 otherwise, and once it is told. */
    long upSinceNanos;

    Channel(String uniqueid, String rawName, ChannelName name, String linkedid, int state, long sequence) {
        this.uniqueid = uniqueid;
        this.firstName = rawName;
        this.rawName = rawName;
        this.name = name;
        this.linkedid = linkedid;
        this.firstState = state;
        this.state = state;
        this.sequence = sequence;
        this.dialledBy = uniqueid.isEmpty() ? this : NONE;
        this.partner = this.dialledBy;
    }

    boolean present() {
        return this != NONE;
    }

    /** The oldest channel of its call, as far as Asterisk says. */
    boolean root() {
        return present() && uniqueid.equals(linkedid);
    }

    /** Asterisk created it and nobody dials it: Originate, a call file, ARI. */
    boolean originated() {
        return firstState == Snapshot.DOWN && root() && !dialledBy.present();
    }

    /** The number its dialplan is at, {@code ""} before there is one. */
    String number() {
        return extens.isEmpty() ? "" : extens.get(extens.size() - 1);
    }

    /** Where it arrived, number or not. */
    String firstNumber() {
        return extens.isEmpty() ? exten : extens.get(0);
    }

    /**
     * Notes a new extension.
     *
     * @return whether it is another number than before
     */
    boolean at(String newest) {
        exten = newest;
        seen = Snapshot.NONE;
        shown = "";
        if (!Dialled.number(newest) || newest.equals(number())) {
            return false;
        }
        if (extens.size() == MOST_EXTENS) {
            extens.remove(1);
        }
        return extens.add(newest);
    }

    void forwarded(Forward forward) {
        if (forwards.isEmpty()) {
            forwards = new ArrayList<>(1);
        }
        forwards.add(0, forward);
        if (forwards.size() > MOST_FORWARDS) {
            forwards.remove(MOST_FORWARDS);
        }
    }
}
