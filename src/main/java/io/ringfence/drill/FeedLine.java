package io.ringfence.drill;

import io.ringfence.act.Wire;
import io.ringfence.ami.Feed;
import io.ringfence.ami.FeedStatus;
import io.ringfence.ami.action.PlainAction;
import io.ringfence.config.Settings;
import java.util.Map;
import java.util.function.Consumer;

/** The PBXs by the feeds that watch them. */
public final class FeedLine implements Line {
    private final Settings settings;
    private final Map<String, Feed> feeds;
    private final Wire wire;
    private final Consumer<Runnable> river;

    /**
     * @param feeds by name of the PBX
     * @param wire ends calls over them
     * @param river runs a task in the river's turn
     */
    public FeedLine(Settings settings, Map<String, Feed> feeds, Wire wire, Consumer<Runnable> river) {
        this.settings = settings;
        this.feeds = feeds;
        this.wire = wire;
        this.river = river;
    }

    @Override
    public void originate(String pbx, Map<String, String> headers, Feed.ActionReply reply) {
        PlainAction action = new PlainAction("Originate", headers);
        Feed feed = feeds.get(pbx);
        for (Settings.PbxSettings each : settings.pbx()) {
            if (feed != null && each.name().equals(pbx)) {
                if (each.drill().equals(each.actor())) {
                    feed.send(action, reply);
                } else {
                    feed.sendAs(each.drill(), action, reply);
                }
                return;
            }
        }
        reply.came("Lost", "not configured");
    }

    @Override
    public Wire wire() {
        return wire;
    }

    @Override
    public void post(Runnable task) {
        river.accept(task);
    }

    @Override
    public String blind(String pbx) {
        Feed feed = feeds.get(pbx);
        if (feed == null) {
            return "no PBX is named so";
        }
        FeedStatus status = feed.status();
        return status.up() ? "" : status.reason();
    }
}
