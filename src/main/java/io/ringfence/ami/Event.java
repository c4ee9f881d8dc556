package io.ringfence.ami;

import io.ringfence.network.SourceAddress;

/**
 * What a PBX said, validated against the schema of its type and named as Asterisk names it. {@link Connected} and {@link
 * Disconnected} are the connection's own; {@link Unknown} and {@link Broken} make sure that nothing is dropped unseen.
 */
public sealed interface Event {

    /** Where and when it entered. */
    Stamp stamp();

    /** An event about one channel, whose snapshot is the channel's newest state. */
    sealed interface OfChannel extends Event {
        Snapshot channel();
    }

    record Newchannel(Stamp stamp, Snapshot channel) implements OfChannel {}

    record Newstate(Stamp stamp, Snapshot channel) implements OfChannel {}

    /** A step in the dialplan; {@code toDial} is the {@code AppData} of {@code Dial}, {@code ""} of other applications. */
    record Newexten(Stamp stamp, Snapshot channel, String toDial) implements OfChannel {}

    record NewCallerid(Stamp stamp, Snapshot channel) implements OfChannel {}

    record NewConnectedLine(Stamp stamp, Snapshot channel) implements OfChannel {}

    record NewAccountCode(Stamp stamp, Snapshot channel, String oldAccountCode) implements OfChannel {}

    record HangupRequest(Stamp stamp, Snapshot channel) implements OfChannel {}

    record SoftHangupRequest(Stamp stamp, Snapshot channel) implements OfChannel {}

    /** The channel is gone. {@code cause} is Q.850, 0 when the PBX does not say. */
    record Hangup(Stamp stamp, Snapshot channel, int cause) implements OfChannel {}

    record BridgeEnter(Stamp stamp, String bridge, Snapshot channel) implements OfChannel {}

    record BridgeLeave(Stamp stamp, String bridge, Snapshot channel) implements OfChannel {}

    /** An entry of the list that {@code CoreShowChannels} asks for. */
    record CoreShowChannel(Stamp stamp, String actionId, Snapshot channel, long durationSeconds) implements OfChannel {}

    /** {@code caller} is absent when nobody dials: Originate. */
    record DialBegin(Stamp stamp, Snapshot caller, Snapshot dest, String dialString) implements Event {}

    record DialState(Stamp stamp, Snapshot caller, Snapshot dest, String dialStatus) implements Event {}

    /** {@code forward} is {@code ""} unless the called phone sent the call on. */
    record DialEnd(Stamp stamp, Snapshot caller, Snapshot dest, String dialStatus, String forward) implements Event {}

    /** {@code transferee} is absent when several are transferred at once. */
    record BlindTransfer(
            Stamp stamp, String result, Snapshot transferer, Snapshot transferee, String context, String extension)
            implements Event {}

    /** {@code transferee} and {@code target} are absent where Asterisk does not know them. */
    record AttendedTransfer(
            Stamp stamp,
            String result,
            Snapshot origTransferer,
            Snapshot secondTransferer,
            Snapshot transferee,
            Snapshot target,
            String destType)
            implements Event {}

    record LocalBridge(Stamp stamp, Snapshot one, Snapshot two, String context, String exten) implements Event {}

    record LocalOptimizationEnd(Stamp stamp, Snapshot one, Snapshot two) implements Event {}

    record Pickup(Stamp stamp, Snapshot channel, Snapshot target) implements Event {}

    record Rename(Stamp stamp, String channel, String newName, String uniqueid) implements Event {}

    /** {@code uptimeSeconds} is -1 on Asterisk older than 16, which does not say. */
    record FullyBooted(Stamp stamp, long uptimeSeconds) implements Event {}

    record Shutdown(Stamp stamp, boolean restart) implements Event {}

    record CoreShowChannelsComplete(Stamp stamp, String actionId, int listItems) implements Event {}

    record ContactStatus(Stamp stamp, String uri, String status, String aor, String endpoint) implements Event {}

    record PeerStatus(Stamp stamp, String channelType, String peer, String status, String address) implements Event {}

    /**
     * What the wire says about an authentication.
     *
     * @param type Asterisk's name of the event
     * @param detail of a {@code FailedACL} the access list, of a {@code ChallengeSent} when it went, of a
     *     {@code ChallengeResponseFailed} the nonce the answer names; else {@code ""}
     */
    record Security(
            Stamp stamp,
            Type type,
            String service,
            String account,
            String sessionId,
            SourceAddress remote,
            String detail)
            implements Event {

        /** Every security event Asterisk has. */
        public enum Type {
            FailedACL,
            InvalidAccountID,
            SessionLimit,
            MemoryLimit,
            LoadAverageLimit,
            RequestNotSupported,
            RequestNotAllowed,
            AuthMethodNotAllowed,
            RequestBadFormat,
            SuccessfulAuth,
            UnexpectedAddress,
            ChallengeResponseFailed,
            InvalidPassword,
            ChallengeSent,
            InvalidTransport
        }
    }

    /** Logged in and tested: events flow from here. */
    record Connected(Stamp stamp) implements Event {}

    /** The feed is lost. */
    record Disconnected(Stamp stamp, String reason) implements Event {}

    /** A well-formed event nobody here needs, counted by its name. */
    record Unknown(Stamp stamp, String name) implements Event {}

    /**
     * A frame that breaks its schema: somebody's text stood where Asterisk's headers stand.
     *
     * @param name the event type by its first header, or {@code ""}
     * @param field the header that carried the text, or {@code ""}
     * @param text what was there instead, control characters escaped, at most 256 characters
     * @param proved the event as the fixed headers before and after the text prove it, the hostile field cut at the text;
     *     {@link #NOTHING} when they prove none
     * @param address the claimed address of a security event: to show, never to act on
     */
    record Broken(Stamp stamp, String name, String field, String text, Event proved, String address) implements Event {}

    /** Stands for an event that a broken frame does not prove. */
    Event NOTHING = new Unknown(new Stamp("", 0, 0), "");
}
