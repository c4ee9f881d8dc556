package io.ringfence;

import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import java.util.LinkedHashMap;
import java.util.Map;

/** In a replay a call ends at its verdict, and what the recording says of it afterwards did not happen. Bounded. */
final class VirtualEnds implements River.Ends {
    private static final int MOST = 100_000;

    private record Attempt(String pbx, long number) {}

    private final Map<Attempt, Boolean> over = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Attempt, Boolean> eldest) {
            return size() > MOST;
        }
    };

    @Override
    public boolean over(Fact fact, Call call) {
        Attempt attempt = new Attempt(call.pbx(), call.attempt());
        return fact instanceof CallEnded ? over.remove(attempt) != null : over.containsKey(attempt);
    }

    @Override
    public boolean ends(Verdict.OnCall verdict) {
        boolean ends = verdict.enforced() && verdict.action().hangsUp();
        return ends && over.put(new Attempt(verdict.pbx(), verdict.call().attempt()), Boolean.TRUE) == null;
    }
}
