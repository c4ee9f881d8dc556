package io.ringfence.list.remote;

import io.ringfence.config.Settings.ListKind;
import io.ringfence.config.Settings.ListSettings;
import io.ringfence.list.AddressList;
import io.ringfence.list.AddressLists;
import io.ringfence.list.NumberList;
import io.ringfence.list.NumberLists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps configured lists fresh: fetches each at the start and then as often as asked, and puts it in the place of the one before when it is sound. What
 * cannot be fetched or is not sound changes nothing: the last good copy, which outlives the process where there is a store, stays in use.
 *
 * <p>A fetched list is sound when it has entries and at most one line in ten that cannot be understood.
 */
public final class Subscriptions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final Duration RETRY = Duration.ofMinutes(10);
    private static final long STOP_MILLIS = 1_000;
    private static final int SHOWN_ERRORS = 3;
    private static final int SOUND = 10;
    private static final int MOST_ERRORS = 100;

    /** So many failures in a row are a trouble that people should know. */
    private static final int TROUBLE = 3;

    private final List<Subscription> subscriptions;
    private final AddressLists addresses;
    private final NumberLists numbers;
    private final Path store;
    private final Download download;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lists");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Fills {@code addresses} and {@code numbers} with files and last good copies; fetches nothing yet.
     *
     * @param store the store, beside which good copies are kept; {@link io.ringfence.config.Settings#NO_FILE} to keep none
     */
    public Subscriptions(
            List<ListSettings> lists, Path store, AddressLists addresses, NumberLists numbers, Download download) {
        this.subscriptions = lists.stream().map(Subscription::new).toList();
        this.addresses = addresses;
        this.numbers = numbers;
        this.store = store;
        this.download = download;
        subscriptions.forEach(this::recall);
    }

    /** Begins to refresh, in the background. */
    public void start() {
        subscriptions.forEach(one -> timer.execute(() -> refresh(one)));
    }

    /** What does not work, in words; empty when all is well. */
    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        for (Subscription one : subscriptions) {
            if (one.failures() >= TROUBLE || one.failures() > 0 && one.entries() == 0) {
                troubles.add("list " + one.settings().name() + ": " + one.trouble() + "; "
                        + (one.entries() == 0
                                ? "there is no earlier copy"
                                : "an earlier copy with " + one.entries() + " entries is in use"));
            }
        }
        return troubles;
    }

    /** Entries in use of the list of this name; 0 when there is none. */
    public int entries(String name) {
        return subscriptions.stream()
                .filter(one -> one.settings().name().equals(name))
                .mapToInt(Subscription::entries)
                .findFirst()
                .orElse(0);
    }

    /** What is being fetched is given up; nothing is put in place afterwards, unless the disk or the network hangs. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void recall(Subscription one) {
        Path copy = one.settings().copy(store);
        if (Files.isRegularFile(copy)) {
            List<String> errors = new ArrayList<>();
            int entries = take(one.settings(), copy, errors);
            one.good(entries);
            tell(one, errors);
        }
    }

    private void refresh(Subscription one) {
        ListSettings list = one.settings();
        Duration next = list.refresh();
        try {
            if (list.url().isEmpty()) {
                reread(one);
            } else {
                fetch(one);
            }
        } catch (IOException | RuntimeException e) {
            one.failed(String.valueOf(e.getMessage()));
            LOG.warn("list {} could not be refreshed: {}", list.name(), e.getMessage());
            next = next.compareTo(RETRY) < 0 ? next : RETRY;
        }
        if (!timer.isShutdown()) {
            timer.schedule(() -> refresh(one), next.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void reread(Subscription one) throws IOException {
        Path file = one.settings().file();
        List<String> errors = new ArrayList<>();
        replace(one, file, errors);
    }

    private void fetch(Subscription one) throws IOException {
        Path copy = one.settings().copy(store);
        boolean kept = !copy.toString().isEmpty();
        Path fresh = kept
                ? copy.toAbsolutePath().resolveSibling("fetching").resolve(copy.getFileName())
                : Files.createTempFile("ringfence", ".list");
        Files.createDirectories(fresh.toAbsolutePath().getParent());
        try {
            if (!download.fetch(one.settings().url(), fresh, one)) {
                one.good(one.entries());
                return;
            }
            List<String> errors = new ArrayList<>();
            replace(one, fresh, errors);
            if (kept) {
                Files.move(fresh, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void replace(Subscription one, Path file, List<String> errors) throws IOException {
        int entries = take(one.settings(), file, errors);
        if (entries < 0) {
            one.forgetTag();
            throw new IOException(errors.isEmpty() ? "it is empty" : errors.get(0));
        }
        one.good(entries);
        tell(one, errors);
        LOG.info("list {}: {} entries", one.settings().name(), entries);
    }

    private static void tell(Subscription one, List<String> errors) {
        errors.stream()
                .limit(SHOWN_ERRORS)
                .forEach(
                        error -> LOG.warn("list {}: left out {}", one.settings().name(), error));
    }

    /** Puts what {@code file} holds in place, unless it is not sound; its entries, or -1. */
    private int take(ListSettings list, Path file, List<String> errors) {
        if (list.kind() == ListKind.NUMBERS) {
            NumberList read = NumberList.soundOf(file, errors);
            if (sound(read.size(), errors)) {
                numbers.put(list.name(), read);
                return read.size();
            }
            return -1;
        }
        AddressList read = AddressList.soundOf(file, errors);
        if (!sound(read.size(), errors)) {
            return -1;
        }
        addresses.put(list.name(), kind(list.kind()), read);
        return read.size();
    }

    /** Reading stops at too many errors, so that what follows is unknown. */
    private static boolean sound(int entries, List<String> errors) {
        return entries > 0 && errors.size() <= entries / SOUND + 1 && errors.size() < MOST_ERRORS;
    }

    private static AddressLists.Kind kind(ListKind kind) {
        return switch (kind) {
            case ALLOW -> AddressLists.Kind.ALLOW;
            case PLACE -> AddressLists.Kind.PLACE;
            case DENY, NUMBERS -> AddressLists.Kind.DENY;
        };
    }
}
