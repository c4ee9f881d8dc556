package io.ringfence.ami.action;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.asteriskjava.manager.action.AbstractManagerAction;

/**
 * An action by its name and headers. Its ActionID holds 128 random bits, so that nobody can forge an answer to it. CR, LF and
 * NUL in a value are refused: they would end the action and begin another.
 */
public final class PlainAction extends AbstractManagerAction {
    private static final long serialVersionUID = 1L;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Asterisk reads lines of at most 1,024 bytes with their ending. */
    private static final int LONGEST_VALUE = 900;

    private final String name;
    private final LinkedHashMap<String, String> headers;

    /**
     * @throws IllegalArgumentException when a header could break out of its line
     */
    public PlainAction(String name, Map<String, String> headers) {
        this.name = checked(name);
        this.headers = new LinkedHashMap<>();
        headers.forEach((header, value) -> this.headers.put(checked(header), checked(value)));
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        setActionId(HexFormat.of().formatHex(random));
    }

    @Override
    public String getAction() {
        return name;
    }

    /** The headers, written one a line in their order. */
    public Map<String, String> getAttributes() {
        return headers;
    }

    private static String checked(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                throw new IllegalArgumentException("a header of an AMI action must not hold CR, LF or NUL");
            }
        }
        if (text.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException(
                    "a header of an AMI action must not be longer than " + LONGEST_VALUE + " characters");
        }
        return text;
    }
}
