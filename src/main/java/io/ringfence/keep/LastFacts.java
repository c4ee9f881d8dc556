package io.ringfence.keep;

import io.ringfence.fact.AccountProbed;
import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.CallForwarded;
import io.ringfence.fact.CallLasted;
import io.ringfence.fact.CallTransferred;
import io.ringfence.fact.ConfigurationChanged;
import io.ringfence.fact.Fact;
import io.ringfence.fact.FeedLost;
import io.ringfence.fact.FeedRestored;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.fact.PhoneSeen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The last facts of all, so that those of a payer can be put before a verdict. Bounded. */
final class LastFacts {
    private static final int MOST = 4_096;

    private static final int SORTS = 1_024;
    private static final long NONE = -1;

    /** As many facts as tell how a verdict came about. */
    private static final int MOST_OF_ONE = 32;

    private static final Fact.Cases<String> WHOSE = new Whose();

    private final Fact[] facts = new Fact[MOST];

    /** Of each fact whose it is, hashed. */
    private final int[] whose = new int[MOST];

    /** The number of the newest fact of each of so many sorts of payers, by their hash; and of each fact the one before it of its sort. */
    private final long[] newest = new long[SORTS];

    private final long[] before = new long[MOST];

    private long added;

    LastFacts() {
        Arrays.fill(newest, NONE);
    }

    void add(Fact fact) {
        int at = (int) (added & (MOST - 1));
        int hash = fact.match(WHOSE).hashCode();
        facts[at] = fact;
        whose[at] = hash;
        before[at] = newest[sort(hash)];
        newest[sort(hash)] = added++;
    }

    /** The last facts about a payer, the first first. */
    List<Fact> of(String pbx, String payer) {
        List<Fact> of = new ArrayList<>();
        if (payer.isEmpty()) {
            return of; // nobody in particular has no history
        }
        int hash = payer.hashCode();
        long oldest = Math.max(0, added - MOST);
        for (long i = newest[sort(hash)]; i >= oldest && of.size() < MOST_OF_ONE; i = before[(int) (i & (MOST - 1))]) {
            int at = (int) (i & (MOST - 1));
            if (whose[at] == hash
                    && facts[at].pbx().equals(pbx)
                    && facts[at].match(WHOSE).equals(payer)) {
                of.add(facts[at]);
            }
        }
        Collections.reverse(of);
        return of;
    }

    private static int sort(int hash) {
        return (hash ^ hash >>> Short.SIZE) & (SORTS - 1);
    }

    /** The payer or account a fact is about. */
    private static final class Whose implements Fact.Cases<String> {
        private static final String NOBODY = "";

        private static String payer(Call call) {
            return call.payer().name();
        }

        @Override
        public String callAttempted(CallAttempted fact) {
            return payer(fact.call());
        }

        @Override
        public String callAnswered(CallAnswered fact) {
            return payer(fact.call());
        }

        @Override
        public String callLasted(CallLasted fact) {
            return payer(fact.call());
        }

        @Override
        public String callEnded(CallEnded fact) {
            return payer(fact.call());
        }

        @Override
        public String callForwarded(CallForwarded fact) {
            return fact.forwarder().name();
        }

        @Override
        public String callTransferred(CallTransferred fact) {
            return fact.transferer().name();
        }

        @Override
        public String authSucceeded(AuthSucceeded fact) {
            return fact.account();
        }

        @Override
        public String phoneSeen(PhoneSeen fact) {
            return fact.account();
        }

        @Override
        public String authFailed(AuthFailed fact) {
            return NOBODY;
        }

        @Override
        public String accountProbed(AccountProbed fact) {
            return NOBODY;
        }

        @Override
        public String feedLost(FeedLost fact) {
            return NOBODY;
        }

        @Override
        public String feedRestored(FeedRestored fact) {
            return NOBODY;
        }

        @Override
        public String injectionAttempted(InjectionAttempted fact) {
            return fact.payer().name();
        }

        @Override
        public String configurationChanged(ConfigurationChanged fact) {
            return NOBODY;
        }
    }
}
