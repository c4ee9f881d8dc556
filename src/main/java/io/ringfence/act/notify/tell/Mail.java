package io.ringfence.act.notify.tell;

import io.ringfence.config.notify.Receiver;
import io.ringfence.config.notify.Receiver.Transport;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Date;
import java.util.Properties;

/** Plain text by SMTP. The Message-ID is the same whenever the same is sent again, so that many mailboxes show it once. */
final class Mail implements Courier {
    private static final int LONGEST_SUBJECT = 180;

    private final Receiver receiver;
    private final Session session;

    Mail(Receiver receiver) {
        this.receiver = receiver;
        String millis = Long.toString(receiver.timeout().toMillis());
        Properties smtp = new Properties();
        smtp.setProperty("mail.smtp.host", receiver.host());
        smtp.setProperty("mail.smtp.port", Integer.toString(receiver.port()));
        smtp.setProperty("mail.smtp.connectiontimeout", millis);
        smtp.setProperty("mail.smtp.timeout", millis);
        smtp.setProperty("mail.smtp.writetimeout", millis);
        smtp.setProperty("mail.smtp.ssl.enable", Boolean.toString(receiver.transport() == Transport.TLS));
        boolean must = receiver.transport() == Transport.STARTTLS;
        smtp.setProperty("mail.smtp.starttls.enable", Boolean.toString(must));
        smtp.setProperty("mail.smtp.starttls.required", Boolean.toString(must));
        smtp.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        smtp.setProperty("mail.smtp.auth", Boolean.toString(!receiver.user().isEmpty()));
        this.session = Session.getInstance(smtp);
    }

    @Override
    public String bring(Message message, long nowNanos) throws IOException {
        try {
            MimeMessage mail = new Stamped(session, message.key(), receiver.sender());
            mail.setFrom(new InternetAddress(receiver.sender(), true));
            for (String to : receiver.to()) {
                mail.addRecipient(RecipientType.TO, new InternetAddress(to, true));
            }
            String subject = message.subject();
            mail.setSubject(
                    subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT) + "…",
                    "UTF-8");
            mail.setSentDate(new Date(nowNanos / 1_000_000));
            mail.setHeader("Auto-Submitted", "auto-generated");
            write(message, mail);
            if (receiver.user().isEmpty()) {
                jakarta.mail.Transport.send(mail);
            } else {
                jakarta.mail.Transport.send(
                        mail, receiver.user(), receiver.secret().reveal());
            }
            return "taken by the mail server";
        } catch (MessagingException e) {
            throw new IOException(words(e), e);
        }
    }

    private static void write(Message message, MimeMessage mail) throws MessagingException {
        String text = message.subject() + "\r\n\r\n" + String.join("\r\n", message.lines()) + "\r\n";
        if (!message.first().text("kind").equals("digest")) {
            mail.setText(text, "UTF-8");
            return;
        }
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart page = new MimeBodyPart();
        page.setText(Digest.html(message.first()), "UTF-8", "html");
        mail.setContent(new MimeMultipart("alternative", plain, page));
    }

    /** What a server says may hold what was sent to it, but never a password. */
    private static String words(MessagingException failure) {
        String says = String.valueOf(failure.getMessage()).replaceAll("[^\\p{Graph} ]+", " ");
        return failure.getClass().getSimpleName() + ": " + says.substring(0, Math.min(200, says.length()));
    }

    private static final class Stamped extends MimeMessage {
        private final String key;
        private final String sender;

        Stamped(Session session, String key, String sender) {
            super(session);
            this.key = key;
            this.sender = sender;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + key + "@" + sender.substring(sender.indexOf('@') + 1) + ">");
        }
    }
}
