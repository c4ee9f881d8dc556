package io.ringfence.investigate;

import io.ringfence.config.Settings;
import io.ringfence.fact.Call;
import io.ringfence.history.History;
import io.ringfence.history.csv.Malformed;
import io.ringfence.history.log.LogFile;
import io.ringfence.history.log.Sighting;
import io.ringfence.network.Geography;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads everything there is and puts the case together. */
public final class Investigation {
    private static final int NO_OFFSET = Integer.MIN_VALUE;

    /** By what a case is reckoned. */
    public record Terms(
            DialPlan plan, RateDeck rates, Currency currency, ZoneId zone, Geography geography, List<String> trunks) {
        /** Without settings: this machine's time zone, prices by estimate. */
        public static Terms usual(DialPlan plan) {
            Currency currency = Currency.getInstance("USD");
            RateDeck rates = RateDeck.estimates(currency);
            return new Terms(plan, rates, currency, ZoneId.systemDefault(), Geography.ofSystem(), List.of());
        }

        /** As the settings say. */
        public static Terms of(Settings settings, DialPlan plan) {
            Path geo = settings.watch().geo();
            return new Terms(
                    plan,
                    RateDeck.of(settings.rates(), settings.currency()),
                    settings.currency(),
                    settings.timezone(),
                    geo.equals(Settings.NO_FILE) ? Geography.ofSystem() : Geography.of(geo),
                    settings.trunks());
        }
    }

    /** Is told of every refusal, as it is read. */
    public interface Witness {
        /** A line of {@code file} shows hostile or failed access. */
        void refused(String file, Sighting sighting) throws IOException;
    }

    /** Judges call records as a live PBX would have been. */
    public interface Judge {
        /** Nobody judges. */
        Judge NOBODY = records -> Map.of();

        /** Why a call is ended whose extension was barred for earlier ones. */
        String FENCED = "its extension was fenced for earlier calls";

        /** The calls of {@code records} that would have been ended, by their {@link #key}, and why in words. */
        Map<String, String> ended(List<Path> records) throws IOException;

        /** What tells a call from others, however often its row is read. */
        static String key(Call call) {
            return call.uniqueid() + '\n' + call.dialled();
        }
    }

    /** Is told how far it is. */
    public interface Progress {
        /** {@code what} is being read, of which {@code share} is done, 0 to 1. */
        void at(String what, double share);
    }

    private final Terms terms;
    private final Judge judge;
    private final Progress progress;

    /** A case by {@code terms}, whose call records {@code judge} judges. */
    public Investigation(Terms terms, Judge judge, Progress progress) {
        this.terms = terms;
        this.judge = judge;
        this.progress = progress;
    }

    /** The case of {@code paths}: logs, CDR files, folders of them, packed or not. */
    public Case of(List<Path> paths, Witness witness) throws IOException {
        Scene scene = Scene.of(paths);
        Casebook book = new Casebook(terms.geography());
        List<LogFile> logs = new ArrayList<>();
        List<String> others = new ArrayList<>(scene.others());
        long all = 1;
        for (Path file : scene.logs()) {
            all += Files.size(file);
        }
        long done = 0;
        for (Path file : scene.logs()) {
            long before = done;
            double whole = all;
            String name = file.toString();
            Sink sink = new Sink(book, name, witness);
            LogFile log =
                    LogFile.read(file, terms.zone(), sink::take, read -> progress.at(name, (before + read) / whole));
            if (sink.failed != null) {
                throw sink.failed;
            }
            book.closeFile(name);
            done += Files.size(file);
            if (log.messages() == 0) {
                others.add(Malformed.printable(name));
            } else {
                logs.add(log);
            }
        }
        int ahead = logs.stream()
                .mapToInt(LogFile::ahead)
                .filter(one -> one != NO_OFFSET)
                .findFirst()
                .orElse(NO_OFFSET);
        ZoneId zone = ahead == NO_OFFSET ? terms.zone() : ZoneOffset.ofTotalSeconds(ahead);
        return conclude(scene, book, logs, others, zone, ahead != NO_OFFSET);
    }

    private Case conclude(
            Scene scene, Casebook book, List<LogFile> logs, List<String> others, ZoneId zone, boolean clockKnown)
            throws IOException {
        Map<String, String> ended = scene.records().isEmpty() ? Map.of() : judge.ended(scene.records());
        History history = new History("pbx", zone, terms.plan(), terms.trunks());
        for (Path file : scene.records()) {
            progress.at(file.toString(), 1);
            history.read(file);
        }
        List<String> records = history.sources().stream()
                .map(source -> Malformed.printable(source.file() + ": " + source.rows() + " rows, " + source.format()))
                .toList();
        Loot loot = new Loot(history, terms.rates(), zone, ended);
        List<BreakIn> breakIns = new BreakIns(book, loot).find();
        List<StolenCall> calls = loot.after(breakIns);
        Map<String, Place> places = Loot.places(
                scene.records(), calls.stream().map(StolenCall::uniqueid).collect(Collectors.toSet()));
        calls = calls.stream()
                .map(call -> call.shownBy(places.getOrDefault(call.uniqueid(), Place.NOWHERE)))
                .toList();
        breakIns = breakIns.stream().map(one -> placed(one, places, loot)).toList();
        List<Attacker> attackers = new ArrayList<>(book.attackers().values());
        attackers.sort(Comparator.comparing(Attacker::gotIn)
                .reversed()
                .thenComparing(Comparator.comparingLong(Attacker::attempts).reversed()));
        return new Case(
                logs,
                records,
                others,
                attackers,
                book.hostile(),
                book.unnamed(),
                book.forged(),
                breakIns,
                calls,
                Timeline.of(attackers, breakIns, calls),
                book.minutes(),
                book.evidence(),
                terms.currency(),
                clockKnown,
                book.successes() > 0);
    }

    private static BreakIn placed(BreakIn one, Map<String, Place> places, Loot loot) {
        if (!one.inferred()) {
            return one;
        }
        Place place = loot.firstAfter(one.account(), one.at())
                .map(call -> places.getOrDefault(call.uniqueid(), Place.NOWHERE))
                .orElse(Place.NOWHERE);
        return new BreakIn(one.account(), one.address(), one.at(), place, one.how(), true, one.guesses());
    }

    /** Hands each sighting on, and keeps what went wrong until the file is closed. */
    private static final class Sink {
        private final Casebook book;
        private final String file;
        private final Witness witness;
        private @org.jspecify.annotations.Nullable IOException failed;

        Sink(Casebook book, String file, Witness witness) {
            this.book = book;
            this.file = file;
            this.witness = witness;
        }

        void take(Sighting sighting) {
            book.take(file, sighting);
            if (!sighting.kind().success() && failed == null) {
                try {
                    witness.refused(file, sighting);
                } catch (IOException e) {
                    failed = e;
                }
            }
        }
    }
}
