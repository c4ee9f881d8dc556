package io.ringfence.ami;

import io.ringfence.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Proves after a login that Ringfence sees and may act. Asterisk grants too little in silence: of {@code read = system,
 * call,user} it drops the class behind the space, and a content filter hides what it likes.
 */
final class SelfTest {
    /** What the reader's account must be allowed to do, by AMI action. */
    private static final Set<String> READER = Set.of("coreshowchannels");
    /** What the actor's account must be allowed to do. */
    private static final Set<String> ACTOR = Set.of("hangup", "absolutetimeout");
    /** What no account of ours should be allowed to do: each is enough to take the PBX over. */
    private static final Set<String> TOO_MUCH = Set.of(
            "originate",
            "command",
            "updateconfig",
            "createconfig",
            "dialplanextensionadd",
            "moduleload",
            "dbput",
            "agi");

    private final Settings.PbxSettings pbx;
    private volatile boolean booted;
    private volatile boolean ownLogin;
    private volatile boolean called;

    SelfTest(Settings.PbxSettings pbx) {
        this.pbx = pbx;
    }

    /** Takes an event into account, on the reader's thread. Ports are not compared: a tunnel or NAT changes ours. */
    void saw(Event event) {
        if (!called && ofClassCall(event)) { // writing it for every event would keep other processors waiting
            called = true;
        }
        if (event instanceof Event.FullyBooted) {
            booted = true;
        } else if (!ownLogin && event instanceof Event.Security security) {
            ownLogin = security.type() == Event.Security.Type.SuccessfulAuth
                    && security.service().equals("AMI")
                    && security.account().equals(pbx.reader().username());
        }
    }

    /** An entry of a list is an answer, and Newexten is of class {@code dialplan}. */
    private static boolean ofClassCall(Event event) {
        return event instanceof Event.Unknown unknown
                ? unknown.name().equals("DeviceStateChange")
                : event instanceof Event.OfChannel
                        && !(event instanceof Event.CoreShowChannel)
                        && !(event instanceof Event.Newexten);
    }

    /** Whether any event of class {@code call} came: on a quiet PBX none does, so it is not waited for. */
    boolean called() {
        return called;
    }

    /** Whether everything that is waited for has been seen. */
    boolean complete() {
        return booted && ownLogin;
    }

    /** The result. {@code reader} and {@code actor} are what {@code ListCommands} answers to each account. */
    List<Check> checks(String asterisk, String protocol, Map<String, Object> reader, Map<String, Object> actor) {
        List<Check> checks = new ArrayList<>();
        checks.add(ok(
                "login",
                "logged in as " + pbx.reader().username() + ", Asterisk " + (asterisk.isEmpty() ? "?" : asterisk)
                        + ", AMI " + protocol));
        checks.add(
                booted
                        ? ok("system", "events of class system arrive")
                        : fail(
                                "system",
                                "no FullyBooted after the login: the account lacks read class system, or Asterisk is still"
                                        + " starting; in manager.conf write read = system,call,security,user without spaces"));
        checks.add(
                ownLogin
                        ? ok("security", "events of class security arrive")
                        : fail(
                                "security",
                                "our own login was not reported: the account lacks read class security; in manager.conf"
                                        + " write read = system,call,security,user without spaces"));
        checks.add(need("reader", pbx.reader().username(), READER, reader, "write = reporting,user"));
        checks.add(need("actor", pbx.actor().username(), ACTOR, actor, "write = call,reporting,user"));
        Set<String> excess = new TreeSet<>(TOO_MUCH);
        excess.removeIf(action -> !reader.containsKey(action) && !actor.containsKey(action));
        if (!excess.isEmpty()) {
            checks.add(new Check(
                    "privilege",
                    Check.Level.WARN,
                    "the account may do more than Ringfence needs: " + String.join(", ", excess)
                            + "; whoever steals it owns the PBX"));
        }
        checks.addAll(Version.holes(asterisk));
        return checks;
    }

    private static Check need(
            String name, String account, Set<String> needed, Map<String, Object> granted, String cure) {
        Set<String> missing = new TreeSet<>(needed);
        missing.removeIf(granted::containsKey);
        return missing.isEmpty()
                ? ok(name, account + " may use " + String.join(", ", new TreeSet<>(needed)))
                : fail(
                        name,
                        account + " may not use " + String.join(", ", missing) + "; in manager.conf give it " + cure);
    }

    private static Check ok(String name, String says) {
        return new Check(name, Check.Level.OK, says);
    }

    private static Check fail(String name, String says) {
        return new Check(name, Check.Level.FAIL, says);
    }
}
