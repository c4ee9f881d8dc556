package io.ringfence.ami;

import io.ringfence.ami.frame.Frame;
import io.ringfence.ami.frame.Framing;
import io.ringfence.ami.frame.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/**
 * Bytes of an AMI stream to events.
 *
 * <p>A message is classified by its first header alone: {@code Event}, {@code Response}, or neither. An event must fit the
 * {@link Schema} of its type; one that does not changes no state and becomes {@link Event.Broken}. A frame that fits may
 * still have been closed by a stranger's text, its true end standing behind the blank line he wrote; that shows by the next
 * header of the schema following within the room he had, and is looked for. Where the text was the last header, or in an
 * event we do not know, it does not show; but the room holds only the shortest events, and none is believed there.
 */
final class Decoder {
    /** Stamps an event that carries {@code timestampNanos}, or -1. */
    interface Stamper {
        Stamp stamp(long timestampNanos);
    }

    /** Takes a response: its lines are valid during the call only. */
    interface Responses {
        /** Whether the response answers one of our actions; one that does not is forged. */
        boolean answers(Frame frame);

        /** Whether a list carries the ActionID of an action of ours; one that does not is forged. */
        boolean lists(String actionId);
    }

    /** What {@link Event.Broken#text} says of a message too large to be AMI. */
    static final String OVERSIZED = "message too large: over 64 KiB a line, 1 MiB or 1,000 headers";

    /** A broken event whose end does not come within so many bytes is given up. */
    private static final int LONGEST_BROKEN = Framing.MAX_LINE;

    private static final Pattern BANNER = Pattern.compile("[A-Za-z ]*Manager( Proxy)?/");

    private static final Pattern CHANNEL_NAME = Pattern.compile("[A-Za-z0-9]+/[!-~]+-[0-9a-f]{8}(;[12])?");

    private final Framing framing = new Framing();
    private final Schemas schemas;
    private final Values values;
    private final Schema.Match match = new Schema.Match();
    private final UsualFrame usual;
    private final Stamper stamper;
    private final Responses responses;
    private boolean bannerSeen;
    private String banner = "";
    private long skipped;
    private boolean starved;
    private boolean holding;
    private boolean released;
    private boolean booted;
    private long reach = -1;

    Decoder(Schemas schemas, Stamper stamper, Responses responses) {
        this.schemas = schemas;
        this.values = new Values(schemas.mostFields());
        this.usual = new UsualFrame(schemas, values, match);
        this.stamper = stamper;
        this.responses = responses;
    }

    /** Reads what is there, at least one byte; -1 at the end of the stream. */
    int fill(InputStream in) throws IOException {
        starved = false;
        holding = false;
        released = false;
        return framing.fill(in);
    }

    /** Whether all that was read has been taken. */
    boolean emptied() {
        return framing.start() == framing.available();
    }

    /**
     * Whether an event is held back: it is complete, but what follows it might show that a stranger's text completed it. The
     * rest of his event is then under way, since Asterisk writes an event at once.
     */
    boolean holding() {
        return holding;
    }

    /** Nothing is under way: decide by what is there. */
    void release() {
        starved = false;
        holding = false;
        released = true;
    }

    /** How much memory is held, in bytes. */
    int capacity() {
        return framing.capacity();
    }

    /** The first line of the stream; {@code ""} before it is read. */
    String banner() {
        return banner;
    }

    /**
     * The next event, or {@link Event#NOTHING} when more bytes are needed. Events nobody needs are {@link Event.Unknown} with
     * their name.
     */
    Event next() {
        if (!bannerSeen && !readBanner()) {
            return Event.NOTHING;
        }
        while (!starved) {
            if (readUsual()) {
                Event event = told(usual.schema(), usual.textEnd());
                if (event != Event.NOTHING) {
                    return event;
                }
                continue;
            }
            Frame frame = framing.next();
            if (frame.lines == 0) {
                starved = true;
                return oversized();
            }
            if (frame.lineIs(0, Schemas.RESPONSE)) {
                if (!responses.answers(frame)) {
                    return garbage(frame);
                }
            } else if (frame.lineIs(0, Schemas.EVENT)) {
                Event event = event(frame);
                if (event != Event.NOTHING) {
                    return event;
                }
            } else {
                return garbage(frame);
            }
        }
        return Event.NOTHING;
    }

    private boolean readBanner() {
        String line = framing.firstLine();
        if (line.isEmpty()) {
            bannerSeen = framing.firstLineDue();
            return bannerSeen;
        }
        bannerSeen = true;
        if (BANNER.matcher(line).lookingAt()) {
            banner = line;
            framing.dropFirstLine();
        }
        return true;
    }

    /** Takes the next frame if it is as usual and nobody but Asterisk can have closed it; else {@link #event} looks closely. */
    private boolean readUsual() {
        boolean whole = framing.atFrame() && usual.read(framing.bytes(), framing.start(), framing.available());
        if (!whole
                || Closing.of(usual.schema(), values, usual.end(), framing.available()) != Closing.Who.ASTERISK
                || withinText(usual.schema())) {
            return false;
        }
        framing.consume(usual.end());
        return true;
    }

