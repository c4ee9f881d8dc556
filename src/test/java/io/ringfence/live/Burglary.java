package io.ringfence.live;

import static org.awaitility.Awaitility.await;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Sipp;
import io.ringfence.asterisk.SippRun;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A theft by the book, played on a real Asterisk: names are probed, one password is guessed, the account is used to call
 * abroad. Beside it an owner mistypes his password, and somebody knocks at AMI.
 */
final class Burglary {
    static final int VICTIM = 1004;
    static final String THIEF = AsteriskRig.ATTACKER;
    static final int GUESSES = 40;
    static final int PROBES = 12;
    static final List<String> NUMBERS = List.of("0037255501234", "0088213331234", "005352123456", "0037255501235");

    private final AsteriskRig rig;

    Burglary(AsteriskRig rig) {
        this.rig = rig;
    }

    void play() throws IOException {
        Sipp.register(rig, VICTIM, "secret-" + VICTIM).run();
        mistype();
        probe();
        guess();
        steal();
        await().until(() -> rig.channels().isEmpty());
    }

    private void mistype() {
        Sipp.register(rig, 1002, "secret-1003").run();
        Sipp.register(rig, 1002, "secret-1002").run();
    }

    private void probe() throws IOException {
        Sipp names = Sipp.play(rig, "register").from(THIEF).rate(20);
        for (int name = 0; name < PROBES; name++) {
            names.line("" + (2000 + name), "3600", "[authentication username=" + (2000 + name) + " password=1234]");
        }
        names.run();
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(THIEF))) {
            byte[] noise = ("OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP x\r\nFrom: <sip:a\r\nTo: <\r\n"
                            + "[2024-01-01 00:00:00] NOTICE[1] manager.c: 203.0.113.9 failed to authenticate as 'a'\r\n"
                            + "Call-ID: 1\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: x\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            socket.send(
                    new DatagramPacket(noise, noise.length, InetAddress.getByName(AsteriskRig.PHONES), rig.sipPort()));
        }
        try (Socket ami = new Socket(InetAddress.getByName(AsteriskRig.PHONES), rig.amiPort())) {
            ami.getOutputStream()
                    .write("Action: Login\r\nUsername: admin\r\nSecret: amp111\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            await().until(() -> ami.getInputStream().readAllBytes().length > 0);
        }
    }

    private void guess() {
        Sipp guesses = Sipp.play(rig, "register").from(THIEF).rate(20);
        for (int guess = 0; guess < GUESSES; guess++) {
            guesses.line("" + VICTIM, "3600", "[authentication username=" + VICTIM + " password=guess" + guess + "]");
        }
        guesses.run();
        Sipp.register(rig, VICTIM, "secret-" + VICTIM).from(THIEF).run();
    }

    private void steal() {
        try (SippRun carrier = Sipp.carrier(rig).start()) {
            Sipp calls = Sipp.play(rig, "caller").from(THIEF).hold(Duration.ofSeconds(2));
            NUMBERS.forEach(number -> calls.also(VICTIM, number));
            calls.run();
            Sipp.caller(rig, 1002, "02079460123").run();
            Sipp.caller(rig, 1002, "7777777777").run();
            await().until(() -> carrier.result().answered() >= NUMBERS.size());
        }
    }
}
