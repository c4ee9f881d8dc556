package io.ringfence.act;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lets nothing through that could be read as more than one action: every actor writes through it. */
final class GuardedWire implements Wire {
    private final Wire wire;

    GuardedWire(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void hangup(String pbx, String uniqueid, int cause, Reply reply) {
        if (ActionText.isUniqueid(uniqueid)) {
            wire.hangup(pbx, uniqueid, cause, reply);
        } else {
            reply.came(Answer.REFUSED);
        }
    }

    @Override
    public void absoluteTimeout(String pbx, String uniqueid, int seconds, Reply reply) {
        if (ActionText.isUniqueid(uniqueid)) {
            wire.absoluteTimeout(pbx, uniqueid, seconds, reply);
        } else {
            reply.came(Answer.REFUSED);
        }
    }

    @Override
    public void userEvent(String pbx, String name, Map<String, String> headers) {
        Map<String, String> safe = new LinkedHashMap<>();
        headers.forEach((header, value) -> {
            if (ActionText.isHeader(header)) {
                safe.put(header, ActionText.value(value));
            }
        });
        wire.userEvent(pbx, ActionText.value(name), safe);
    }
}
