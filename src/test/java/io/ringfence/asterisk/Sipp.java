package io.ringfence.asterisk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One SIPp: a phone, a carrier or an attacker who plays a scenario of {@code src/test/asterisk/sipp} against a rig. What
 * each scenario does and which values it wants is said at its top.
 */
public final class Sipp {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final AsteriskRig rig;
    private final String scenario;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private List<String> network = List.of();
    private List<String> options = List.of();
    private String pbx = AsteriskRig.PHONES;
    private String address = AsteriskRig.PHONES;
    private int port;
    private int rate = 10;

    private Sipp(AsteriskRig rig, String scenario) {
        this.rig = rig;
        this.scenario = scenario;
        hold(Duration.ofMillis(300)).ring(Duration.ofMillis(200)).digits("");
    }

    /** Any scenario, from 127.0.0.1 and a free port. */
    public static Sipp play(AsteriskRig rig, String scenario) {
        return new Sipp(rig, scenario);
    }

    /** An extension dials one number. Add calls with {@link #also}. */
    public static Sipp caller(AsteriskRig rig, int extension, String number) {
        return play(rig, "caller").also(extension, number);
    }

    /** The carrier answers whatever comes and talks until the caller hangs up. */
    public static Sipp carrier(AsteriskRig rig) {
        return carrier(rig, "callee");
    }

    /** The carrier plays another scenario of the called side, say {@code callee-refuses}. */
    public static Sipp carrier(AsteriskRig rig, String scenario) {
        return play(rig, scenario).at(AsteriskRig.CARRIER, rig.carrierPort()).hold(PATIENCE);
    }

    /** The second carrier answers. */
    public static Sipp secondCarrier(AsteriskRig rig) {
        return play(rig, "callee")
                .at(AsteriskRig.SECOND_CARRIER, rig.secondCarrierPort())
                .hold(PATIENCE);
    }

    /** The phone of an extension, registered, which answers and talks until the caller hangs up. */
    public static Sipp desk(AsteriskRig rig, int extension) {
        return desk(rig, extension, "callee");
    }

    /** The phone of an extension, registered, which plays another scenario, say {@code callee-redirects}. */
    public static Sipp desk(AsteriskRig rig, int extension, String scenario) {
        int port = Ports.udp(AsteriskRig.PHONES);
        register(rig, extension, "secret-" + extension)
                .at(AsteriskRig.PHONES, port)
                .run();
        return play(rig, scenario).at(AsteriskRig.PHONES, port).hold(PATIENCE);
    }

    /** REGISTER for an hour; a wrong password leaves {@link SippResult#answered} at 0. */
    public static Sipp register(AsteriskRig rig, int extension, String password) {
        return play(rig, "register").line("" + extension, "3600", credentials("" + extension, password));
    }

    /** Somebody outside calls one of our numbers through the carrier: 442070001002 is extension 1002. */
    public static Sipp inbound(AsteriskRig rig, String caller, String did) {
        return play(rig, "trunk-caller")
                .at(AsteriskRig.CARRIER, Ports.udp(AsteriskRig.CARRIER))
                .line(caller, did);
    }

    /** Somebody without an account calls, under a name of his choice. */
    public static Sipp guest(AsteriskRig rig, String user, String number) {
        return play(rig, "guest").from(AsteriskRig.ATTACKER).set("CALLID", "x").line(user, number);
    }

    /** Text as it may stand in a SIP user: everything but letters and digits by its code, so that Asterisk reads it as is. */
    public static String escaped(String text) {
        StringBuilder user = new StringBuilder();
        for (byte character : text.getBytes(ISO_8859_1)) {
            boolean plain = Character.isLetterOrDigit(character) && character > 0;
            user.append(plain ? "" + (char) character : String.format("%%%02x", character));
        }
        return user.toString();
    }

    static String credentials(String user, String password) {
        return "[authentication username=" + user + " password=" + password + "]";
    }

    /** One more call by an extension with its right password. */
    public Sipp also(int extension, String number) {
        return line("" + extension, number, credentials("" + extension, "secret-" + extension));
    }

    /** One more call in the words of the scenario. */
    public Sipp line(String... fields) {
        lines.add(String.join(";", fields));
        return this;
    }

    public Sipp at(String ip, int udpPort) {
        address = ip;
        port = udpPort;
        return this;
    }

    /** From an address, at a free port. */
    public Sipp from(String ip) {
        return at(ip, Ports.udp(ip));
    }

    /** From beyond the veth pair of a rig that listens there: {@link AsteriskRig#listenEverywhere}. */
    public Sipp from(Outside outside) {
        network = outside.enter();
        pbx = outside.pbx();
        return at(outside.address(), Ports.any());
    }

    /** From an address of another network, to a PBX's. {@code enter} goes before the command. */
    public Sipp from(List<String> enter, String from, String to) {
        network = enter;
        pbx = to;
        return at(from, Ports.any());
    }

    /** Each call from an address of its own, which the last value of each line names. */
    public Sipp eachFromItsOwn(int field) {
        options = List.of("-t", "ui", "-max_socket", "500", "-ip_field", "" + field);
        return this;
    }

    /** Whether it plays from that address. */
    public boolean isFrom(String ip) {
        return address.equals(ip);
    }

    /** Calls a second. */
    public Sipp rate(int perSecond) {
        rate = perSecond;
        return this;
    }

    /** How long to talk before hanging up. */
    public Sipp hold(Duration time) {
        return set("HOLD", time.toMillis());
    }

    /** How long to ring before answering. */
    public Sipp ring(Duration time) {
        return set("RING", time.toMillis());
    }

    /** Where a transfer or redirection goes. */
    public Sipp target(String number) {
        return set("TARGET", number);
    }

    /** Digits to press after the answer; a comma is a pause of a second. */
    public Sipp digits(String keys) {
        return set("DTMF", Digits.scenario(keys));
    }

    /** Any other value of the scenario. */
    public Sipp set(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** Starts it and returns when it listens or calls. Without lines it is called, and plays until closed. */
    public SippRun start() {
        Path base = rig.folder().resolve("sipp/" + COUNT.incrementAndGet() + "-" + scenario);
        Template.write(Path.of(base + ".xml"), Template.fill("sipp/" + scenario + ".xml", values));
        int local = port == 0 ? Ports.udp(address) : port;
        List<String> command = new ArrayList<>(network);
        command.addAll(List.of("sipp", pbx + ":" + rig.sipPort()));
        command.addAll(List.of("-sf", base + ".xml", "-i", address, "-p", "" + local, "-nostdin"));
        command.addAll(List.of("-cid_str", "%u-%p", "-trace_stat", "-stf", base + ".stat", "-fd", "1"));
        command.addAll(List.of("-trace_err", "-error_file", base + ".errors"));
        command.addAll(options);
        if (!lines.isEmpty()) {
            Template.write(Path.of(base + ".csv"), "SEQUENTIAL\n" + String.join("\n", lines) + "\n");
            command.addAll(List.of("-inf", base + ".csv", "-m", "" + lines.size(), "-r", "" + rate));
            // By itself it keeps few calls up at once, and waits with the next.
            command.addAll(List.of("-l", "" + lines.size()));
        }
        String first = options.isEmpty()
                ? address
                : lines.get(0).substring(lines.get(0).lastIndexOf(';') + 1);
        return SippRun.start(command, base, first, local);
    }

    /** Plays it to its end, which must come within two minutes. */
    public SippResult run() {
        try (SippRun run = start()) {
            return run.result(Duration.ofMinutes(2));
        }
    }
}
