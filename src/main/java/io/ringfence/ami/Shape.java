package io.ringfence.ami;

import static io.ringfence.ami.Form.CHANNEL;
import static io.ringfence.ami.Form.INTEGER;
import static io.ringfence.ami.Form.TEXT;
import static io.ringfence.ami.Form.UNIQUEID;

import io.ringfence.ami.frame.Label;
import java.util.List;

/** A whole channel block as it stands in some event, behind some prefix. */
final class Shape {
    /** Headers of a block. */
    static final int LINES = 14;

    private static final List<String> NAMES = List.of(
            "Channel",
            "ChannelState",
            "ChannelStateDesc",
            "CallerIDNum",
            "CallerIDName",
            "ConnectedLineNum",
            "ConnectedLineName",
            "Language",
            "AccountCode",
            "Context",
            "Exten",
            "Priority",
            "Uniqueid",
            "Linkedid");

    private static final Form[] FORMS = {
        CHANNEL, INTEGER, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, INTEGER, UNIQUEID, UNIQUEID
    };

    /** Stands where no whole block begins. */
    static final Shape NONE = new Shape("");

    private final Label[] labels = new Label[LINES];

    private Shape(String prefix) {
        for (int i = 0; i < LINES; i++) {
            labels[i] = new Label(prefix + NAMES.get(i) + ": ");
        }
    }

    /** The block that begins at {@code fields[at]} and is checked there no stricter than a block is here; else {@link #NONE}. */
    static Shape at(Field[] fields, int at) {
        String first = fields[at].name();
        if (!first.endsWith(NAMES.get(0)) || at + LINES > fields.length) {
            return NONE;
        }
        String prefix = first.substring(0, first.length() - NAMES.get(0).length());
        for (int i = 0; i < LINES; i++) {
            Field field = fields[at + i];
            boolean same = field.name().equals(prefix + NAMES.get(i));
            if (!same || (field.form() != TEXT && field.form() != FORMS[i])) {
                return NONE;
            }
        }
        return new Shape(prefix);
    }

    /** How a line of the block begins. */
    Label label(int line) {
        return labels[line];
    }

    /** What the value of a line looks like. */
    static Form form(int line) {
        return FORMS[line];
    }
}
