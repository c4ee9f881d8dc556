package io.ringfence.score.access;

import io.ringfence.fact.Fact;
import io.ringfence.network.Block;
import io.ringfence.network.SourceAddress;
import io.ringfence.stat.BucketWindow;
import io.ringfence.stat.DecayingCount;
import io.ringfence.stat.DistinctCount;
import io.ringfence.stat.Layout;
import io.ringfence.stat.SavedRow;
import io.ringfence.stat.Slice;
import io.ringfence.stat.TwoPools;
import io.ringfence.stat.WindowSum;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A row for each address, each network around one, each range of a list of attackers, and each account that somebody tried. Addresses count for all PBXs
 * together, for whoever attacks one attacks the next; accounts for their own.
 *
 * <p>Accounts are proven by a login, addresses and networks by an answered challenge or a connection. Names and addresses merely claimed make room among
 * themselves, so that a flood of forged ones pushes nothing out that matters. Some 330 bytes a row.
 */
final class Entrants {
    /** As long as a phone that proved itself vouches for its address: half is forgotten in nine days, and a tenth suffices. */
    private static final Duration VOUCHING = Duration.ofDays(9);

    private static final double VOUCHES = 0.1;

    private static final int PROVEN = 200_000;
    private static final int CLAIMED = 50_000;
    private static final int ADDRESS = 0;
    private static final int NETWORK = 1;
    private static final int LISTED = 2;
    private static final int ACCOUNT = 3;
    private static final int CALLER = 4;
    private static final int CLAIMANT = 5;
    private static final int COUNTRY = 6;

    /** Among saved rows these begin where those of networks have ended. */
    private static final int FIRST_KIND = 96;

    private static final String EVERYWHERE = "";
    private static final int BITS = 64;
    private static final Duration DAY = Duration.ofDays(1);
    private static final int DAYS = 3;

    /** Wrong passwords, in 15 seconds at most 255. */
    final BucketWindow minute;

    /** Wrong passwords, in a minute each. */
    final BucketWindow tenMinutes;

    /** Wrong passwords, of which half is forgotten in two days. */
    final DecayingCount slow;

    /** Of an address the accounts it guessed at, of an account or network the addresses that guessed. */
    final DistinctCount others;

    /** Of an account, the networks its guesses came from. */
    final DistinctCount networks;

    /** Accounts that do not exist, named from here, proved and not. */
    final DistinctCount names;

    final DistinctCount claimedNames;

    /** Addresses the claimed names came from. */
    final DistinctCount claimedAddresses;

    /** Of an address, its guesses at accounts that many guess at. */
    final DecayingCount joined;

    /** Points of a login that looked like a break-in. */
    final WindowSum broken;

    /** Points of a login from where the account must not be. */
    final WindowSum strayed;

    private final DecayingCount good;
    private final TwoPools rows;

    /** Rows of one fact: who asks. */
    final Slice address = new Slice();

    final Slice network = new Slice();
    final Slice listed = new Slice();
    final Slice account = new Slice();

    private final Slice other = new Slice();

    Entrants() {
        Layout layout = new Layout();
        minute = BucketWindow.narrow(layout, 4, Duration.ofSeconds(15));
        tenMinutes = new BucketWindow(layout, 10, Duration.ofMinutes(1));
        slow = new DecayingCount(layout, Duration.ofDays(2));
        others = new DistinctCount(layout, BITS, DAYS, DAY);
        networks = new DistinctCount(layout, BITS, DAYS, DAY);
        names = new DistinctCount(layout, BITS, DAYS, DAY);
        claimedNames = new DistinctCount(layout, BITS, DAYS, DAY);
        claimedAddresses = new DistinctCount(layout, BITS, DAYS, DAY);
        joined = new DecayingCount(layout, Duration.ofDays(2));
        broken = new WindowSum(layout, 2, DAY);
        strayed = new WindowSum(layout, 2, DAY);
        good = new DecayingCount(layout, VOUCHING);
        SecureRandom random = new SecureRandom();
        rows = new TwoPools(layout, PROVEN, CLAIMED, random.nextLong(), random.nextLong());
    }

    /** Points at the rows of whoever is at {@code from}, tried {@code name}, and may be on a list. */
    void turnTo(Fact fact, SourceAddress from, String name, String range, boolean proved) {
        listed.clear();
        account.clear();
        rows.point(address, EVERYWHERE, ADDRESS, from.host(), proved);
        rows.point(network, EVERYWHERE, NETWORK, Block.around(from).toString(), proved);
        if (!range.isEmpty()) {
            rows.point(listed, EVERYWHERE, LISTED, range, proved);
        }
        if (!name.isEmpty()) {
            rows.point(account, fact.pbx(), ACCOUNT, name, false);
        }
    }

    /** Points at the row of an account that proved itself. */
    void turnTo(String pbx, String name) {
        rows.point(account, pbx, ACCOUNT, name, true);
    }

    /** Points at the row of an account if there is one. */
    void find(String pbx, String name) {
        rows.find(account, pbx, ACCOUNT, name);
    }

    /** The row of a number that calls in; claimed, for callers say what they like. */
    Slice caller(String pbx, String number) {
        rows.point(address, pbx, CALLER, number, false);
        return address;
    }

    /** The row of whoever is said to guess from {@code from}: apart from that of what is proved of it. */
    Slice claimant(SourceAddress from) {
        rows.point(other, EVERYWHERE, CLAIMANT, from.host(), false);
        return other;
    }

    /** The row of a country whose addresses proved themselves: there are few. */
    Slice country(String code) {
        rows.point(other, EVERYWHERE, COUNTRY, code, true);
        return other;
    }

    /** Notes that a phone proved itself there. */
    void vouch(Slice row, long atNanos) {
        good.add(row, atNanos, Math.max(0, 1 - good.value(row, atNanos)));
    }

    /** Whether a phone proved itself there within some thirty days. */
    boolean vouched(Slice row, long atNanos) {
        return row.present() && good.value(row, atNanos) >= VOUCHES;
    }

    /** From now on notes which rows are used, for {@link #drain}. */
    void noteUses() {
        rows.noteUses();
    }

    /** Hands over copies of at most {@code most} rows used since they were last handed over; how many. */
    int drain(int most, Consumer<SavedRow> taker) {
        return rows.drain(most, saved -> taker.accept(of(saved, saved.kind() + FIRST_KIND)));
    }

    /** Takes over a row of an earlier process; false when it is none of these. */
    boolean restore(SavedRow saved) {
        if (saved.kind() < FIRST_KIND) {
            return false;
        }
        rows.restore(of(saved, saved.kind() - FIRST_KIND), address);
        return true;
    }

    int proven() {
        return rows.proven();
    }

    int claimed() {
        return rows.claimed();
    }

    private static SavedRow of(SavedRow saved, int kind) {
        return new SavedRow(saved.scope(), kind, saved.name(), saved.proven(), saved.state());
    }
}
