package io.ringfence.act.notify;

import io.ringfence.act.notify.tell.Notice;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people did about what they were told. A deed is an entry of the audit log made later that is about the same PBX, or about all, and
 * names the extension, account, number, address or call; or one that says that everything was seen. A PBX that is seen again needs no
 * deed. Where the log cannot be read nobody is taken to have done anything.
 */
final class Deeds {
    /** What an acknowledgement of everything says. */
    private static final String EVERYTHING = "everything until now";

    private static final Logger LOG = LoggerFactory.getLogger(Deeds.class);
    private static final List<String> NAMES =
            List.of("extension", "account", "number", "address", "network", "uniqueid", "name");

    private final Store store;

    Deeds(Store store) {
        this.store = store;
    }

    /** Those of {@code notices} that somebody acted on. */
    List<Notice> heeded(List<Notice> notices) {
        long since = notices.stream().mapToLong(Notice::atNanos).min().orElse(0);
        try (Archive archive = store.archive()) {
            List<Entry.Audit> deeds = archive.postbox().deeds(since);
            List<Entry.Blind> blind = archive.postbox().blind(since);
            return notices.stream()
                    .filter(notice -> seenAgain(notice, blind) || deeds.stream().anyMatch(deed -> about(deed, notice)))
                    .toList();
        } catch (UnusableStore | RuntimeException e) {
            LOG.warn("notify: nobody knows whether somebody acted: {}", e.toString());
            return List.of();
        }
    }

    private static boolean about(Entry.Audit deed, Notice notice) {
        if (deed.at() < notice.atNanos() || !deed.pbx().isEmpty() && !deed.pbx().equals(notice.pbx())) {
            return false;
        }
        if (deed.what().contains(EVERYTHING)
                || notice.text("kind").equals("configuration") && deed.what().contains("the configuration")) {
            return true;
        }
        List<String> words = Stream.of(deed.what().split("[\\s,;]+")).toList();
        return NAMES.stream()
                .map(name -> notice.event().path(name).asString(""))
                .anyMatch(value -> !value.isEmpty() && words.contains(value));
    }

    private static boolean seenAgain(Notice notice, List<Entry.Blind> blind) {
        return notice.text("kind").equals("blind")
                && blind.stream()
                        .anyMatch(one ->
                                one.pbx().equals(notice.pbx()) && one.since() == notice.atNanos() && one.until() != 0);
    }
}
