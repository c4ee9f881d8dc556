package io.ringfence.score.access;

import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.AuthSucceeded;
import io.ringfence.network.Block;
import io.ringfence.network.Prefix;
import io.ringfence.stat.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * Passwords guessed: fast, slowly over days, from many places at one account, from one place at many accounts, and with success.
 *
 * <p><b>Formula.</b> A guess is an answered challenge that was wrong. Of an address, and of the network around it (/24, /64) or a range on a list of attackers
 * once three of its addresses guessed, the guesses in ten minutes and those of which half is forgotten in two days, each against a ramp: kind {@code guesses}.
 * Different accounts in three days: {@code accounts}. An account guessed at from three networks: {@code attacked}, about the account; whoever guesses at
 * it then, or with others of his network: {@code joined}. A login from where guesses came, and no phone was before: {@code success}, about the account, and on each of its
 * costly calls for a day.
 *
 * <p><b>Units.</b> Guesses, accounts, networks.
 *
 * <p><b>Defaults and why.</b> A person mistypes a few times, a phone with an old password tries every half minute from where it has long been: its address is vouched
 * for by phones that proved themselves there within thirty days, which makes it no less told of, but never banned. Nine guesses in ten minutes from where no phone ever was are told, fifteen ban. A softphone set up with
 * a mistyped password guesses at one account and then succeeds: 30 to 60 points, which end no call alone; 80 once it tried
 * a third account, ten times in a minute, or sixty times.
 *
 * <p><b>Known false positives.</b> Phones at a new site with wrong passwords, since nobody vouches for it yet.
 *
 * <p><b>Spoofable</b> is none of it: only who received the challenge can answer it.
 */
final class Credential {
    static final String NAME = "Credential";

    /** Asterisk's name for an account that does not exist. */
    private static final String UNKNOWN = "<unknown>";

    private static final Ramp FAST = new Ramp(8, 40, 10, 100);
    private static final Ramp SLOW = new Ramp(16, 40, 4, 100);
    private static final Ramp FAST_TOGETHER = new Ramp(12, 40, 8, 100);
    private static final Ramp SLOW_TOGETHER = new Ramp(30, 40, 2, 100);
    private static final Ramp ACCOUNTS = new Ramp(3, 45, 14, 100);
    private static final Ramp ATTACKED = new Ramp(12, 40, 2, 70);
    private static final Ramp JOINED = new Ramp(0, 20, 16, 100);
    private static final Ramp SUCCESS = new Ramp(4, 30, 1, 60);
    private static final int CERTAIN = 80;
    private static final int STRANGER = 60;
    private static final int MANY_ACCOUNTS = 3;
    private static final int MANY_PLACES = 3;
    private static final int MACHINE = 10;
    private static final int STUBBORN = 60;

    private final Entrants entrants;

    Credential(Entrants entrants) {
        this.entrants = entrants;
    }

    /** Rows are turned to {@code fact}, an answered challenge. */
    List<Sign> failed(AuthFailed fact, Block range) {
        long at = fact.atNanos();
        boolean vouched = entrants.vouched(entrants.address, at);
        String host = fact.address().host();
        entrants.minute.add(entrants.address, at);
        count(entrants.address, fact.account().hashCode(), at);
        if (!vouched) {
            if (together(entrants.network, at) > 0) {
                entrants.joined.add(entrants.address, at, 1);
            }
            count(entrants.network, host.hashCode(), at);
            if (range.known()) {
                count(entrants.listed, host.hashCode(), at);
            }
        }
        List<Sign> signs = new ArrayList<>(4);
        if (entrants.account.present() && !fact.account().equals(UNKNOWN)) {
            account(fact, vouched, signs);
        }
        Block alone = Block.of(fact.address());
        boolean inside = Prefix.of(fact.address()).inside();
        address(alone, vouched || inside, at, signs);
        together(Block.around(fact.address()), entrants.network, inside, at, signs);
        if (range.known()) {
            together(range, entrants.listed, inside, at, signs);
        }
        return signs;
    }

    private void count(Slice row, int other, long at) {
        entrants.tenMinutes.add(row, at);
        entrants.slow.add(row, at, 1);
        entrants.others.add(row, other, at);
    }

    private void address(Block block, boolean shared, long at, List<Sign> signs) {
        Slice row = entrants.address;
        int accounts = entrants.others.value(row, at);
        guesses(block, row, FAST, SLOW, shared, at, "for about " + accounts + " account(s)", signs);
        int points = ACCOUNTS.points(accounts);
        if (points > 0) {
            String why = "wrong passwords for about %d accounts in three days from %s; at most %d expected"
                    .formatted(accounts, block.host(), ACCOUNTS.most());
            signs.add(new Sign(About.block(block, shared), NAME, "accounts", points, false, why));
        }
        int joined = (int) Math.round(entrants.joined.value(row, at));
        if (JOINED.points(joined) > 0) {
            String why =
                    "about %d wrong password(s) from %s together with others: for accounts guessed at from many networks, or of its own network"
                            .formatted(joined, block.host());
            signs.add(new Sign(About.block(block, shared), NAME, "joined", JOINED.points(joined), false, why));
        }
    }

