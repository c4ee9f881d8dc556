package io.ringfence.investigate;

import io.ringfence.network.Prefix;
import io.ringfence.network.SourceAddress;
import java.util.ArrayList;
import java.util.Comparator;
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
 * calls followed. Who was let in before the guessing began is the owner, who mistyped. Where successes are not logged, costly calls of
 * an account that was guessed at and had made none before show it, and the case says that it infers.
 */
final class BreakIns {
    private static final int GUESSES = 10;
    private static final int SOME_GUESSES = 5;
    private static final int NAMES = 5;
    private static final long DAY = 86_400;

    private final Casebook book;
    private final Loot loot;

    BreakIns(Casebook book, Loot loot) {
        this.book = book;
        this.loot = loot;
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
        }
        return entry.host().isEmpty() ? "" : fromElsewhere(entry, at, calls);
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
        return own > 0 || all == null ? own : all.before(at);
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
