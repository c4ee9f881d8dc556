package io.ringfence.sim.exchange;

import java.util.List;

/**
 * The calls a PBX carries, each as its dialplan and its people make it; event for event like recordings of Asterisk
 * 22.10. Every method starts a call now and returns its first channel.
 */
public final class Calls {
    private static final String INSIDE = "from-internal";
    private static final String OUTSIDE = "from-trunk";
    private static final int CANCELLED = 487;

    private final Exchange exchange;
    private final String trunk;
    private final String backupTrunk;
    private final String callerId;

    /**
     * @param callerId the number shown to the outside; {@code ""} to leave the extension's own
     */
    public Calls(Exchange exchange, String trunk, String backupTrunk, String callerId) {
        this.exchange = exchange;
        this.trunk = trunk;
        this.backupTrunk = backupTrunk;
        this.callerId = callerId;
    }

    /** The switch the calls run on. */
    public Exchange exchange() {
        return exchange;
    }

    /** A phone proves itself, as before every call and registration. */
    public void authenticate(Login login) {
        exchange.wire().security("ChallengeSent", "Informational", login, "Challenge", "");
        exchange.wire().security("SuccessfulAuth", "Informational", login, "UsingPassword", "1");
    }

    /** A phone or a guesser gives a wrong password. */
    public void failToAuthenticate(Login login, String challenge, String response) {
        exchange.wire().security("ChallengeSent", "Informational", login, "Challenge", "");
        exchange.wire()
                .security(
                        "ChallengeResponseFailed",
                        "Error",
                        login,
                        "Challenge",
                        challenge,
                        "Response",
                        response,
                        "ExpectedResponse",
                        "");
    }

    /** Somebody asks in a name that is no account: nothing proves who he is. */
    public void unknownAccount(Login login) {
        exchange.wire().security("InvalidAccountID", "Error", login);
        Login nobody = new Login(login.service(), "<unknown>", login.session(), login.local(), login.remote());
        exchange.wire().security("ChallengeSent", "Informational", nobody, "Challenge", "");
    }

    /** An extension dials what the dialplan has no route for: it hangs up at once. */
    public Channel unrouted(Party from, String exten) {
        Channel caller = exchange.incoming(from, INSIDE, exten);
        show(caller);
        exchange.part(caller, Cause.NORMAL);
        return caller;
    }

    /** A contact appears at an address it was not at before. */
    public void contact(String extension, String host, int port) {
        contact(extension, host, port, "NonQualified");
    }

    /** A contact's state, in Asterisk's words: {@code NonQualified}, {@code Reachable}, {@code Removed}. */
    public void contact(String extension, String host, int port, String state) {
        Wire wire = exchange.wire();
        wire.plain(
                EventClass.SYSTEM,
                "PeerStatus",
                "ChannelType",
                "PJSIP",
                "Peer",
                "PJSIP/" + extension,
                "PeerStatus",
                state.equals("Removed") ? "Unreachable" : "Reachable");
        wire.plain(
                EventClass.SYSTEM,
                "ContactStatus",
                "URI",
                "sip:" + extension + "@" + host + ":" + port,
                "ContactStatus",
                state,
                "AOR",
                extension,
                "EndpointName",
                extension,
                "RoundtripUsec",
                "0");
    }

    /** The dialplan itself answers: a mailbox, a menu, an announcement. Only the caller ends it. */
    public void answer(Channel caller) {
        if (!caller.hasEnded() && !caller.isUp()) {
            exchange.state(caller, Channel.State.UP);
            exchange.devices.announceAll();
        }
    }

    /** An extension calls a number through the trunk. */
    public Channel outbound(Party from, String number, Script script) {
        Channel caller = exchange.incoming(from, INSIDE, number);
        toTrunk(caller, number, script);
        return caller;
    }

    /** An extension calls out, the first trunk has no line free and the dialplan takes the second. */
    public Channel outboundByBackup(Party from, String number, long refusedNanos, Script script) {
        Channel caller = exchange.incoming(from, INSIDE, number);
        show(caller);
        Fate congested = Fate.refuses(refusedNanos, Fate.Outcome.CONGESTION);
        dial(caller, List.of(Branch.trunk(trunk, number, congested)), Script.of(congested), new Then() {
            @Override
            public void answered(Channel from, Channel dest) {}

            @Override
            public boolean failed(Channel from, String status) {
                caller.priority++;
                dial(caller, List.of(Branch.trunk(backupTrunk, number, script.fate())), script, talk(script));
                return true;
            }
        });
        return caller;
    }

