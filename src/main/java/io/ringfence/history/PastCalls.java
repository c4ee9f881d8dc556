package io.ringfence.history;

import io.ringfence.fact.Call.Route;
import io.ringfence.fact.Payer;
import io.ringfence.number.DialPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * From rows to attempts: what one call did is counted once, however many rows it left. Ring groups, the hops through Local
 * channels, a second trunk after the first failed and the dialplan's steps after a failure are rows of one attempt.
 */
final class PastCalls {
    private static final int MOST_OPEN = 50_000;
    private static final int MOST_OF_ONE_CALL = 32;
    private static final Dialled ARRIVED = new Dialled("inbound", Dialled.INSIDE);

    private record Known(Dialled dialled, PastCall call) {}

    private final DialPlan plan;
    private final Trunks trunks;
    private final Phones phones = new Phones();
    private final Attribution attribution;
    private final Lately<List<Known>> byCall = new Lately<>(MOST_OPEN, List.of());
    private final Set<Long> farHalves = new HashSet<>();
    private final List<PastCall> calls = new ArrayList<>();

    PastCalls(DialPlan plan, Trunks trunks) {
        this.plan = plan;
        this.trunks = trunks;
        this.attribution = new Attribution(plan, trunks, phones);
    }

    /** The attempts that {@code rows}, sorted by their start, tell of; sorted alike. */
    List<PastCall> of(List<Row> rows) {
        for (Row row : rows) {
            if (row.farHalf()) {
                farHalves.add(row.channelKey());
            }
        }
        int from = 0;
        while (from < rows.size()) {
            int to = from + 1;
            while (to < rows.size()
                    && rows.get(to).startNanos() == rows.get(from).startNanos()) {
                to++;
            }
            together(rows.subList(from, to));
            from = to;
        }
        return calls;
    }

    private void together(List<Row> rows) {
        attribution.learn(rows);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (!repeated(rows, i)) {
                take(row);
                attribution.pass(row);
            }
        }
    }

    private static boolean repeated(List<Row> rows, int index) {
        for (int i = 0; i < index; i++) {
            if (rows.get(i).same(rows.get(index))) {
                return true;
            }
        }
        return false;
    }

    private void take(Row row) {
        Device called = row.dstChannel();
        Dialled sent = Dialled.of(row.offered(), plan);
        Dialled asked = Dialled.of(row.dst(), plan);
        if (called.local()) {
            throughLocal(row, sent);
        } else if (called.peer()) {
            if (carries(row, sent, asked)) {
                trunks.carried(called);
                outward(row, sent.orWhatWas(asked), called.endpoint());
            } else {
                inward(row, asked);
            }
        } else if (!row.channel().local() || row.farHalf() || !farHalves.contains(row.channelKey())) {
            nowhere(row, sent, asked);
        }
    }

    /** What the far half of a Local channel does has a row of its own, as a rule. */
    private void throughLocal(Row row, Dialled sent) {
        if (sent.outside() && !farHalves.contains(row.dstKey())) {
            outward(row, sent, "");
        } else {
            inward(row, Dialled.of(row.dst(), plan));
        }
    }

    private boolean carries(Row row, Dialled sent, Dialled asked) {
        Device called = row.dstChannel();
        if (row.deviceOnly() && !trunks.isTrunk(called)) {
            return false;
        }
        return (sent.outside() || asked.outside()) && trunks.wouldCarry(called);
    }

    /** No channel was called: refused, or answered by the PBX itself. */
    private void nowhere(Row row, Dialled sent, Dialled asked) {
        boolean inbound = trunks.isTrunk(row.channel());
        if (sent.outside()) {
            outward(row, sent.orWhatWas(asked), "");
        } else if (!inbound && asked.outside()) {
            outward(row, asked, "");
        } else {
            inward(row, asked);
        }
    }

    private void outward(Row row, Dialled number, String trunk) {
        List<Known> known = byCall.get(row.callKey());
        for (int i = known.size() - 1; i >= 0; i--) {
            PastCall call = known.get(i).call();
            if (known.get(i).dialled().outside() && call.goesOn(row, number)) {
                call.add(row, trunk);
                return;
            }
        }
        open(row, number, number, attribution.of(row, number), trunk);
    }

    /** Between phones, or from outside to a phone: rows of a ring group and its hops are one call. */
    private void inward(Row row, Dialled asked) {
        if (row.channel().local()) {
            return;
        }
        boolean inbound = trunks.isTrunk(row.channel());
        Dialled target = asked.outside() ? new Dialled(asked.text(), Dialled.INSIDE) : asked;
        Dialled mark = inbound ? ARRIVED : target;
        for (Known known : byCall.get(row.callKey())) {
            boolean again = known.dialled() == mark || known.dialled().text().equals(mark.text());
            if (again || (row.dstChannel() == Device.NONE && known.call().startNanos() <= row.startNanos())) {
                known.call().add(row, "");
                return;
            }
        }
        Payer payer = attribution.insider(row);
        Dialled dialled = inbound ? new Dialled(payer.name(), Dialled.INSIDE) : target;
        Route route = inbound ? Route.INBOUND : Route.DIRECT;
        String trunk = inbound ? row.channel().endpoint() : "";
        open(row, mark, dialled, new Attribution.Origin(payer, route), trunk);
    }

    private void open(Row row, Dialled mark, Dialled dialled, Attribution.Origin origin, String trunk) {
        PastCall call = new PastCall(row, dialled, origin, trunk);
        calls.add(call);
        List<Known> known = byCall.get(row.callKey());
        List<Known> more = known.isEmpty() ? new ArrayList<>(2) : known;
        if (more.size() >= MOST_OF_ONE_CALL) {
            more.remove(0);
        }
        more.add(new Known(mark, call));
        if (known.isEmpty()) {
            byCall.put(row.callKey(), more);
        }
    }
}
