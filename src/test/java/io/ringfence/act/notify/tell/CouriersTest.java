package io.ringfence.act.notify.tell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.ringfence.act.notify.Receivers;
import io.ringfence.act.notify.StandIn;
import io.ringfence.config.notify.Kind;
import io.ringfence.config.notify.Receiver;
import io.ringfence.config.notify.Receiver.From;
import io.ringfence.config.notify.Receiver.Transport;
import io.ringfence.config.notify.Template;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each kind against a server that speaks its protocol, with text a caller made up. */
final class CouriersTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long NOW = 1_772_442_035_000_000_000L;

    /** Ends a header, a line of syslog and a message of mail; is a mention, a link and bold type in chats. */
    private static final String HOSTILE =
            "\r\nBcc: all@x.example\r\n.\r\n<!channel> *b* [l](http://x.example) @all \"]\\ \u202e\u001b[2J é💸 <b>";

    private static Message message(String... keys) {
        List<Notice> notices = List.of(keys).stream()
                .map(key -> Notice.of(
                        key,
                        NOW,
                        JSON.writeValueAsString(Map.of(
                                "kind",
                                "call",
                                "action",
                                "fence",
                                "enforced",
                                true,
                                "pbx",
                                "office",
                                "extension",
                                HOSTILE,
                                "number",
                                HOSTILE,
                                "country",
                                "CU",
                                "score",
                                120,
                                "findings",
                                List.of(Map.of("why", HOSTILE))))))
                .toList();
        return new Message(notices, false, 0);
    }

    private static void assertHarmless(String text) {
        assertThat(text.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
        assertThat(text)
                .doesNotContain("\u202e")
                .doesNotContain("http://x.example")
                .doesNotContain("@all")
                .doesNotContain("](")
                .doesNotContain("*b*");
    }

    private static JsonNode posted(StandIn server, String path) {
        assertThat(server.posted()).hasSize(1);
        assertThat(server.posted().get(0).path()).isEqualTo(path);
        return JSON.readTree(server.posted().get(0).body());
    }

    @Test
    void slackGetsTextThatIsNoMarkup() throws Exception {
        try (StandIn server = new StandIn(0)) {
            Couriers.to(Receivers.http(Kind.SLACK, From.ALERT, server.url(), ""))
                    .bring(message("1"), NOW);
            JsonNode body = posted(server, "/hook");
            assertThat(body.path("mrkdwn").asBoolean(true)).isFalse();
            assertHarmless(body.path("text").asString());
            assertThat(body.path("text").asString())
                    .doesNotContain("<")
                    .contains("Ringfence")
                    .contains("Fenced, and call ended")
                    .contains("&lt;");
        }
    }

    @Test
    void telegramGetsPlainTextUnderItsTokensPath() throws Exception {
        try (StandIn server = new StandIn(0)) {
            String base = "http://127.0.0.1:" + server.port() + "/";
            Couriers.to(Receivers.http(Kind.TELEGRAM, From.ALERT, base, "123:ABC"))
                    .bring(message("1"), NOW);
            JsonNode body = posted(server, "/bot123:ABC/sendMessage");
            assertThat(body.path("chat_id").asString()).isEqualTo("-100");
            assertThat(body.has("parse_mode")).isFalse();
            assertHarmless(body.path("text").asString());
        }
    }

    @Test
    void teamsGetsACardOfRunsWhichReadNoMarkdown() throws Exception {
        try (StandIn server = new StandIn(0)) {
            Couriers.to(Receivers.http(Kind.TEAMS, From.ALERT, server.url(), ""))
                    .bring(message("1"), NOW);
            JsonNode attachment = posted(server, "/hook").path("attachments").path(0);
            assertThat(attachment.path("contentType").asString()).isEqualTo("application/vnd.microsoft.card.adaptive");
            assertThat(attachment.path("content").path("type").asString()).isEqualTo("AdaptiveCard");
            for (JsonNode block : attachment.path("content").path("body")) {
                assertThat(block.path("type").asString()).isEqualTo("RichTextBlock");
                assertHarmless(block.path("inlines").path(0).path("text").asString());
            }
        }
    }

    @Test
    void pagerDutyGetsAnEventWithAKeyOfItsOwn() throws Exception {
        try (StandIn server = new StandIn(0)) {
            Couriers.to(Receivers.http(Kind.PAGERDUTY, From.ALERT, server.url(), "R0UT1NG"))
                    .bring(message("1"), NOW);
            JsonNode body = posted(server, "/hook");
            assertThat(body.path("routing_key").asString()).isEqualTo("R0UT1NG");
            assertThat(body.path("event_action").asString()).isEqualTo("trigger");
            assertThat(body.path("dedup_key").asString()).isEqualTo("ringfence-1");
            assertThat(body.path("payload").path("severity").asString()).isEqualTo("critical");
            assertThat(body.path("payload").path("source").asString()).isEqualTo("office");
            assertThat(body.path("payload").path("timestamp").asString()).isEqualTo("2026-03-02T09:00:35Z");
        }
    }

    @Test
    void alertmanagerGetsAnAlertForEachNotice() throws Exception {
        try (StandIn server = new StandIn(0)) {
            Couriers.to(Receivers.http(Kind.ALERTMANAGER, From.ALERT, "http://127.0.0.1:" + server.port(), ""))
                    .bring(message("1", "2"), NOW);
            JsonNode body = posted(server, "/api/v2/alerts");
            assertThat(body.size()).isEqualTo(2);
            assertThat(body.path(1).path("labels").path("id").asString()).isEqualTo("2");
            assertThat(body.path(0).path("labels").path("alertname").asString()).isEqualTo("RingfenceVerdict");
            assertThat(body.path(0).path("annotations").path("summary").asString())
                    .contains("Fenced");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBHOOK", "SLACK", "TEAMS", "TELEGRAM"})
    void aFailureNeverTellsTheUrlOrTheToken(Kind kind) throws Exception {
        try (StandIn server = new StandIn(0)) {
            Receiver receiver = Receivers.http(kind, From.ALERT, server.url() + "/t0ps3cret", "123:t0ps3cret");
            Courier courier = Couriers.to(receiver);
            server.answer(302);
            assertThatThrownBy(() -> courier.bring(message("1"), NOW))
                    .isInstanceOf(IOException.class)
                    .hasMessage("answers HTTP 302");
            server.answer(400);
            assertThatThrownBy(() -> courier.bring(message("1"), NOW)).isInstanceOf(Courier.Refused.class);
            server.stop();
            assertThatThrownBy(() -> courier.bring(message("1"), NOW))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("t0ps3cret");
            assertThat(receiver.toString()).doesNotContain("t0ps3cret");
        }
    }

    @Test
    void syslogByDatagramIsOneLineOfRfc5424() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(5_000);
            Couriers.to(Receivers.server(Kind.SYSLOG, socket.getLocalPort(), Transport.UDP, "", ""))
                    .bring(message("1"), NOW);
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(packet);
            String line = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            assertThat(line)
                    .startsWith("<82>1 2026-03-02T09:00:35Z - ringfence - verdict [ringfence@32473 id=\"1\" ")
                    .contains("extension=\"\\\\x0D\\\\x0ABcc")
                    .contains("\\\"\\]\\\\")
                    .contains("] \ufeff[office] Fenced");
            assertThat(line.chars()).allMatch(c -> c >= ' ');
        }
    }

    @Test
    void syslogByConnectionCountsItsOctets() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> {
                try (Socket socket = server.accept()) {
                    return socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            Couriers.to(Receivers.server(Kind.SYSLOG, server.getLocalPort(), Transport.TCP, "", ""))
                    .bring(message("1", "2"), NOW);
            byte[] bytes = read.get(5, TimeUnit.SECONDS);
            int at = 0;
            int lines = 0;
            while (at < bytes.length) {
                int space = at;
                while (bytes[space] != ' ') {
                    space++;
                }
                int length = Integer.parseInt(new String(bytes, at, space - at, StandardCharsets.US_ASCII));
                assertThat(new String(bytes, space + 1, 4, StandardCharsets.US_ASCII))
                        .isEqualTo("<82>");
                at = space + 1 + length;
                lines++;
            }
            assertThat(at).isEqualTo(bytes.length);
            assertThat(lines).isEqualTo(2);
        }
    }

    @Test
    void mailGoesToItsRecipientsAndNobodyACallerNames() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("ringfence@pbx.example", "ringfence", "pass");
        server.start();
        try {
            Receiver receiver =
                    Receivers.server(Kind.MAIL, server.getSmtp().getPort(), Transport.TCP, "ringfence", "pass");
            assertThat(Couriers.to(receiver).bring(message("1"), NOW)).isEqualTo("taken by the mail server");
            MimeMessage[] mails = server.getReceivedMessages();
            assertThat(mails).hasSize(2);
            MimeMessage mail = mails[0];
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getAllRecipients()).hasSize(2);
            assertThat(mail.getMessageID()).isEqualTo("<1@pbx.example>");
            assertThat(mail.getSubject())
                    .startsWith("Ringfence: [office] Fenced")
                    .doesNotContain("\n");
            assertThat(mail.getContent().toString()).contains("Score: 120").contains("💸");
        } finally {
            server.stop();
        }
    }

    @Test
    void withoutEncryptionWhereItIsAskedForNoMailAndNoPasswordGoesOut() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            Receiver receiver =
                    Receivers.server(Kind.MAIL, server.getSmtp().getPort(), Transport.STARTTLS, "u", "s3cret");
            assertThatThrownBy(() -> Couriers.to(receiver).bring(message("1"), NOW))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("STARTTLS")
                    .hasMessageNotContaining("s3cret");
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void aScriptGetsOneLineOfJsonAndNoArgument(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("out");
        Courier courier = Couriers.to(Receivers.script(List.of("/usr/bin/tee", out.toString())));
        assertThat(courier.bring(message("1"), NOW)).isEqualTo("ended with 0");
        String line = Files.readString(out);
        assertThat(line.chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f);
        assertThat(line.lines()).hasSize(1);
        JsonNode json = JSON.readTree(line);
        assertThat(json.path("events").path(0).path("event").path("extension").asString())
                .isEqualTo(HOSTILE);
        assertThatThrownBy(() ->
                        Couriers.to(Receivers.script(List.of("/bin/false"))).bring(message("1"), NOW))
                .hasMessageContaining("ended with 1");
    }

    @ParameterizedTest
    @EnumSource(names = {"SLACK", "TELEGRAM", "TEAMS"})
    void whatACallerWritesStaysTextInSomebodysOwnWords(Kind kind) throws Exception {
        Template subject = new Template("call *me* about {extension}");
        Template text = new Template("{number}\n{why} {country} {score}\n{uniqueid}{details}");
        Message message = new Message(message("1").notices(), true, 0, new Wording(subject, text, 0));
        assertThat(message.subject())
                .startsWith("call *me* about \\x0D\\x0ABcc")
                .endsWith("(told again)");
        try (StandIn server = new StandIn(0)) {
            Couriers.to(Receivers.http(kind, From.ALERT, server.url(), "123:ABC"))
                    .bring(message, NOW);
            JsonNode body = JSON.readTree(server.posted().get(0).body());
            if (kind == Kind.TEAMS) {
                body.at("/attachments/0/content/body")
                        .forEach(block ->
                                assertHarmless(block.at("/inlines/0/text").asString()));
            } else {
                assertHarmless(body.path("text").asString());
                assertThat(body.path("text").asString()).contains("CU 120").doesNotContain("*me*");
            }
        }
    }

    @Test
    void bracesOfACallerStandForNothing() {
        Notice notice = Notice.of("1", NOW, "{\"kind\":\"call\",\"extension\":\"{score}$1\",\"score\":7}");
        Wording own = new Wording(new Template("{extension} {score} {} {"), Template.NONE, 0);
        assertThat(new Message(List.of(notice), false, 0, own).subject()).isEqualTo("{score}$1 7 {} {");
    }

    @Test
    void wordsForCallsGiveWayWhereThereIsNoCall() {
        Notice blind = Notice.of("1", NOW, "{\"kind\":\"blind\",\"pbx\":\"office\",\"why\":\"no Pong\"}");
        Template text = new Template("cost {leaked} {currency}\nbecause {why}\nsee the wiki");
        Message message =
                new Message(List.of(blind), false, 0, new Wording(new Template("{pbx}: {extension}"), text, 0));
        assertThat(message.subject()).isEqualTo("Ringfence: [office] Ringfence does not see this PBX");
        assertThat(message.lines()).containsExactly("because no Pong", "see the wiki");
    }

    @Test
    void aLongStormNamesTheGravestAndSaysHowManyMore() {
        Message many = message(java.util.stream.IntStream.range(0, 50)
                .mapToObj(Integer::toString)
                .toArray(String[]::new));
        assertThat(many.subject()).isEqualTo("Ringfence: 50 events: 50 fence");
        assertThat(many.lines()).hasSize(21).last().asString().startsWith("… and 30 more");
    }
}
