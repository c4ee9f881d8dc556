package io.ringfence.drill;

import io.ringfence.act.Wire;
import io.ringfence.ami.Feed;
import java.util.Map;

/** How a drill reaches the PBXs it is held on, and the turn of the thread that owns the river. */
public interface Line {
    /** Asks a PBX to begin a call, by the account for drills. The reply may come on any thread. */
    void originate(String pbx, Map<String, String> headers, Feed.ActionReply reply);

    /** The wire that ends real calls; its replies come in the river's turn. */
    Wire wire();

    /** Runs something in the river's turn. */
    void post(Runnable task);

    /** Why a PBX is not watched now, {@code ""} while it is. */
    String blind(String pbx);
}
