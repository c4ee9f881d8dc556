package io.ringfence.config.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keys and values under one heading.
 *
 * <p>The keys asked for are the keys that exist: {@link #finish()} reports the others with the nearest of those. So there is no
 * second list of keys to keep in step.
 */
public final class Section {
    private final Problems problems;
    private final String path;
    private final Node node;
    private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> known = new LinkedHashMap<>();
    private final Set<String> secrets = new HashSet<>();
    private final List<Section> children = new ArrayList<>();

    private Section(Problems problems, String path, Node node) {
        this.problems = problems;
        this.path = path;
        this.node = node;
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(this::enter);
        } else if (node instanceof Node.Broken broken && !broken.rule().isEmpty()) {
            problems.add(node.place(), path, broken.rule());
        } else if (!(node instanceof Node.Broken) && !empty(node)) {
            problems.add(node.place(), path, "must hold keys, one `key: value` to a line");
        }
    }

    /** The whole of a file's text. What cannot be read is reported and yields a section that knows nothing. */
    public static Section root(String text, Problems problems) {
        return new Section(problems, "", Tree.read(text, problems));
    }

    /** Where it begins. */
    public Place place() {
        return node.place();
    }

    /** Whether {@code key} is written, with or without a value. */
    public boolean has(String key) {
        learn(key);
        return entries.containsKey(key);
    }

    /** Whether {@code key} has a value, be it wrong; true for everything in a section that could not be read. */
    public boolean filled(String key) {
        return !empty(child(key));
    }

    /** A single value; {@code alsoCalled} are words people write instead, for the hint. */
    public Value value(String key, String... alsoCalled) {
        return Value.of(child(key, alsoCalled), path(key), problems, false);
    }

    /** A single value that no message ever shows. */
    public Value secret(String key, String... alsoCalled) {
        secrets.add(key);
        return Value.of(child(key, alsoCalled), path(key), problems, true);
    }

    /** A list of values; one value alone is a list of one. Absent and empty are both the empty list. */
    public List<Value> values(String key, String... alsoCalled) {
        Node child = child(key, alsoCalled);
        if (!(child instanceof Node.Items items)) {
            Value only = Value.of(child, path(key), problems, false);
            return only.given() ? List.of(only) : List.of();
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < items.nodes().size(); i++) {
            Value value = Value.of(items.nodes().get(i), path(key) + '[' + i + ']', problems, false);
            values.add(value.required("this line of the list is empty"));
        }
        return values.stream().filter(Value::given).toList();
    }

    /** A section below this one; empty when it is not written. */
    public Section section(String key, String... alsoCalled) {
        return below(path(key), child(key, alsoCalled));
    }

    /** A list of sections; one section alone is a list of one. */
    public List<Section> sections(String key, String... alsoCalled) {
        Node child = child(key, alsoCalled);
        if (!(child instanceof Node.Items items)) {
            Section only = below(path(key), child);
            return child instanceof Node.Mapping ? List.of(only) : List.of();
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < items.nodes().size(); i++) {
            Node item = items.nodes().get(i);
            Section section = below(path(key) + '[' + i + ']', item);
            if (empty(item)) {
                problems.add(item.place(), section.path, "this line of the list is empty");
            } else if (item instanceof Node.Mapping) {
                sections.add(section);
            }
        }
        return sections;
    }

    /** Reports the keys that nobody asked for, here and below. Call once on the root, when all was read. */
    public void finish() {
        Map<String, SortedSet<String>> homes = new TreeMap<>();
        homes(homes);
        report(homes);
    }

    /** Everything that is written, in the order of the file, and then the keys that were left out. Call on the root, when all was read. */
    public List<Setting> listing() {
        List<Setting> all = new ArrayList<>();
        list(all);
        all.sort(Comparator.comparingInt(each -> each.line() == 0 ? Integer.MAX_VALUE : each.line()));
        return List.copyOf(all);
    }

    private void list(List<Setting> all) {
        for (Node.Entry entry : entries.values()) {
            List<Node> values = entry.value() instanceof Node.Items items ? items.nodes() : List.of(entry.value());
            for (Node value : values) {
                if (value instanceof Node.Scalar scalar) {
                    String shown = secrets.contains(entry.key()) ? "********" : scalar.text();
                    int line = values.size() == 1
                            ? entry.place().line()
                            : scalar.place().line();
                    all.add(new Setting(path(entry.key()), line, shown));
                }
            }
        }
        for (String key : new TreeSet<>(known.values())) {
            if (!entries.containsKey(key)) {
                all.add(new Setting(path(key), 0, ""));
            }
        }
        children.stream()
                .filter(child -> !empty(child.node) || child.path.isEmpty())
                .forEach(child -> child.list(all));
    }

    private void report(Map<String, SortedSet<String>> homes) {
        for (Node.Entry entry : entries.values()) {
            if (!known.containsValue(entry.key())) {
                problems.add(entry.place(), path(Shown.key(entry.key())), unknown(entry.key(), homes));
            }
        }
        children.forEach(child -> child.report(homes));
    }

    private void homes(Map<String, SortedSet<String>> homes) {
        if (!path.isEmpty()) {
            String home = path.replaceAll("\\[[0-9]+]", "");
            known.values()
                    .forEach(key ->
                            homes.computeIfAbsent(key, k -> new TreeSet<>()).add(home));
        }
        children.forEach(child -> child.homes(homes));
    }

    private String unknown(String key, Map<String, SortedSet<String>> homes) {
        String says = "is not a known key";
        String meant = Nearest.of(key, known.keySet());
        if (!meant.isEmpty()) {
            return says + "; did you mean `" + known.get(meant) + "`?";
        }
        if (homes.containsKey(key)) {
            return says + " here; it belongs under `" + String.join("` or `", homes.getOrDefault(key, new TreeSet<>()))
                    + '`';
        }
        return says + "; known here: " + String.join(", ", new TreeSet<>(known.values()));
    }

    private void enter(Node.Entry entry) {
        Node.Entry first = entries.putIfAbsent(entry.key(), entry);
        if (first != null) {
            String rule =
                    "is given twice; the first is on line " + first.place().line();
            problems.add(entry.place(), path(Shown.key(entry.key())), rule);
        }
    }

    private Section below(String childPath, Node child) {
        Section section = new Section(problems, childPath, child);
        children.add(section);
        return section;
    }

    private Node child(String key, String... alsoCalled) {
        learn(key, alsoCalled);
        Node.Entry entry = entries.get(key);
        if (entry != null) {
            return entry.value();
        }
        return node instanceof Node.Broken ? new Node.Broken(place(), "") : Node.absent(place());
    }

    private void learn(String key, String... alsoCalled) {
        known.put(key, key);
        for (String other : alsoCalled) {
            known.put(other, key);
        }
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + '.' + key;
    }

    private static boolean empty(Node node) {
        return node instanceof Node.Scalar scalar && scalar.empty();
    }
}
