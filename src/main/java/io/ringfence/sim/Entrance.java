package io.ringfence.sim;

import io.ringfence.sim.exchange.EventClass;
import io.ringfence.sim.exchange.Exchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Who comes in: Challenge and Login. Runs on the exchange's thread. */
final class Entrance {
    /** Asterisk sleeps this long before it refuses a login. */
    private static final long REFUSAL_NANOS = 1_000_000_000L;

    private final SimulatedPbx pbx;
    private final Exchange exchange;
    private final Actions actions;
    private final SplittableRandom random;

    Entrance(SimulatedPbx pbx, Exchange exchange, SplittableRandom random) {
        this.pbx = pbx;
        this.exchange = exchange;
        this.random = random;
        this.actions = new Actions(pbx, exchange);
    }

    void act(Session session, Message message) {
        String action = message.get("Action").toLowerCase(Locale.ROOT);
        if (action.equals("challenge")) {
            session.challenge = Integer.toString(random.nextInt(100_000_000, 1_000_000_000));
            String answer = "Response: Success\r\n" + Actions.id(message) + "Challenge: ";
            pbx.respond(session, answer + session.challenge + "\r\n\r\n");
        } else if (session.loggedIn() || action.equals("logoff")) {
            actions.act(session, message);
        } else if (action.equals("login")) {
            login(session, message);
        } else {
            actions.notAllowed(session, message.get("Action"));
            actions.answer(session, message, "Error", "Permission denied");
        }
    }

    private void login(Session session, Message message) {
        String user = message.get("Username");
        List<Account> known =
                pbx.accounts().stream().filter(each -> each.name().equals(user)).toList();
        session.since = exchange.wire().eventTime();
        if (known.isEmpty()) {
            exchange.wire().security("InvalidAccountID", "Error", session.login(user), "SessionTV", session.since);
            refuse(session, message);
        } else if (!proves(session, message, known.get(0).secret())) {
            failed(session, message, user);
            refuse(session, message);
        } else if (pbx.standing().inUse()) {
            exchange.wire().security("SessionLimit", "Error", session.login(user), "SessionTV", session.since);
            actions.answer(session, message, "Error", "Login Already In Use");
            session.finish();
        } else {
            accept(session, message, known.get(0));
        }
    }

    private boolean proves(Session session, Message message, String secret) {
        if (!message.get("AuthType").equalsIgnoreCase("md5")) {
            return message.get("Secret").equals(secret);
        }
        return !session.challenge.isEmpty() && message.get("Key").equals(md5(session.challenge + secret));
    }

    private void failed(Session session, Message message, String user) {
        if (message.get("AuthType").equalsIgnoreCase("md5")) {
            exchange.wire()
                    .security(
                            "ChallengeResponseFailed",
                            "Error",
                            session.login(user),
                            "Challenge",
                            session.challenge,
                            "Response",
                            message.get("Key"),
                            "ExpectedResponse",
                            "",
                            "SessionTV",
                            session.since);
        } else {
            exchange.wire().security("InvalidPassword", "Error", session.login(user), "SessionTV", session.since);
        }
    }

    private void refuse(Session session, Message message) {
        exchange.agenda().in(REFUSAL_NANOS, () -> {
            actions.answer(session, message, "Error", "Authentication failed");
            session.finish();
        });
    }

    private void accept(Session session, Message message, Account account) {
        actions.answer(session, message, "Success", "Authentication accepted");
        session.account = account;
        session.mask = Session.mask(message.get("Events"));
        if (session.hears(EventClass.SYSTEM) && !pbx.standing().booting()) {
            session.send("Event: FullyBooted\r\nPrivilege: system,all\r\nUptime: " + pbx.uptime() + "\r\nLastReload: "
                    + pbx.uptime() + "\r\nStatus: Fully Booted\r\n\r\n");
        }
        exchange.wire()
                .security(
                        "SuccessfulAuth",
                        "Informational",
                        session.login(account.name()),
                        "UsingPassword",
                        "0",
                        "SessionTV",
                        session.since);
    }

    private static String md5(String text) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("MD5 is in every JDK", impossible);
        }
    }
}