    /** Points of a network several of whose addresses guess. */
    private int together(Slice row, long at) {
        return entrants.others.value(row, at) < MANY_PLACES
                ? 0
                : Math.max(FAST_TOGETHER.points(entrants.tenMinutes.count(row, at)), SLOW_TOGETHER.points((int)
                        Math.round(entrants.slow.value(row, at))));
    }

    private void together(Block block, Slice row, boolean inside, long at, List<Sign> signs) {
        int addresses = entrants.others.value(row, at);
        if (addresses >= MANY_PLACES) {
            boolean shared = inside || entrants.vouched(row, at);
            String by = "by about " + addresses + " addresses";
            guesses(block, row, FAST_TOGETHER, SLOW_TOGETHER, shared, at, by, signs);
        }
    }

    private void guesses(
            Block block, Slice row, Ramp fast, Ramp slow, boolean shared, long at, String more, List<Sign> signs) {
        int inTen = entrants.tenMinutes.count(row, at);
        int inDays = (int) Math.round(entrants.slow.value(row, at));
        int points = Math.max(fast.points(inTen), slow.points(inDays));
        if (points == 0) {
            return;
        }
        boolean quick = fast.points(inTen) >= slow.points(inDays);
        String why = "%d wrong passwords %s from %s %s%s; at most %d expected"
                .formatted(
                        quick ? inTen : inDays,
                        quick ? "in 10 min" : "within some days",
                        block.single() ? block.host() : block,
                        more,
                        shared ? ", where phones are that proved themselves" : "",
                        quick ? fast.most() : slow.most());
        signs.add(new Sign(About.block(block, shared), NAME, "guesses", points, false, why));
    }

    private void account(AuthFailed fact, boolean vouched, List<Sign> signs) {
        long at = fact.atNanos();
        Slice row = entrants.account;
        if (vouched) {
            return;
        }
        boolean before = attacked(row, at) > 0;
        count(row, fact.address().host().hashCode(), at);
        entrants.networks.add(row, Long.hashCode(Prefix.of(fact.address()).key()), at);
        int points = attacked(row, at);
        if (before) {
            entrants.joined.add(entrants.address, at, 1);
        }
        if (points > 0) {
            String why =
                    "about %d wrong passwords for %s within some days, from about %d addresses in %d networks; at most %d expected"
                            .formatted(
                                    (int) Math.round(entrants.slow.value(row, at)),
                                    Shown.text(fact.account()),
                                    entrants.others.value(row, at),
                                    entrants.networks.value(row, at),
                                    ATTACKED.most());
            signs.add(new Sign(About.account(fact.account()), NAME, "attacked", points, false, why));
        }
    }

    /** Points of an account that is guessed at from many networks. */
    private int attacked(Slice row, long at) {
        return entrants.networks.value(row, at) < MANY_PLACES
                ? 0
                : ATTACKED.points((int) Math.round(entrants.slow.value(row, at)));
    }

    /** Rows are turned to {@code fact}; vouches for its address unless it looks like a break-in. */
    List<Sign> succeeded(AuthSucceeded fact) {
        long at = fact.atNanos();
        boolean vouched = entrants.vouched(entrants.address, at);
        int guesses = (int) Math.round(entrants.slow.value(entrants.address, at));
        boolean told = entrants.broken.value(entrants.address, at) > 0;
        int points = vouched ? 0 : success(guesses, at);
        if (told) {
            return List.of();
        }
        if (points == 0) {
            entrants.vouch(entrants.address, at);
            entrants.vouch(entrants.network, at);
            if (entrants.listed.present()) {
                entrants.vouch(entrants.listed, at);
            }
            return List.of();
        }
        entrants.broken.add(entrants.address, at, 1);
        entrants.broken.add(entrants.account, at, Math.max(0, points - entrants.broken.value(entrants.account, at)));
        String why =
                "%s logged in from %s, where no phone was before, after about %d wrong passwords from there for about %d account(s)%s"
                        .formatted(
                                Shown.text(fact.account()),
                                fact.address().host(),
                                guesses,
                                entrants.others.value(entrants.address, at),
                                attacked(entrants.account, at) > 0
                                        ? ", while it is guessed at from many networks"
                                        : "");
        return List.of(new Sign(About.account(fact.account()), NAME, "success", points, false, why));
    }

    /** A phone's contact is where rows are turned to, as the PBX says: configured there, or after a login. */
    void contact(long at) {
        if (entrants.slow.value(entrants.address, at) <= SUCCESS.most()) {
            entrants.vouch(entrants.address, at);
            entrants.vouch(entrants.network, at);
        }
    }

    private int success(int guesses, long at) {
        boolean certain = guesses > SUCCESS.most()
                && (entrants.others.value(entrants.address, at) >= MANY_ACCOUNTS
                        || entrants.minute.count(entrants.address, at) >= MACHINE
                        || guesses >= STUBBORN);
        if (certain) {
            return CERTAIN;
        }
        return attacked(entrants.account, at) > 0 ? STRANGER : SUCCESS.points(guesses);
    }
}
