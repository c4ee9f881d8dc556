package io.ringfence.audit.plan;

import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code extensions.conf} and what it includes. Sections of one name are one context. */
public final class Dialplan {
    private static final Pattern GLOBAL = Pattern.compile("\\$\\{(?:GLOBAL\\()?([A-Za-z0-9_]+)\\)?}");
    private static final int MOST_VALUE = 400;

    private final Map<String, Context> contexts = new LinkedHashMap<>();
    private final Map<String, String> globals = new LinkedHashMap<>();

    /** Reads {@code conf}. */
    public Dialplan(Conf conf) {
        for (Section section : conf.real()) {
            String name = section.name();
            if (name.equalsIgnoreCase("globals")) {
                section.settings().forEach(setting -> globals.put(setting.name(), setting.value()));
            }
        }
        for (Section section : conf.real()) {
            if (!section.name().equalsIgnoreCase("globals") && !section.name().equalsIgnoreCase("general")) {
                read(section);
            }
        }
    }

    private void read(Section section) {
        Context context = contexts.computeIfAbsent(
                key(section.name()),
                name -> new Context(section.name(), section.at(Setting.NONE), new ArrayList<>(), new ArrayList<>()));
        Map<String, Extension> known = new LinkedHashMap<>();
        context.extensions().forEach(extension -> known.put(extension.name(), extension));
        String last = "";
        for (Setting setting : section.settings()) {
            if (setting.named("include")) {
                String name = setting.value().split("[|,]", 2)[0].strip();
                context.includes().add(new Setting("include", name, setting.file(), setting.line()));
            } else if (setting.named("exten") || setting.named("same")) {
                List<String> parts = Arguments.split(setting.value(), ',');
                boolean same = setting.named("same");
                if (!same) {
                    last = global(parts.get(0).split("/", 2)[0]);
                }
                int skipped = same ? 1 : 2;
                if (parts.size() > skipped - 1 && !last.isEmpty()) {
                    step(context, known, last, rest(setting.value(), skipped), setting);
                }
            }
        }
    }

    private static void step(Context context, Map<String, Extension> known, String name, String text, Setting setting) {
        Extension extension = known.get(name);
        if (extension == null) {
            extension = new Extension(context.name(), name, Dialled.of(name), new ArrayList<>());
            known.put(name, extension);
            context.extensions().add(extension);
        }
        String[] application = Arguments.application(text);
        extension.steps().add(new Step(application[0], application[1], setting));
    }

    /** What follows the first {@code skipped} commas outside of brackets. */
    private static String rest(String value, int skipped) {
        String rest = value;
        for (int i = 0; i < skipped; i++) {
            int comma = Arguments.find(rest, ',');
            rest = comma >= rest.length() ? "" : rest.substring(comma + 1);
        }
        return rest.strip();
    }

    /** Every context. */
    public List<Context> contexts() {
        return List.copyOf(contexts.values());
    }

    /** Every step of every extension. */
    public void steps(java.util.function.BiConsumer<Extension, Step> use) {
        contexts.values()
                .forEach(context -> context.extensions()
                        .forEach(extension -> extension.steps().forEach(step -> use.accept(extension, step))));
    }

    /** Whether there is a context of that name. */
    public boolean has(String name) {
        return contexts.containsKey(key(name));
    }

    /** The extensions of a context and of all it includes, each context once. */
    public List<Extension> extensions(String name) {
        List<Extension> found = new ArrayList<>();
        collect(name, new HashSet<>(), context -> found.addAll(context.extensions()));
        return found;
    }

    /** A context and all it includes. */
    public List<Context> closure(String name) {
        List<Context> found = new ArrayList<>();
        collect(name, new HashSet<>(), found::add);
        return found;
    }

    private void collect(String name, Set<String> seen, Consumer<Context> use) {
        Context context = contexts.get(key(name));
        if (context == null || seen.size() > 2_000 || !seen.add(key(name))) {
            return;
        }
        use.accept(context);
        context.includes().forEach(include -> collect(include.value(), seen, use));
    }

    /** {@code text} with what is global put in its place; what is of a call stays. */
    public String global(String text) {
        String result = text;
        for (int i = 0; i < 3 && result.contains("${"); i++) {
            StringBuilder next = new StringBuilder();
            Matcher matcher = GLOBAL.matcher(result);
            while (matcher.find()) {
                String value = globals.getOrDefault(matcher.group(1), matcher.group());
                matcher.appendReplacement(
                        next, Matcher.quoteReplacement(value.length() > MOST_VALUE ? matcher.group() : value));
            }
            result = matcher.appendTail(next).toString();
            if (result.length() > 8 * MOST_VALUE) {
                return text;
            }
        }
        return result;
    }

    /** A global's value; empty when there is none. */
    public String value(String name) {
        return globals.getOrDefault(name, "");
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
