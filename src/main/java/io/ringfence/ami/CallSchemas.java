package io.ringfence.ami;

import static io.ringfence.ami.Form.INTEGER;
import static io.ringfence.ami.Form.TEXT;
import static io.ringfence.ami.Form.UNIQUEID;

import io.ringfence.ami.frame.Label;
import java.util.List;

/** The event types of channels, dialling and bridges. */
final class CallSchemas {
    /** Slots of a channel block. */
    private static final int S = Shape.LINES;

    private static final Label DIAL = new Label("Dial");
    private static final int WORD = Schemas.WORD;
    private static final int LONG_TEXT = Schemas.LONG_TEXT;
    private static final int BRIDGE = Schemas.BRIDGE;

    private CallSchemas() {}

    static void addTo(List<Schema> all) {
        channels(all);
        dials(all);
        bridges(all);
    }

    private static void channels(List<Schema> all) {
        all.add(call("Newchannel").channel("").builds((t, v) -> new Event.Newchannel(t, v.snapshot(0))));
        all.add(call("Newstate").channel("").builds((t, v) -> new Event.Newstate(t, v.snapshot(0))));
        all.add(call("NewCallerid").channel("").builds((t, v) -> new Event.NewCallerid(t, v.snapshot(0))));
        all.add(call("NewConnectedLine").channel("").builds((t, v) -> new Event.NewConnectedLine(t, v.snapshot(0))));
        all.add(call("NewAccountCode")
                .channel("")
                .hostile("OldAccountCode", WORD)
                .builds((t, v) -> new Event.NewAccountCode(t, v.snapshot(0), v.text(S))));
        all.add(call("HangupRequest").channel("").builds((t, v) -> new Event.HangupRequest(t, v.snapshot(0))));
        all.add(call("SoftHangupRequest").channel("").builds((t, v) -> new Event.SoftHangupRequest(t, v.snapshot(0))));
        all.add(call("Hangup")
                .channel("")
                .one("Cause", INTEGER)
                .one("Cause-txt", TEXT)
                .builds((t, v) -> new Event.Hangup(t, v.snapshot(0), v.integer(S, 0))));
        all.add(call("Rename")
                .channelName("Channel")
                .channelName("Newname")
                .one("Uniqueid", UNIQUEID)
                .builds((t, v) -> new Event.Rename(t, v.text(0), v.text(1), v.text(2))));
        all.add(call("Pickup")
                .channel("")
                .channel("Target")
                .builds((t, v) -> new Event.Pickup(t, v.snapshot(0), v.snapshot(S))));
        all.add(Draft.event("Newexten", "dialplan")
                .channel("")
                .hostile("Extension", WORD)
                .one("Application", TEXT)
                .hostile("AppData", LONG_TEXT)
                .builds(CallSchemas::newexten));
        all.add(Draft.event("VarSet", "dialplan")
                .maybeHostile("Channel", WORD)
                .maybeChannelRest()
                .maybe("Uniqueid", UNIQUEID)
                .maybe("Linkedid", UNIQUEID)
                .hostile("Variable", WORD)
                .hostile("Value", LONG_TEXT)
                .onlyChecked());
    }

    private static void dials(List<Schema> all) {
        all.add(call("DialBegin")
                .maybeChannel("")
                .channel("Dest")
                .hostile("DialString", LONG_TEXT)
                .builds((t, v) -> new Event.DialBegin(t, v.snapshot(0), v.snapshot(S), v.text(2 * S))));
        all.add(call("DialState")
                .maybeChannel("")
                .channel("Dest")
                .maybeHostile("Forward", LONG_TEXT)
                .one("DialStatus", TEXT)
                .builds((t, v) -> new Event.DialState(t, v.snapshot(0), v.snapshot(S), v.text(2 * S + 1))));
        all.add(call("DialEnd")
                .maybeChannel("")
                .channel("Dest")
                .maybeHostile("Forward", LONG_TEXT)
                .one("DialStatus", TEXT)
                .builds((t, v) ->
                        new Event.DialEnd(t, v.snapshot(0), v.snapshot(S), v.text(2 * S + 1), v.text(2 * S))));
        all.add(call("LocalBridge")
                .channel("LocalOne")
                .channel("LocalTwo")
                .hostile("Context", WORD)
                .hostile("Exten", WORD)
                .one("LocalOptimization", TEXT)
                .builds((t, v) ->
                        new Event.LocalBridge(t, v.snapshot(0), v.snapshot(S), v.text(2 * S), v.text(2 * S + 1))));
        all.add(call("LocalOptimizationEnd")
                .channel("LocalOne")
                .channel("LocalTwo")
                .builds((t, v) -> new Event.LocalOptimizationEnd(t, v.snapshot(0), v.snapshot(S))));
    }

    private static void bridges(List<Schema> all) {
        all.add(call("BridgeCreate").bridge("").onlyChecked());
        all.add(call("BridgeDestroy").bridge("").onlyChecked());
        all.add(call("BridgeEnter")
                .bridge("")
                .channel("")
                .builds((t, v) -> new Event.BridgeEnter(t, v.text(0), v.snapshot(BRIDGE))));
        all.add(call("BridgeLeave")
                .bridge("")
                .channel("")
                .builds((t, v) -> new Event.BridgeLeave(t, v.text(0), v.snapshot(BRIDGE))));
        all.add(call("BridgeMerge").bridge("To").bridge("From").onlyChecked());
    }

    /** Of use is only what is dialled, and where the channel is now: a dialplan's other lines are most of what a PBX prints. */
    private static Event newexten(Stamp stamp, Values values) {
        boolean dials = values.is(S + 1, DIAL);
        if (!dials && values.told(0)) {
            return Event.NOTHING;
        }
        return new Event.Newexten(stamp, values.snapshot(0), dials ? values.text(S + 2) : "");
    }

    private static Draft call(String name) {
        return Draft.event(name, "call");
    }
}