    /** The outbound part of the dialplan, for whatever channel runs it. */
    public void toTrunk(Channel caller, String number, Script script) {
        show(caller);
        caller.priority++;
        dial(caller, List.of(Branch.trunk(trunk, number, script.fate())), script, talk(script));
    }

    private void show(Channel caller) {
        if (!callerId.isEmpty()) {
            exchange.present(caller, callerId);
        }
    }

    /** An extension calls another. */
    public Channel internal(Party from, Party to, Script script) {
        Channel caller = exchange.incoming(from, INSIDE, to.endpoint());
        caller.priority = 4;
        dial(caller, List.of(Branch.phone(to, script.fate())), script, talk(script));
        return caller;
    }

    /** Somebody calls a direct number from outside. */
    public Channel inbound(String callerNumber, String did, Party to, Script script) {
        Channel caller = arrive(callerNumber, did, "extensions", to.endpoint());
        dial(caller, List.of(Branch.phone(to, script.fate())), script, talk(script));
        return caller;
    }

    /** The dialplan takes a channel to a phone. */
    public void ring(Channel caller, Party to, Script script) {
        caller.priority = 4;
        dial(caller, List.of(Branch.phone(to, script.fate())), script, talk(script));
    }

    /** A call that rings several phones at once; each has its own fate. */
    public Channel group(Channel caller, List<Branch> members, Script script) {
        dial(caller, members, script, talk(script));
        return caller;
    }

    /** A call comes in by the trunk and the dialplan takes it somewhere. */
    public Channel arrive(String callerNumber, String did, String context, String exten) {
        Channel caller = exchange.incoming(Party.trunk(trunk, callerNumber), OUTSIDE, did);
        exchange.go(caller, context, exten, 4);
        return caller;
    }

    /** An extension dials something the dialplan takes to a group. */
    public Channel dialled(Party from, String exten) {
        return exchange.incoming(from, INSIDE, exten);
    }

    /** An extension whose calls the PBX forwards: the caller gets a Local channel that calls out. */
    public void forwarded(Channel caller, String number, Script script) {
        Branch onward = Branch.local(number, INSIDE, second -> toTrunk(second, number, quiet(script)));
        caller.priority = 6;
        dial(caller, List.of(onward), script, talk(script));
    }

    /** A phone that answers 302 and so sends the caller outside. */
    public void redirected(Channel caller, Party phone, long afterNanos, String number, Script script) {
        Branch redirecting =
                Branch.redirecting(phone, afterNanos, number, second -> toTrunk(second, number, quiet(script)));
        dial(caller, List.of(redirecting), script, talk(script));
    }

    /** The Local half only follows: patience and talk belong to the caller. */
    private static Script quiet(Script script) {
        return new Script(script.fate(), Fate.NEVER, Fate.NEVER, false);
    }

    /** AMI or a call file makes a channel to the trunk that runs an application. */
    public Channel originate(String number, String callerNumber, Script script) {
        return Originate.start(exchange, trunk, number, callerNumber, script);
    }

    void dial(Channel caller, List<Branch> branches, Script script, Then then) {
        if (script.patienceNanos() != Fate.NEVER) {
            exchange.agenda().in(script.patienceNanos(), () -> {
                if (!caller.isUp()) {
                    exchange.farHangup(caller, Cause.INTERWORKING, CANCELLED);
                }
            });
        }
        exchange.dial(caller, branches, Exchange.RING_TIMEOUT_NANOS, then);
    }

    /** They talk, then one of them hangs up. */
    Then talk(Script script) {
        return (caller, dest) -> {
            if (script.talkNanos() != Fate.NEVER) {
                Channel first = script.calleeEnds() ? dest : caller;
                exchange.agenda().in(script.talkNanos(), () -> exchange.farHangup(first, Cause.NORMAL, 0));
            }
        };
    }
}
