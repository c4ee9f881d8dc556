package io.ringfence.audit.account;

import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which addresses a list of {@code permit} and {@code deny} lets in. The last rule that matches an address decides, and an address
 * no rule matches may enter: a {@code permit} without a {@code deny} bars nobody.
 *
 * @param rules in order, those of named lists put in
 * @param unknown a named list is not defined, so Asterisk lets nobody in
 */
public record Acl(List<Setting> rules, boolean unknown) {
    /** Stands for no rules. */
    public static final Acl NONE = new Acl(List.of(), false);

    /** From unlike corners of the address space: who lets all of them in lets everybody in. */
    private static final List<String> STRANGERS = List.of("8.8.8.8", "45.143.220.77", "185.53.88.3", "202.96.128.86");

    /**
     * The rules {@code section} gives under any of these names.
     *
     * @param named the names of settings that name lists of {@code acl.conf}
     */
    public static Acl of(Section section, Conf lists, List<String> permits, List<String> denies, List<String> named) {
        List<Setting> rules = new ArrayList<>();
        boolean unknown = false;
        for (Setting setting : section.settings()) {
            if (contains(permits, setting)) {
                add(rules, "permit", setting);
            } else if (contains(denies, setting)) {
                add(rules, "deny", setting);
            } else if (contains(named, setting)) {
                for (String name : setting.value().split(",")) {
                    Section list = lists.section(name.strip());
                    unknown |= !list.given();
                    list.settings().stream()
                            .filter(rule -> rule.named("permit") || rule.named("deny"))
                            .forEach(rule -> add(rules, rule.name().toLowerCase(Locale.ROOT), rule));
                }
            }
        }
        return new Acl(List.copyOf(rules), unknown);
    }

    /** The usual names. */
    public static Acl of(Section section, Conf lists) {
        return of(
                section,
                lists,
                List.of("permit", "contactpermit", "contact_permit"),
                List.of("deny", "contactdeny", "contact_deny"),
                List.of("acl", "contactacl", "contact_acl"));
    }

    private static boolean contains(List<String> names, Setting setting) {
        return names.stream().anyMatch(setting::named);
    }

    private static void add(List<Setting> rules, String sense, Setting setting) {
        for (String one : setting.value().split(",")) {
            String text = one.strip();
            boolean not = text.startsWith("!");
            String turned = sense.equals("permit") ? "deny" : "permit";
            rules.add(
                    new Setting(not ? turned : sense, not ? text.substring(1) : text, setting.file(), setting.line()));
        }
    }

    /** Whether there are rules. */
    public boolean given() {
        return unknown || !rules.isEmpty();
    }

    /** Whether it keeps strangers out. */
    public boolean restricts() {
        return unknown || STRANGERS.stream().anyMatch(stranger -> !admits(stranger));
    }

    /** Whether nobody but this machine may enter: everybody is barred, and what is permitted lies within 127.0.0.0/8 or is ::1. */
    public boolean onlyHere() {
        return restricts()
                && rules.stream()
                        .anyMatch(rule ->
                                rule.named("deny") && Net.of(rule.value()).everything())
                && rules.stream()
                        .filter(rule -> rule.named("permit"))
                        .allMatch(rule ->
                                Net.of(rule.value()).loopback() || rule.value().matches("::1(/128)?"));
    }

    /** The rule that lets a stranger in: the last that permits everything, or the first of all. */
    public Setting culprit() {
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).named("permit") && Net.of(rules.get(i).value()).holds(STRANGERS.get(0))) {
                return rules.get(i);
            }
        }
        return rules.isEmpty() ? Setting.NONE : rules.get(0);
    }

    private boolean admits(String address) {
        boolean admitted = true;
        for (Setting rule : rules) {
            if (Net.of(rule.value()).holds(address)) {
                admitted = rule.named("permit");
            }
        }
        return admitted;
    }

    /** These rules, and then {@code more}. */
    public Acl and(Acl more) {
        List<Setting> all = new ArrayList<>(rules);
        all.addAll(more.rules);
        return new Acl(List.copyOf(all), unknown || more.unknown);
    }
}
