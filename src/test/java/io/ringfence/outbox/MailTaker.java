package io.ringfence.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** As much of SMTP (RFC 5321) as a mail server needs to take mail. */
final class MailTaker extends SocketTaker {
    private static final Session SESSION = Session.getInstance(new Properties());

    MailTaker() throws IOException {
        super("mail");
    }

    @Override
    String settings() {
        return "host: 127.0.0.1, encryption: none, port: " + port() + ", sender: a@pbx.example, to: [b@pbx.example]";
    }

    @Override
    void serve(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = socket.getOutputStream();
        say(out, "220 stand-in");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
            if (verb.equals("DATA")) {
                say(out, "354 go on");
                took(told(body(in)));
                if (deaf()) {
                    in.readLine(); // until the client gives up
                    return;
                }
            }
            say(out, verb.equals("QUIT") ? "221 bye" : "250 ok");
        }
    }

    private static String body(BufferedReader in) throws IOException {
        StringBuilder body = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            body.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return body.toString();
    }

    private static Told told(String text) {
        try {
            MimeMessage mail =
                    new MimeMessage(SESSION, new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
            String id = mail.getMessageID();
            return new Told(id.substring(1, id.indexOf('@')), HttpTaker.again(mail.getSubject()), List.of());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
