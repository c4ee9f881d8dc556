package io.ringfence.act.notify.tell;

import io.ringfence.config.notify.Receiver;
import io.ringfence.config.notify.Receiver.Transport;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * RFC 5424, a line for each notice: a datagram each (RFC 5426), or octet-counted over a connection of its own (RFC 6587, RFC 5425).
 * A datagram that is lost is lost: nobody answers it.
 */
final class Syslog implements Courier {
    /** Facility 10, security. */
    private static final int FACILITY = 10 * 8;

    private static final int[] SEVERITIES = {4, 3, 2};

    private final Receiver receiver;

    Syslog(Receiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public String bring(Message message, long nowNanos) throws IOException {
        if (receiver.transport() == Transport.UDP) {
            try (DatagramSocket socket = new DatagramSocket()) {
                InetAddress host = InetAddress.getByName(receiver.host());
                for (Notice notice : message.notices()) {
                    byte[] line = bytes(message, notice);
                    socket.send(new DatagramPacket(line, line.length, host, receiver.port()));
                }
            }
            return "sent by UDP, which nobody answers";
        }
        try (Socket socket = new Socket()) {
            int millis = (int) receiver.timeout().toMillis();
            socket.connect(new InetSocketAddress(receiver.host(), receiver.port()), millis);
            socket.setSoTimeout(millis);
            try (Socket secured = receiver.transport() == Transport.TLS ? tls(socket) : socket) {
                OutputStream out = secured.getOutputStream();
                for (Notice notice : message.notices()) {
                    byte[] line = bytes(message, notice);
                    out.write((line.length + " ").getBytes(StandardCharsets.US_ASCII));
                    out.write(line);
                }
                out.flush();
            }
        }
        return "sent by " + receiver.transport().label();
    }

    private SSLSocket tls(Socket plain) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, receiver.host(), receiver.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static byte[] bytes(Message message, Notice notice) {
        return line(message, notice).getBytes(StandardCharsets.UTF_8);
    }

    static String line(Message message, Notice notice) {
        String fields = "[ringfence@32473 id=\"" + quoted(notice.key()) + "\" again=\"" + message.again() + "\" pbx=\""
                + quoted(notice.pbx()) + "\" action=\"" + quoted(notice.action()) + "\" extension=\""
                + quoted(notice.text("extension")) + "\" number=\"" + quoted(notice.text("number")) + "\"]";
        return "<" + (FACILITY + SEVERITIES[notice.level()]) + ">1 " + Message.time(notice) + " - ringfence - verdict "
                + fields + " \ufeff" + message.wording().late()
                + message.wording().headline(notice) + "; "
                + String.join("; ", message.wording().lines(notice));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("]", "\\]");
    }
}
