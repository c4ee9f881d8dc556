package io.ringfence.watch;

import io.ringfence.config.Settings;
import io.ringfence.config.Settings.TripwireSettings;
import io.ringfence.fact.ConfigurationChanged;
import io.ringfence.fact.ConfigurationChanged.Change;
import io.ringfence.fact.ConfigurationChanged.What;
import io.ringfence.number.DialPlan;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Compares what is there with what was accepted, and keeps both in the store. The first look at a folder accepts everything in it. A difference is told
 * once; inside an announced window it is accepted and written into the audit log instead; what goes back to what was accepted is not told.
 *
 * <p>A file is told only when nothing it means was: a new phone is one fact and not two.
 */
public final class Tripwire {
    private static final int MOST = 50;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final TripwireSettings settings;
    private final DialPlan plan;
    private final Store store;

    /** Watches what {@code settings} name. */
    public Tripwire(TripwireSettings settings, DialPlan plan, Store store) {
        this.settings = settings;
        this.plan = plan;
        this.store = store;
    }

    /** A difference, and how it is to be kept. */
    private record Difference(Item item, Change change, String accepted) {}

    /**
     * Looks once; what is to be told.
     *
     * @throws IOException when something watched cannot be looked at; nothing is compared then
     * @throws UnusableStore when nothing is known of what was accepted
     */
    public List<ConfigurationChanged> look(long nowNanos) throws IOException, UnusableStore {
        Map<String, Entry.Watched> known = new LinkedHashMap<>();
        boolean announced;
        try (Archive archive = store.archive()) {
            archive.watched(settings.pbx()).forEach(one -> known.put(one.what() + "\n" + one.name(), one));
            announced = archive.announced().stream().anyMatch(window -> covers(window, nowNanos));
        }
        List<Entry> entries = new ArrayList<>();
        String key = key(known, nowNanos, entries);
        Set<String> fresh = fresh(known, nowNanos, entries);
        Map<String, Item> now = Survey.take(settings, new Prints(key), plan);
        List<Difference> differences = differences(known, now);
        for (Difference one : differences) {
            Item item = one.item();
            boolean accept = announced || fresh(fresh, item);
            String accepted = accept ? item.print() : one.accepted();
            entries.add(new Entry.Watched(
                    settings.pbx(), item.what().name(), item.name(), item.place(), item.print(), accepted, nowNanos));
        }
        if (announced && !differences.isEmpty()) {
            String what = differences.size() + " change(s) of the configuration accepted in an announced window";
            entries.add(new Entry.Audit(nowNanos, "watch", what, "", settings.pbx()));
        }
        store.commit(entries, PATIENCE_NANOS);
        differences.removeIf(one -> fresh(fresh, one.item()));
        return announced ? List.of() : told(differences, nowNanos);
    }

    private boolean covers(Entry.Announced window, long nowNanos) {
        boolean ours = window.pbx().isEmpty() || window.pbx().equals(settings.pbx());
        return ours && window.since() <= nowNanos && nowNanos < window.until();
    }

    /** The key of this baseline's prints, made with it. */
    private String key(Map<String, Entry.Watched> known, long nowNanos, List<Entry> entries) {
        Entry.Watched kept = known.remove(Entry.Watched.KEY + "\n");
        if (kept != null) {
            return kept.print();
        }
        String key = Prints.newKey();
        entries.add(new Entry.Watched(settings.pbx(), Entry.Watched.KEY, "", "", key, key, nowNanos));
        return key;
    }

    /** What is watched for the first time: what is in there is accepted. */
    private Set<String> fresh(Map<String, Entry.Watched> known, long nowNanos, List<Entry> entries) {
        List<Path> roots = roots();
        Set<String> fresh = new HashSet<>();
        for (Path root : roots) {
            String name = root.toString();
            if (known.remove(Entry.Watched.ROOT + "\n" + name) == null) {
                fresh.add(name);
                entries.add(new Entry.Watched(settings.pbx(), Entry.Watched.ROOT, name, name, "1", "1", nowNanos));
            }
        }
        known.values().removeIf(one -> one.inner() || !under(roots, one.place()));
        return fresh;
    }

    private List<Path> roots() {
        List<Path> roots = new ArrayList<>(settings.folders());
        roots.addAll(settings.web());
        roots.add(settings.astdb());
        roots.removeIf(root -> root.equals(Settings.NO_FILE));
        return roots;
    }

    private static boolean under(List<Path> roots, String place) {
        return roots.stream().anyMatch(root -> Path.of(place).startsWith(root));
    }

    private static boolean fresh(Set<String> roots, Item item) {
        return roots.stream().anyMatch(root -> Path.of(item.file()).startsWith(root));
    }

    private static List<Difference> differences(Map<String, Entry.Watched> known, Map<String, Item> now) {
        List<Difference> differences = new ArrayList<>();
        Map<String, Entry.Watched> gone = new HashMap<>(known);
        for (Item item : now.values()) {
            Entry.Watched before = gone.remove(item.key());
            if (before == null) {
                differences.add(new Difference(item, Change.ADDED, ""));
            } else if (!before.print().equals(item.print())) {
                Change change = before.print().isEmpty() ? Change.ADDED : Change.CHANGED;
                differences.add(new Difference(item, change, before.accepted()));
            }
        }
        for (Entry.Watched before : gone.values()) {
            if (!before.print().isEmpty()) {
                String file = before.place().replaceFirst(":[0-9]+$", "");
                Item item = new Item(What.valueOf(before.what()), before.name(), file, before.place(), "", false);
                differences.add(new Difference(item, Change.REMOVED, before.accepted()));
            }
        }
        return differences;
    }

    private List<ConfigurationChanged> told(List<Difference> differences, long nowNanos) {
        Set<String> meant = new HashSet<>();
        differences.stream()
                .filter(one -> one.item().what() != What.FILE)
                .forEach(one -> meant.add(one.item().file()));
        return differences.stream()
                .filter(one -> !one.item().print().equals(one.accepted()))
                .filter(one -> one.item().what() != What.FILE
                        || !meant.contains(one.item().file()))
                .sorted(Comparator.comparing(one -> one.item().what() == What.FILE))
                .limit(MOST)
                .map(one -> new ConfigurationChanged(
                        nowNanos,
                        settings.pbx(),
                        one.item().what(),
                        one.change(),
                        one.item().name(),
                        one.item().place(),
                        one.item().costly()))
                .toList();
    }

    /** Whether a change right now was announced. */
    boolean announced(long nowNanos) throws UnusableStore {
        try (Archive archive = store.archive()) {
            return archive.announced().stream().anyMatch(window -> covers(window, nowNanos));
        }
    }
}
