package io.ringfence;

import io.ringfence.act.Wire;
import io.ringfence.ami.Feed;
import io.ringfence.ami.FeedStatus;
import io.ringfence.ami.action.PlainAction;
import io.ringfence.fact.Fact;
import io.ringfence.fact.FeedLost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the actors write, over the feeds' connections; replies come back on the pipeline's thread. */
final class AmiWire implements Wire {
    private final Map<String, Feed> feeds;
    private final Consumer<Runnable> pipeline;
    private final Runnable written;

    /**
     * @param pipeline runs a task on the thread that owns the actors
     * @param written called when a hangup has been written
     */
    AmiWire(Map<String, Feed> feeds, Consumer<Runnable> pipeline, Runnable written) {
        this.feeds = feeds;
        this.pipeline = pipeline;
        this.written = written;
    }

    @Override
    public void hangup(String pbx, String uniqueid, int cause, Reply reply) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Channel", uniqueid);
        headers.put("Cause", Integer.toString(cause));
        send(pbx, new PlainAction("Hangup", headers), reply);
        written.run();
    }

    @Override
    public void absoluteTimeout(String pbx, String uniqueid, int seconds, Reply reply) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Channel", uniqueid);
        headers.put("Timeout", Integer.toString(seconds));
        send(pbx, new PlainAction("AbsoluteTimeout", headers), reply);
    }

    @Override
    public void userEvent(String pbx, String name, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("UserEvent", name);
        all.putAll(headers);
        send(pbx, new PlainAction("UserEvent", all), answer -> {});
    }

    private void send(String pbx, PlainAction action, Reply reply) {
        Feed feed = feeds.get(pbx);
        if (feed == null) {
            pipeline.accept(() -> reply.came(Answer.LOST));
            return;
        }
        feed.send(
                action,
                (response, message) -> pipeline.accept(
                        () -> reply.came(response.equals("Lost") ? Answer.LOST : Answer.read(response, message))));
    }

    /** That a PBX is lost which was not seen yet; nothing of any other. */
    static List<Fact> unseen(FeedStatus now, long atNanos) {
        return now.up() || !now.asterisk().isEmpty()
                ? List.of()
                : List.of(new FeedLost(atNanos, now.pbx(), now.reason()));
    }
}
