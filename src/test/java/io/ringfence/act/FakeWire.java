package io.ringfence.act;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what was written, and the replies owed, for the test to give when it likes. */
final class FakeWire implements Wire {
    final List<String> written = new ArrayList<>();
    final List<Reply> owed = new ArrayList<>();
    final List<Map<String, String>> events = new ArrayList<>();

    @Override
    public void hangup(String pbx, String uniqueid, int cause, Reply reply) {
        written.add("Hangup " + uniqueid + " " + cause);
        owed.add(reply);
    }

    @Override
    public void absoluteTimeout(String pbx, String uniqueid, int seconds, Reply reply) {
        written.add("AbsoluteTimeout " + uniqueid + " " + seconds);
        owed.add(reply);
    }

    @Override
    public void userEvent(String pbx, String name, Map<String, String> headers) {
        written.add("UserEvent " + name);
        events.add(new LinkedHashMap<>(headers));
    }

    void answerLast(Answer answer) {
        owed.get(owed.size() - 1).came(answer);
    }
}
