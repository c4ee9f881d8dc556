package io.ringfence.config.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Builds nodes from parser events.
 *
 * <p>Events and not the library's own nodes: no tag is resolved, so text stays as written; aliases are refused where they
 * stand, so nothing can multiply; depth is bounded here, so nothing can overflow the stack.
 */
final class Tree {
    private static final int DEEPEST = 16;
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final String QUOTE = " at the start of a value has a meaning in YAML: put the value in quotes";

    private final Iterator<Event> events;
    private final Problems problems;

    private Tree(Iterator<Event> events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /** The one document in {@code text}; {@link Node.Broken} when it cannot be read, which is then reported. */
    static Node read(String text, Problems problems) {
        if (!Characters.check(text, problems)) {
            return new Node.Broken(Place.START, "");
        }
        LoadSettings settings = LoadSettings.builder().build();
        try {
            return new Tree(new Parse(settings).parseString(text).iterator(), problems).document();
        } catch (MarkedYamlEngineException slip) {
            Syntax.report(slip, problems);
        } catch (TooDeep deep) {
            problems.add(deep.place, "", "nested more than " + DEEPEST + " levels deep");
        } catch (RuntimeException slip) {
            // The parser's own errors on broken input are of many types, and their text may quote a secret.
            problems.add(Place.START, "", "is not valid YAML");
        }
        return new Node.Broken(Place.START, "");
    }

    private Node document() {
        events.next();
        Event start = events.next();
        if (start.getEventId() == Event.ID.StreamEnd) {
            return Node.absent(Place.START);
        }
        Node root = node(events.next(), 0);
        events.next();
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            problems.add(Place.of(after.getStartMark()), "", "a second document begins; a file holds one");
        }
        return root;
    }

    private Node node(Event event, int depth) {
        Place place = Place.of(event.getStartMark());
        if (depth > DEEPEST) {
            throw new TooDeep(place);
        }
        return switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event, place);
            case SequenceStart -> items((CollectionStartEvent) event, place, depth);
            case MappingStart -> mapping((CollectionStartEvent) event, place, depth);
            default -> new Node.Broken(place, "a `*`" + QUOTE);
        };
    }

    private static Node scalar(ScalarEvent event, Place place) {
        String text = event.getValue();
        Node.Broken marked = marked(event, event.getTag(), place);
        if (!marked.rule().isEmpty()) {
            return marked;
        }
        if (Place.of(event.getEndMark()).line() != place.line()) {
            return new Node.Broken(place, "runs over several lines: is a blank after a colon, or a quote, missing?");
        }
        if (text.codePoints().anyMatch(Shown::invisible)) {
            return new Node.Broken(place, "must not hold control or invisible characters");
        }
        return new Node.Scalar(place, text, event.isPlain() && NOTHING.contains(text));
    }

    private Node items(CollectionStartEvent event, Place place, int depth) {
        List<Node> nodes = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            nodes.add(node(next, depth + 1));
        }
        Node.Broken marked = marked(event, event.getTag(), place);
        return marked.rule().isEmpty() ? new Node.Items(place, nodes) : marked;
    }

    private Node mapping(CollectionStartEvent event, Place place, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            Node key = node(next, depth + 1);
            Node value = node(events.next(), depth + 1);
            if (key instanceof Node.Scalar scalar) {
                entries.add(new Node.Entry(key.place(), scalar.text(), value));
            } else {
                problems.add(key.place(), "", "a key must be a plain word");
            }
        }
        Node.Broken marked = marked(event, event.getTag(), place);
        return marked.rule().isEmpty() ? new Node.Mapping(place, entries) : marked;
    }

    /** Anchors and tags: in a file like this they are a password or a glob that lacks its quotes. */
    private static Node.Broken marked(NodeEvent event, Optional<String> tag, Place place) {
        Optional<Anchor> anchor = event.getAnchor();
        String sign = anchor.isPresent() ? "an `&`" : tag.isPresent() ? "a `!`" : "";
        return new Node.Broken(place, sign.isEmpty() ? "" : sign + QUOTE);
    }

    private static final class TooDeep extends RuntimeException {
        private final transient Place place;

        TooDeep(Place place) {
            super("too deep", null, false, false);
            this.place = place;
        }
    }
}
