package io.ringfence.sim.exchange;

import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** The switch of one PBX: makes channels, dials, bridges and hangs up. Owned by the thread that runs its agenda. */
public final class Exchange {
    /** How long a phone is rung before Dial gives up. */
    public static final long RING_TIMEOUT_NANOS = 60_000_000_000L;

    private static final HexFormat HEX = HexFormat.of();
    private static final String ALLOWED = "0 (Presentation Allowed, Not Screened)";

    final Agenda agenda;
    final Wire wire;
    final Devices devices;
    final Witness witness;
    private final SplittableRandom random;
    private final Map<String, Channel> live = new LinkedHashMap<>();
    private int uniqueids;
    private int names;
    private int locals;
    private long processed;

    public Exchange(Agenda agenda, Wire wire, Witness witness, SplittableRandom random) {
        this.agenda = agenda;
        this.wire = wire;
        this.witness = witness;
        this.random = random;
        this.devices = new Devices(wire);
    }

    /** The plan of what happens next. */
    public Agenda agenda() {
        return agenda;
    }

    /** Where events are written. */
    public Wire wire() {
        return wire;
    }

    /** Channels now, oldest first. */
    public Collection<Channel> channels() {
        return Collections.unmodifiableCollection(live.values());
    }

    /** Calls that have been started, as {@code CoreProcessedCalls} counts them. */
    public long processedCalls() {
        return processed;
    }

    /** Somebody calls in, a phone or a trunk: a channel in state Ring. */
    public Channel incoming(Party from, String context, String exten) {
        processed++;
        Channel channel = create(from.endpoint(), "", Channel.State.RING);
        channel.callerNum = from.number();
        channel.callerName = from.name();
        channel.account = from.account();
        return announce(channel, context, exten);
    }

    /** A channel towards an endpoint on behalf of a call, which it starts itself when there is none yet. */
    Channel outgoing(Party to, String linkedid, String context) {
        Channel channel = create(to.endpoint(), linkedid, Channel.State.DOWN);
        channel.callerNum = to.number();
        channel.callerName = to.name();
        channel.account = to.account();
        return announce(channel, context, "s");
    }

    /** A Local pair; the first half is the one to dial, its twin runs the dialplan. */
    Channel local(String exten, String context, String linkedid) {
        String base = "Local/" + exten + "@" + context + "-" + HEX.toHexDigits(locals++);
        Channel one = make(base + ";1", "Local/" + exten + "@" + context, linkedid, Channel.State.DOWN);
        Channel two = make(base + ";2", one.device, linkedid, Channel.State.RING);
        one.twin = two;
        two.twin = one;
        announce(one, context, exten);
        announce(two, context, exten);
        return one;
    }

    private Channel create(String endpoint, String linkedid, Channel.State state) {
        String device = "PJSIP/" + endpoint;
        return make(device + "-" + HEX.toHexDigits(names++), device, linkedid, state);
    }

    /** A channel that stands for nobody, with an identity of the caller's choice. */
    Channel machinery(String device, String uniqueid) {
        processed++;
        String name = device + "-0x7f" + HEX.toHexDigits(names++);
        return announce(
                new Channel(name, device, uniqueid, uniqueid, agenda.now(), Channel.State.DOWN), "default", "s");
    }

    private Channel make(String name, String device, String linkedid, Channel.State state) {
        String uniqueid = agenda.now() / 1_000_000_000L + "." + uniqueids++;
        return new Channel(name, device, uniqueid, linkedid.isEmpty() ? uniqueid : linkedid, agenda.now(), state);
    }

    private Channel announce(Channel channel, String context, String exten) {
        channel.context = context;
        channel.exten = exten;
        live.put(channel.uniqueid, channel);
        wire.about("Newchannel", channel);
        devices.count(channel, 1);
        return channel;
    }

    /** The dialplan sets the caller's number. */
    public void present(Channel channel, String number) {
        channel.callerNum = number;
        channel.priority++;
        newCallerid(channel);
    }

    /** The dialplan moves a channel. */
    public void go(Channel channel, String context, String exten, int priority) {
        channel.context = context;
        channel.exten = exten;
        channel.priority = priority;
    }

