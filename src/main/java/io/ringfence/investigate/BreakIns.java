package io.ringfence.investigate;

import io.ringfence.network.Prefix;
import io.ringfence.network.SourceAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts were got into.
 *
 * <p>An address that was let in for the first time only after it had guessed the password often, or tried many names, is a thief's.
 * So is one of the network from which the guesses came, and one that comes new to an account others had guessed at, if costly
 * calls followed. So is one that guessed often at an account and then came in with another, unless that may be an office with a phone
 * whose password is wrong. Who was let in before the guessing began is the owner, who mistyped. Where successes are not logged, costly calls of
 * an account that was guessed at and had made none before show it, and the case says that it infers.
 */
final class BreakIns {
    private static final int GUESSES = 10;
    private static final int SOME_GUESSES = 5;
    private static final int NAMES = 5;
    private static final long DAY = 86_400;

    private static final int FEW_ACCOUNTS = 2;
    private static final long MINUTE = 60;

    /** Who is let in from an address: how many accounts, and since when. */
    private record Guests(int accounts, long since) {
        Guests and(Guests more) {
            return new Guests(accounts + more.accounts, Math.min(since, more.since));
        }
    }

    private final Casebook book;
    private final Loot loot;
    private final Map<String, Guests> guests = new HashMap<>();

    BreakIns(Casebook book, Loot loot) {
        this.book = book;
        this.loot = loot;
        for (Casebook.Entry entry : book.entries()) {
            guests.merge(entry.host(), new Guests(1, entry.sighting().localSeconds()), Guests::and);
        }
    }

    /** In the order of time, the first of each account and address. */
    List<BreakIn> find() {
        List<BreakIn> found = new ArrayList<>();
        for (Casebook.Entry entry : book.entries()) {
            String how = how(entry);
            if (!how.isEmpty()) {
                Attacker attacker = book.attackers().get(entry.host());
                if (attacker != null) {
                    attacker.succeeded();
                }
                long at = entry.sighting().localSeconds();
                found.add(new BreakIn(
                        entry.account(), entry.host(), at, entry.place(), how, false, guesses(entry, attacker, at)));
            }
        }
        found.sort(Comparator.comparingLong(BreakIn::at));
        merge(found);
        if (found.isEmpty() && book.successes() == 0) {
            infer(found);
        }
        return found;
    }

    /** Why an entry is a thief's, in words; {@code ""} when it is not. */
    private String how(Casebook.Entry entry) {
        String account = entry.account();
        long at = entry.sighting().localSeconds();
        String shown = entry.sighting().address().known() ? "" : " (the address is the contact the phone named itself)";
        Attacker attacker = book.attackers().get(entry.host());
        boolean calls = loot.callsWithin(account, at, DAY) > 0;
        if (attacker != null) {
            long guessed = attacker.refusalsOf(account, at);
            long names = attacker.accountsUntil(at);
            boolean thief = guessed >= GUESSES
                    || guessed >= SOME_GUESSES && calls
                    || names >= NAMES && !attacker.inside()
                    || names >= NAMES && calls;
            if (thief) {
                String tried = names > 1 ? ", after " + names + " names tried from there" : "";
                return "let in after " + guessed + (guessed == Earliest.MOST ? " or more" : "")
                        + " refusals of this account from the same address" + tried + shown;
            }
            long others = attacker.refusalsOfAnother(account, at);
            if (others >= GUESSES && stranger(attacker, at, calls)) {
                return "let in for the first time after " + others + (others == Earliest.MOST ? " or more" : "")
                        + " refusals of another account from the same address" + shown;
            }
        }
        return entry.host().isEmpty() ? "" : fromElsewhere(entry, at, calls);
    }

    /**
     * Whether it is no office behind one address, with a phone among its phones whose password is wrong: nobody was let in from there
     * before, hardly anybody since, and the guessing stopped, or costly calls followed. In a network of one's own only calls show it.
     */
    private boolean stranger(Attacker attacker, long at, boolean calls) {
        Guests let = guests.getOrDefault(attacker.host(), new Guests(0, Long.MAX_VALUE));
        boolean office = let.since() < attacker.first() || let.accounts() > FEW_ACCOUNTS;
        boolean stopped = attacker.last() <= at + MINUTE;
        return !office && (calls || stopped && !attacker.inside());
    }

    private String fromElsewhere(Casebook.Entry entry, long at, boolean calls) {
        Earliest guesses = book.guesses().get(entry.account());
        if (guesses == null || guesses.before(at) < GUESSES || guesses.first() > at) {
            return "";
        }
        Prefix network = Prefix.of(new SourceAddress("", entry.host(), 0));
        boolean neighbour = book.attackers().values().stream()
                .anyMatch(other -> other.network().equals(network.toString())
                        && !other.host().equals(entry.host())
                        && other.refusalsOf(entry.account(), at) > 0);
        if (neighbour && !network.inside()) {
            return "let in from the network " + network + " that had guessed the password";
        }
        return calls
                ? "let in from a new address after the password had been guessed at from others, and costly calls followed"
                : "";
    }

    private long guesses(Casebook.Entry entry, @Nullable Attacker attacker, long at) {
        long own = attacker == null ? 0 : attacker.refusalsOf(entry.account(), at);
        Earliest all = book.guesses().get(entry.account());
        long another = attacker == null ? 0 : attacker.refusalsOfAnother(entry.account(), at);
        return own > 0 ? own : Math.max(another, all == null ? 0 : all.before(at));
    }

    /** One break-in is told of in several files and voices: the event that proves the address counts. */
    private static void merge(List<BreakIn> found) {
        Set<String> seen = new HashSet<>();
        found.removeIf(one -> !seen.add(one.account() + '\n' + one.address()));
    }

    private void infer(List<BreakIn> found) {
        for (Map.Entry<String, Earliest> guessed : book.guesses().entrySet()) {
            String account = guessed.getKey();
            long from = guessed.getValue().first();
            boolean calledBefore = loot.firstAfter(account, Long.MIN_VALUE)
                    .map(call -> call.at() < from)
                    .orElse(true);
            if (guessed.getValue().count() < GUESSES || calledBefore) {
                continue;
            }
            loot.firstAfter(account, from)
                    .ifPresent(call -> found.add(new BreakIn(
                            account,
                            guesser(account),
                            call.at(),
                            call.place(),
                            "inferred: no log tells of successes, but this account was guessed at and then, for the first time, called abroad",
                            true,
                            guessed.getValue().count())));
        }
        found.sort(Comparator.comparingLong(BreakIn::at));
    }

    /** The only address that guessed at the account; {@code ""} when there are several. */
    private String guesser(String account) {
        List<Attacker> guessers = book.attackers().values().stream()
                .filter(one -> one.accounts().contains(account))
                .toList();
        return guessers.size() == 1 ? guessers.get(0).host() : "";
    }
}
