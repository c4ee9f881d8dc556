package io.ringfence.config.notify;

import io.ringfence.config.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Somebody who is told. What its kind has no use for is empty.
 *
 * @param name by which it is known in the outbox and in metrics
 * @param from the least that it is told
 * @param url where it listens; a secret, since many carry their password in the path
 * @param secret HMAC key, bot token, routing key or password
 * @param chat of Telegram
 * @param host of a syslog or mail server
 * @param user who logs in to the mail server
 * @param sender of mail
 * @param to who gets mail
 * @param command a program and its arguments
 * @param timeout for one answer
 * @param manner when and in which words
 */
public record Receiver(
        String name,
        Kind kind,
        From from,
        Secret url,
        Secret secret,
        String chat,
        String host,
        int port,
        Transport transport,
        String user,
        String sender,
        List<String> to,
        List<String> command,
        Duration timeout,
        Manner manner) {

    /** The least action somebody wants to hear of. */
    public enum From {
        /** Everything. */
        ALERT,
        /** Calls that are ended. */
        HANGUP,
        /** Extensions that are fenced and addresses that are banned. */
        FENCE,
        /** Nothing but reports. */
        NOTHING;

        /** As it is written. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a server is reached. */
    public enum Transport {
        /** Datagrams. */
        UDP,
        /** A plain connection. */
        TCP,
        /** An encrypted connection whose certificate is checked. */
        TLS,
        /** A plain connection that must become an encrypted one. */
        STARTTLS;

        /** As it is written. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