    private Event event(Frame frame) {
        int from = frame.valueStart(0, Schemas.EVENT.length);
        int to = frame.ends[0];
        Schema schema = schemas.find(frame.bytes, from, to);
        if (schema == Schemas.NONE) {
            return unknown(frame);
        }
        schema.match(frame, values, match);
        boolean ours = !schema.isListEntry() || responses.lists(values.text(0));
        if (!match.fits || !ours) {
            return broken(schema, frame, ours);
        }
        switch (Closing.of(schema, values, frame.end, framing.available())) {
            case STRANGER -> {
                return broken(schema, frame, true);
            }
            case UNDECIDED -> {
                if (!released) {
                    return hold();
                }
            }
            default -> {}
        }
        if (withinText(schema)) {
            return unknown(frame);
        }
        return told(schema, frame.ends[frame.lines - 1]);
    }

    /** The event that {@code values} and {@code match} tell of, whose last line ends at {@code textEnd}. */
    private Event told(Schema schema, int textEnd) {
        if (match.openEnd) {
            reach = framing.position(textEnd) + Schemas.WORD;
        }
        booted |= schema.boots;
        schema.count();
        return schema.builder.build(stamper.stamp(match.timestampNanos), values);
    }

    /**
     * Whether a stranger's text just before may hold the whole event. Asterisk's own are too long for that, but for the
     * {@code FullyBooted} that follows a login, of which there is one.
     */
    private boolean withinText(Schema schema) {
        if (schema.boots) {
            return booted;
        }
        return !schema.isListEntry() && framing.position(values.from(match.last)) <= reach;
    }

    /** Waits for more bytes, or for {@link #release}. */
    private Event hold() {
        framing.unread();
        starved = true;
        holding = !released;
        return Event.NOTHING;
    }

    private Event unknown(Frame frame) {
        schemas.others.increment();
        reach = Math.max(reach, framing.position(frame.ends[frame.lines - 1]) + Schemas.WORD);
        int from = frame.valueStart(0, Schemas.EVENT.length);
        return new Event.Unknown(stamper.stamp(-1), Text.show(frame.bytes, from, frame.ends[0]));
    }

    private Event broken(Schema schema, Frame frame, boolean ours) {
        int first = match.firstLine < frame.lines ? frame.starts[match.firstLine] : frame.end;
        Salvage salvage = new Salvage(frame.bytes, first, framing.available(), released, schema, values);
        boolean privileged = match.privileged && ours;
        Salvage.Result result = privileged ? salvage.run() : Salvage.Result.PREFIX;
        if (result == Salvage.Result.MORE && framing.available() - frame.start <= LONGEST_BROKEN) {
            return hold();
        }
        schema.count();
        // Only a whole event proves its own time: a forged one may claim a year to come.
        boolean whole = result == Salvage.Result.WHOLE;
        Stamp stamp = stamper.stamp(whole ? match.timestampNanos : -1);
        Event proved = Event.NOTHING;
        int end = frame.end;
        if (whole) {
            proved = schema.builder.build(stamp, values);
            end = salvage.end();
            framing.consume(end);
        } else if (privileged) {
            proved = aliveByName(schema, stamp);
        }
        reach = framing.position(end) + Schemas.WORD;
        String text = salvage.text().shown().isEmpty()
                ? Text.show(frame.bytes, frame.starts[0], frame.ends[frame.lines - 1])
                : salvage.text().shown();
        return new Event.Broken(stamp, schema.name, salvage.text().field(), text, proved, claimedAddress(proved));
    }

    /** What a list entry proves before its text: that the channel of this name is alive. */
    private Event aliveByName(Schema schema, Stamp stamp) {
        if (!schema.name.equals("CoreShowChannel") || !values.has(1)) {
            return Event.NOTHING;
        }
        String name = values.text(1);
        if (!CHANNEL_NAME.matcher(name).matches()) {
            return Event.NOTHING;
        }
        Snapshot channel = new Snapshot(name, values.integer(2, Snapshot.DOWN), "", "", "", "", "", "");
        return new Event.CoreShowChannel(stamp, values.text(0), channel, 0);
    }

    private static String claimedAddress(Event proved) {
        return proved instanceof Event.Security security ? security.remote().host() : "";
    }

    private Event garbage(Frame frame) {
        reach = Math.max(reach, framing.position(frame.end) + Schemas.WORD);
        String text = Text.show(frame.bytes, frame.starts[0], frame.ends[frame.lines - 1]);
        return new Event.Broken(stamper.stamp(-1), "", "", text, Event.NOTHING, "");
    }

    private Event oversized() {
        if (skipped == framing.skipped()) {
            return Event.NOTHING;
        }
        skipped = framing.skipped();
        return new Event.Broken(stamper.stamp(-1), "", "", OVERSIZED, Event.NOTHING, "");
    }
}