    /** Dials all branches at once, as {@code Dial(a&b)} does. */
    public void dial(Channel caller, List<Branch> branches, long timeoutNanos, Then then) {
        Dial dial = new Dial(this, caller, then);
        dial.start(branches);
        if (timeoutNanos != Fate.NEVER) {
            agenda.in(timeoutNanos, dial::timeOut);
        }
    }

    /** Hangs up from inside, as the AMI action does: no HangupRequest. A moment passes before anything shows. */
    public void hangup(Channel channel, int cause) {
        agenda.in(300_000 + random.nextInt(1_200_000), () -> {
            if (!channel.ended) {
                witness.hungUp(channel);
                channel.techCause = Cause.sip(cause);
                part(channel, cause);
            }
        });
    }

    /** The far end of a channel hangs up: BYE, or CANCEL while it rings. */
    public void farHangup(Channel channel, int cause, int techCause) {
        if (channel.ended) {
            return;
        }
        channel.cause = cause;
        channel.techCause = techCause;
        wire.begin(EventClass.CALL, "HangupRequest").channel("", channel);
        causes(channel).end();
        part(channel, cause);
    }

    /** Finds a live channel by uniqueid or by name: one or none. */
    public List<Channel> find(String uniqueidOrName) {
        Channel byId = live.get(uniqueidOrName);
        if (byId != null) {
            return List.of(byId);
        }
        return live.values().stream()
                .filter(channel -> channel.name.equalsIgnoreCase(uniqueidOrName))
                .limit(1)
                .toList();
    }

    /** Whom a channel talks to: one or none. */
    public List<Channel> peer(Channel channel) {
        return channel.tie instanceof Bridge bridge ? List.of(bridge.other(channel)) : List.of();
    }

    /** Ends everything, as a PBX that stops does. */
    public void endAll() {
        List.copyOf(live.values()).forEach(channel -> part(channel, Cause.NORMAL));
    }

    void part(Channel channel, int cause) {
        if (channel.ended) {
            return;
        }
        if (channel.tie == Tie.NONE) {
            softHangup(channel);
            end(channel, cause);
        } else {
            channel.tie.parted(channel, cause);
        }
        devices.announceAll();
    }

    void end(Channel channel, int cause) {
        if (channel.ended) {
            return;
        }
        channel.cause = cause;
        channel.ended = true;
        devices.count(channel, -1);
        live.remove(channel.uniqueid);
        Channel twin = channel.twin;
        boolean takesTwin = channel.isLocal() && !twin.ended;
        if (takesTwin) {
            twin.cause = cause;
            wire.begin(EventClass.CALL, "HangupRequest").channel("", twin);
            causes(twin).end();
        }
        wire.begin(EventClass.CALL, "Hangup").channel("", channel).header("Cause", cause);
        wire.header("Cause-txt", Cause.text(cause));
        tech(channel).end();
        channel.finish();
        if (takesTwin) {
            part(twin, cause);
        }
    }

    private Wire causes(Channel channel) {
        wire.header("Cause", channel.cause);
        return tech(channel);
    }

    private Wire tech(Channel channel) {
        return channel.techCause == 0 ? wire : wire.header("TechCause", channel.techCause);
    }

    void softHangup(Channel channel) {
        wire.begin(EventClass.CALL, "SoftHangupRequest").channel("", channel).header("Cause", Cause.NORMAL);
        tech(channel).end();
    }

    void state(Channel channel, Channel.State state) {
        devices.count(channel, -1);
        channel.state = state;
        devices.count(channel, 1);
        wire.about("Newstate", channel);
    }

    void newCallerid(Channel channel) {
        wire.begin(EventClass.CALL, "NewCallerid")
                .channel("", channel)
                .header("CID-CallingPres", ALLOWED)
                .end();
    }

    void newAccountCode(Channel channel, String account) {
        if (!account.isEmpty()) {
            channel.account = account;
            wire.begin(EventClass.CALL, "NewAccountCode")
                    .channel("", channel)
                    .header("OldAccountCode", "")
                    .end();
        }
    }

    void newConnectedLine(Channel channel, String number, String name) {
        channel.connectedNum = number;
        channel.connectedName = name;
        wire.about("NewConnectedLine", channel);
    }

    String bridgeId() {
        return new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63).toString();
    }
}
