package io.ringfence.audit.weakness;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** When a secret is too easy to guess. Answers yes or no, and never how long it is or what it is made of. */
public final class Secrets {
    /** A secret shorter than this is guessed by trying. */
    private static final int SHORTEST = 10;

    private static final int SHORTEST_DIGITS = 14;
    private static final int DISTINCT = 5;
    private static final int SHORTEST_PIN = 4;
    private static final int SHORTEST_CODE = 8;

    private static final Set<String> WORDS = Set.of(
            ("password passwd passw pass pwd secret mysecret supersecret secretpassword topsecret admin administrator"
                            + " root user guest demo test testing tester sip pbx voip asterisk freepbx elastix trixbox"
                            + " issabel amp ami manager mark phone telefon telephone extension ext welcome letmein qwerty"
                            + " qwertyuiop asdf asdfgh zxcvbn abc abcd abcdef monkey dragon master login default changeme"
                            + " change me please replace this your here example foo bar foobar baz hello server linux company"
                            + " office polycom yealink cisco snom grandstream aastra panasonic mitel avaya trunk carrier"
                            + " my the new old a is in of super pa55w0rd p4ssw0rd passw0rd s3cret s3cr3t iloveyou sunshine"
                            + " football baseball princess shadow michael jennifer summer winter spring autumn ari_password"
                            + " click2call monast monitor operator support sales agent queue voicemail mailbox dev prod cxmanager cxpanel con crm firewall")
                    .split(" "));

    private static final List<String> RUNS = List.of(
            "01234567890123456789",
            "98765432109876543210",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "abcdefghijklmnopqrstuvwxyz");

    private Secrets() {}

    /** Whether {@code secret} is {@code name}, or the name with little added. */
    public static boolean fromName(String secret, String name) {
        String given = plain(secret);
        String own = plain(name);
        if (own.isEmpty() || given.isEmpty()) {
            return false;
        }
        if (given.equals(own) || given.equals(new StringBuilder(own).reverse().toString())) {
            return true;
        }
        if (own.length() < 2 || !given.contains(own)) {
            return false;
        }
        String rest = given.replace(own, "");
        return rest.length() < SHORTEST
                && (rest.length() < DISTINCT || common(rest) || rest.chars().allMatch(Character::isDigit));
    }

    /** Whether anybody who tries will soon have found {@code secret}. */
    public static boolean weak(String secret) {
        String given = plain(secret);
        boolean digits = given.chars().allMatch(Character::isDigit);
        return secret.length() < SHORTEST
                || digits && secret.length() < SHORTEST_DIGITS
                || given.chars().distinct().count() < DISTINCT
                || common(given)
                || secret.toLowerCase(Locale.ROOT).contains("changeme")
                || run(given);
    }

    /** Whether anybody will soon have found the voicemail PIN {@code pin} of {@code mailbox}. */
    public static boolean weakPin(String pin, String mailbox) {
        return pin.length() < SHORTEST_PIN
                || pin.equals(mailbox)
                || mailbox.length() >= 2
                        && pin.equals(new StringBuilder(mailbox).reverse().toString())
                || mailbox.length() >= 3 && pin.endsWith(mailbox) && pin.length() <= mailbox.length() + 1
                || easy(pin);
    }

    /** Whether a code that opens a line to the outside is too easy to guess over the phone. */
    public static boolean weakCode(String code) {
        return code.length() < SHORTEST_CODE || easy(code);
    }

    private static boolean easy(String digits) {
        int half = digits.length() / 2;
        boolean twice = digits.length() % 2 == 0 && digits.substring(0, half).equals(digits.substring(half));
        return digits.chars().distinct().count() <= 1
                || twice
                || run(digits)
                || Set.of(
                                "2580", "0852", "1379", "1313", "1004", "1122", "1112", "1998", "2000", "2001", "1999",
                                "1984", "0007")
                        .contains(digits);
    }

    /** Whether it is a stretch of the alphabet, the digits or the keyboard. */
    private static boolean run(String text) {
        return text.length() >= 3 && RUNS.stream().anyMatch(run -> run.contains(text));
    }

    /** Whether it is words everybody knows, with digits. */
    private static boolean common(String text) {
        Set<String> words = new HashSet<>(List.of(text.split("[^a-z_]+|_+")));
        words.remove("");
        boolean known = !words.isEmpty() && WORDS.containsAll(words);
        return known || WORDS.contains(text) || WORDS.contains(text.replaceAll("[0-9]+$", ""));
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
