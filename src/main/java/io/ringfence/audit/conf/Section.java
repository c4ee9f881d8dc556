package io.ringfence.audit.conf;

import java.util.ArrayList;
import java.util.List;

/** One {@code [name]} and what stands in it: first what it inherits, in order, then its own. */
public final class Section {
    /** Stands for a section that is not there. */
    public static final Section NONE = new Section("", "", 0, false);

    private final String name;
    private final String file;
    private final int line;
    private final boolean template;
    private final List<Setting> settings = new ArrayList<>();

    Section(String name, String file, int line, boolean template) {
        this.name = name;
        this.file = file;
        this.line = line;
        this.template = template;
    }

    void add(Setting setting) {
        settings.add(setting);
    }

    void inherit(Section base) {
        settings.addAll(base.settings);
    }

    /** Replaces the last value of the same name by itself and {@code setting}; whether there was one. */
    boolean append(Setting setting) {
        for (int i = settings.size() - 1; i >= 0; i--) {
            Setting before = settings.get(i);
            if (before.named(setting.name())) {
                settings.set(
                        i,
                        new Setting(before.name(), before.value() + setting.value(), setting.file(), setting.line()));
                return true;
            }
        }
        return false;
    }

    /** Between the brackets. */
    public String name() {
        return name;
    }

    /** The file of its header. */
    public String file() {
        return file;
    }

    /** The line of its header. */
    public int line() {
        return line;
    }

    /** Whether it only serves others to inherit from. */
    public boolean template() {
        return template;
    }

    /** Whether there is one. */
    public boolean given() {
        return line > 0;
    }

    /** Everything in it. */
    public List<Setting> settings() {
        return List.copyOf(settings);
    }

    int size() {
        return settings.size();
    }

    /** The value that counts of those called {@code key}, which is the last; {@link Setting#NONE} when nobody gave one. */
    public Setting last(String... keys) {
        for (int i = settings.size() - 1; i >= 0; i--) {
            for (String key : keys) {
                if (settings.get(i).named(key)) {
                    return settings.get(i);
                }
            }
        }
        return Setting.NONE;
    }

    /** Every value called one of {@code keys}, in order. */
    public List<Setting> all(String... keys) {
        List<Setting> found = new ArrayList<>();
        for (Setting setting : settings) {
            for (String key : keys) {
                if (setting.named(key)) {
                    found.add(setting);
                }
            }
        }
        return found;
    }

    /** Where to point when {@code setting} should be in it: there, or at the header. */
    public Setting at(Setting setting) {
        return setting.given() ? setting : new Setting(name, "", file, line);
    }

    @Override
    public String toString() {
        return "[" + name + "] at " + file + ":" + line;
    }
}
