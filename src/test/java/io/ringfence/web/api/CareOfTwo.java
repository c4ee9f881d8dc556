package io.ringfence.web.api;

import io.ringfence.access.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Notes what is asked for, and answers as it is told to. */
final class CareOfTwo implements Upkeep {
    final List<String> asked = new ArrayList<>();
    Reply reply = new Reply.Done("begun");

    @Override
    public Object drills(Scope scope) {
        return Map.of(
                "seen", List.of("acme", "beta").stream().filter(scope::permits).toList());
    }

    @Override
    public Reply drill(String pbx, Asked who) {
        return note("drill " + pbx, who);
    }

    @Override
    public Object backups() {
        return Map.of();
    }

    @Override
    public Reply backup(Asked who) {
        return note("backup", who);
    }

    @Override
    public Object receivers() {
        return Map.of();
    }

    @Override
    public Reply test(Asked who) {
        return note("test", who);
    }

    @Override
    public Reply reload(Asked who) {
        return note("reload", who);
    }

    @Override
    public Object changes(Scope scope) {
        return Map.of();
    }

    @Override
    public Reply accept(String pbx, Asked who) {
        return note("accept " + pbx, who);
    }

    @Override
    public Reply announce(String pbx, long nanos, Asked who) {
        return note("announce " + pbx + " " + nanos / 60_000_000_000L, who);
    }

    private Reply note(String what, Asked who) {
        asked.add(what + " " + who.who() + " " + who.why());
        return reply;
    }
}
