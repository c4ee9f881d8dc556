package io.ringfence.ami;

import java.util.ArrayList;
import java.util.List;

/** A {@link Schema} being written down. */
final class Draft {
    private static final int WORD = Schemas.WORD;

    private final String name;
    private final String privilege;
    private final List<Field> fields = new ArrayList<>();

    private Draft(String name, String privilege) {
        this.name = name;
        this.privilege = privilege;
    }

    /** An event that carries {@code Privilege: class,all}. */
    static Draft event(String name, String eventClass) {
        return new Draft(name, eventClass + ",all");
    }

    /** An entry of a list, or the end of one: an ActionID in place of a privilege. */
    static Draft entry(String name) {
        return new Draft(name, "").one("ActionID", Form.TEXT);
    }

    /** A mandatory header that no stranger writes. */
    Draft one(String header, Form form) {
        return add(header, form, 0, 0);
    }

    /** A header that may be absent and that no stranger writes. */
    Draft maybe(String header, Form form) {
        return add(header, form, 0, 1);
    }

    /** A mandatory header into which a stranger can write {@code room} bytes. */
    Draft hostile(String header, int room) {
        return add(header, Form.TEXT, room, 0);
    }

    /** A header that may be absent and into which a stranger can write {@code room} bytes. */
    Draft maybeHostile(String header, int room) {
        return add(header, Form.TEXT, room, 1);
    }

    /** A channel's name, which for a Local channel holds the dialled number. */
    Draft channelName(String header) {
        return add(header, Form.CHANNEL, WORD, 0);
    }

    /** A mandatory channel block. */
    Draft channel(String prefix) {
        return channel(prefix, 0);
    }

    /** A channel block that may be absent as a whole. */
    Draft maybeChannel(String prefix) {
        return channel(prefix, 14);
    }

    private Draft channel(String p, int skip) {
        fields.add(Field.of(p + "Channel", Form.CHANNEL, WORD, skip));
        return one(p + "ChannelState", Form.INTEGER)
                .one(p + "ChannelStateDesc", Form.TEXT)
                .hostile(p + "CallerIDNum", WORD)
                .hostile(p + "CallerIDName", WORD)
                .hostile(p + "ConnectedLineNum", WORD)
                .hostile(p + "ConnectedLineName", WORD)
                .one(p + "Language", Form.TEXT)
                .hostile(p + "AccountCode", WORD)
                .hostile(p + "Context", WORD)
                .hostile(p + "Exten", WORD)
                .one(p + "Priority", Form.INTEGER)
                .one(p + "Uniqueid", Form.UNIQUEID)
                .one(p + "Linkedid", Form.UNIQUEID);
    }

    /** What follows a channel's name in its block up to the ids, absent as a whole where the name is {@code none}. */
    Draft maybeChannelRest() {
        fields.add(Field.of("ChannelState", Form.INTEGER, 0, 11));
        return one("ChannelStateDesc", Form.TEXT)
                .hostile("CallerIDNum", WORD)
                .hostile("CallerIDName", WORD)
                .hostile("ConnectedLineNum", WORD)
                .hostile("ConnectedLineName", WORD)
                .one("Language", Form.TEXT)
                .hostile("AccountCode", WORD)
                .hostile("Context", WORD)
                .hostile("Exten", WORD)
                .one("Priority", Form.INTEGER);
    }

    /** A mandatory bridge block. */
    Draft bridge(String p) {
        return one(p + "BridgeUniqueid", Form.UNIQUEID)
                .one(p + "BridgeType", Form.TEXT)
                .one(p + "BridgeTechnology", Form.TEXT)
                .one(p + "BridgeCreator", Form.TEXT)
                .hostile(p + "BridgeName", WORD)
                .one(p + "BridgeNumChannels", Form.INTEGER)
                .maybe(p + "BridgeVideoSourceMode", Form.TEXT);
    }

    /** A bridge block that may be absent. */
    Draft maybeBridge(String p) {
        return maybe(p + "BridgeUniqueid", Form.UNIQUEID)
                .maybe(p + "BridgeType", Form.TEXT)
                .maybe(p + "BridgeTechnology", Form.TEXT)
                .maybe(p + "BridgeCreator", Form.TEXT)
                .maybeHostile(p + "BridgeName", WORD)
                .maybe(p + "BridgeNumChannels", Form.INTEGER)
                .maybe(p + "BridgeVideoSourceMode", Form.TEXT);
    }

    private Draft add(String header, Form form, int room, int skip) {
        fields.add(Field.of(header, form, room, skip));
        return this;
    }

    Schema builds(Schema.Builder builder) {
        return new Schema(name, privilege, fields, builder);
    }

    /** Checked like any other, but nobody needs what it says. */
    Schema onlyChecked() {
        return new Schema(name, privilege, fields, (stamp, values) -> Event.NOTHING);
    }
}
