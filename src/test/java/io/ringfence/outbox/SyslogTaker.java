package io.ringfence.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Syslog by TCP, octets counted (RFC 6587): it answers nobody. */
final class SyslogTaker extends SocketTaker {
    private static final Pattern LINE = Pattern.compile(
            "<\\d+>1 \\S+ - ringfence - verdict \\[ringfence@32473 id=\"([^\"]+)\" again=\"(true|false)\" .*",
            Pattern.DOTALL);

    SyslogTaker() throws IOException {
        super("syslog");
    }

    @Override
    String settings() {
        return "host: 127.0.0.1, transport: tcp, port: " + port();
    }

    @Override
    boolean answers() {
        return false;
    }

    @Override
    void serve(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        int octet = in.read();
        while (octet >= 0) {
            int length = 0;
            for (; octet != ' '; octet = in.read()) {
                length = length * 10 + octet - '0';
            }
            String line = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            Matcher read = LINE.matcher(line);
            if (!read.matches()) {
                throw new IllegalStateException("no syslog: " + line);
            }
            took(new Told(read.group(1), read.group(2).equals("true"), List.of(read.group(1))));
            octet = in.read();
        }
    }
}
