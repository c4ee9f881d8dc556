package io.ringfence.store;

import java.util.List;
import java.util.function.Supplier;

/**
 * Something to be kept. Times are nanoseconds since 1970. Immutable, so that it may be written later by another thread.
 *
 * <p>{@code verdict} numbers a verdict within the store; {@code payerKind} and {@code payer} name who pays.
 */
public sealed interface Entry
        permits Entry.Intent,
                Entry.Settled,
                Entry.Incident,
                Entry.Fence,
                Entry.Lifted,
                Entry.Ban,
                Entry.Unbanned,
                Entry.Resident,
                Entry.Row,
                Entry.Money,
                Entry.Blind,
                Entry.Blind.Over,
                Entry.Audit,
                Entry.User,
                Entry.UserGone,
                Entry.Token,
                Entry.TokenGone,
                Entry.Watched,
                Entry.Accepted,
                Entry.Announced,
                Entry.Answer,
                Underway,
                Underway.Alive,
                Underway.Over,
                Entry.Together,
                Entry.Outgoing,
                Entry.Begun,
                Entry.Delivered,
                Entry.Mark,
                Entry.Tally,
                Lesson {

    /** About how many bytes it takes while it waits. */
    default int weight() {
        return 512;
    }

    /**
     * A call is about to be ended.
     *
     * @param hard decided by a rule or a standing fence and not by points
     */
    record Intent(
            long verdict,
            long at,
            String pbx,
            String linkedid,
            String uniqueid,
            String payerKind,
            String payer,
            String number,
            String country,
            String type,
            String action,
            int score,
            boolean hard)
            implements Entry {}

    /** What became of an intent. */
    record Settled(long verdict, long at, String result, int tries, String detail) implements Entry {}

    /**
     * A verdict with its evidence.
     *
     * @param kind {@code call} or {@code injection}
     * @param number E.164 with its plus where it is known, else as dialled
     * @param proof makes the evidence, a JSON object; asked once, on the writer's thread
     */
    record Incident(
            long verdict,
            long at,
            String pbx,
            String kind,
            String action,
            String linkedid,
            String uniqueid,
            String payerKind,
            String payer,
            String number,
            String country,
            String type,
            int score,
            boolean enforced,
            Supplier<String> proof)
            implements Entry {
        /** The evidence, for whoever writes it. */
        public String evidence() {
            return proof.get();
        }

        @Override
        public int weight() {
            return 8_192;
        }
    }

    /**
     * The last fence of a payer, standing or fallen.
     *
     * @param classes labels of the classes it bars, with commas
     * @param times how often the payer was fenced of late
     * @param enforced whether it was raised by a service that carries verdicts out, or by a person
     */
    record Fence(
            String pbx,
            String payerKind,
            String payer,
            String classes,
            long since,
            long until,
            int times,
            String why,
            boolean enforced)
            implements Entry {}

    /** A payer's fence was taken down by a person and is forgotten. */
    record Lifted(String pbx, String payerKind, String payer) implements Entry {}

    /**
     * Addresses kept out, or a ban that is over.
     *
     * @param network an address or a network, in canonical text
     * @param times how often they were kept out of late
     * @param origin {@code policy} or {@code person}
     * @param enforced whether it was carried out, and not only observed
     * @param ended whether it is over and they were let in again
     */
    record Ban(
            String network,
            long since,
            long until,
            int times,
            String origin,
            String pbx,
            String why,
            boolean enforced,
            boolean ended)
            implements Entry {}

    /** A ban was taken back and is forgotten. */
    record Unbanned(String network) implements Entry {}

    /** An account proved itself from an address. */
    record Resident(String address, String account, long first, long last) implements Entry {}

    /**
     * What the engines have learnt of one subject.
     *
     * @param proven whether the key proved itself or was merely claimed
     * @param layout fingerprint of what the bytes mean
     */
    record Row(String pbx, int kind, String name, boolean proven, String layout, long at, byte[] state)
            implements Entry {
        @Override
        public int weight() {
            return state.length + 200;
        }
    }

    /**
     * Money to be added to what a payer, or of kind {@code pbx} a whole PBX, has spent in a period.
     *
     * @param period {@code hour} or {@code day}
     * @param since when the period began
     * @param micros millionths of the currency
     */
    record Money(String pbx, String payerKind, String payer, String period, long since, long micros) implements Entry {}

    /** A PBX could not be seen; {@code until} is 0 while that lasts. */
    record Blind(String pbx, long since, long until, String reason) implements Entry {
        /** It can be seen again: so ends all that was not over, whichever process began it. */
        public record Over(String pbx, long until) implements Entry {}
    }

    /** Somebody changed something; {@code pbx} is empty when it is about all of them. */
    record Audit(long at, String who, String what, String why, String pbx) implements Entry {}

    /**
     * Somebody who may use the console and the API; takes the place of who had the name before.
     *
     * @param scope globs over names of PBXs, with commas; empty for all
     * @param password as {@code access} keeps it
     */
    record User(String name, String role, String scope, String password, long changed) implements Entry {}

    /** A user is no more. */
    record UserGone(String name) implements Entry {}

    /**
     * A program may use the API as {@code user} does.
     *
     * @param digest of the token, which itself is kept nowhere
     * @param expires 0 for never
     */
    record Token(String digest, String user, String label, long since, long expires) implements Entry {}

    /** A token is no more. */
    record TokenGone(String digest) implements Entry {}

    /**
     * Something a tripwire watches.
     *
     * @param what its kind
     * @param place where it was found last
     * @param print what it is now; empty when it is gone
     * @param accepted what it was when somebody last accepted it; empty when it was not there
     * @param since when it came to be what it is now
     */
    record Watched(String pbx, String what, String name, String place, String print, String accepted, long since)
            implements Entry {
        /** The kind of a row that holds the key of a PBX's prints. */
        public static final String KEY = "KEY";

        /** The kind of a row that says a folder or file is watched. */
        public static final String ROOT = "ROOT";

        /** Whether it is about the watching itself. */
        public boolean inner() {
            return what.equals(KEY) || what.equals(ROOT);
        }
    }

    /** Everything that is watched is accepted as it is; with an empty {@code pbx}, of all of them. */
    record Accepted(String pbx) implements Entry {}

    /** Changes are to be expected. */
    record Announced(String pbx, long since, long until, String who, String why) implements Entry {}

    /** Several of which all or none are kept. */
    record Together(List<Entry> entries) implements Entry {
        @Override
        public int weight() {
            return entries.stream().mapToInt(Entry::weight).sum();
        }
    }

    /**
     * Something a receiver of notifications is to be told.
     *
     * @param key the same whenever the same thing is told again
     * @param tries how often it was begun to be told
     * @param content JSON
     */
    record Outgoing(String receiver, String key, long at, int tries, String content) implements Entry {
        @Override
        public int weight() {
            return content.length() + 200;
        }
    }

    /**
     * A receiver is about to be told of several things at once.
     *
     * @param keys a JSON list of them, so that all or none are marked
     */
    record Begun(String receiver, String keys, int tries) implements Entry {
        @Override
        public int weight() {
            return keys.length() + 200;
        }
    }

    /**
     * A receiver was told of several things, or need not be told of them any more.
     *
     * @param keys a JSON list of them
     */
    record Delivered(String receiver, String keys) implements Entry {
        @Override
        public int weight() {
            return keys.length() + 200;
        }
    }

    /** How far something has come that must not be begun twice. */
    record Mark(String receiver, String what, long at) implements Entry {}

    /**
     * To be added to what was counted in a quarter of an hour.
     *
     * @param what a label
     * @param since when that began
     */
    record Tally(String pbx, String what, long since, long amount) implements Entry {}

    /** What became of a request. */
    record Answer(long id, long answered, String answer) implements Entry {}
}
