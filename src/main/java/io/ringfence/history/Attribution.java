package io.ringfence.history;

import io.ringfence.fact.Call.Route;
import io.ringfence.fact.Payer;
import io.ringfence.history.csv.Text;
import io.ringfence.number.DialPlan;
import java.util.List;

/**
 * Who pays, as far as call records tell: the rules that {@code track} applies to events. From the row that reached the trunk,
 * walk towards the origin of the call: through a Local channel to the row that called it. At each hop an internal number that
 * was dialled and led elsewhere ends the walk, for its owner forwards; else the origin's own device pays. A channel that was
 * called before it dials, or that had spoken to somebody before it dials on, was transferred. Account code and caller ID prove
 * nothing and only name what nobody else can be named for.
 */
final class Attribution {
    /** Who pays, and why. */
    record Origin(Payer payer, Route route) {}

    /** Stands for no row. */
    static final Row NO_ROW =
            new Row(0, 0, 0, "", "", "", Device.NONE, Device.NONE, 0, 0, 0, false, false, "", false, "", "", "", 0);

    private static final int LONGEST_WALK = 16;
    private static final int MOST_KEPT = 50_000;

    private final DialPlan plan;
    private final Trunks trunks;
    private final Phones phones;
    private final Lately<Row> byCalled = new Lately<>(MOST_KEPT, NO_ROW);
    private final Lately<Row> spoken = new Lately<>(MOST_KEPT, NO_ROW);
    private final Lately<String> firstNumber = new Lately<>(MOST_KEPT, "");

    Attribution(DialPlan plan, Trunks trunks, Phones phones) {
        this.plan = plan;
        this.trunks = trunks;
        this.phones = phones;
    }

    /** Remembers rows that begin together, before any of them is asked about: their order in a file is of chance. */
    void learn(List<Row> rows) {
        for (Row row : rows) {
            trunks.calledFrom(row);
            if (row.dstChannel().local() || !trunks.isTrunk(row.dstChannel())) {
                byCalled.put(row.dstKey(), row);
            }
        }
    }

    /** Remembers a row after it was asked about. */
    void pass(Row row) {
        Device called = row.dstChannel();
        if (phone(row.channel())) {
            phones.seen(row.channel());
        }
        if (phone(called)) {
            phones.seen(called);
            if (row.answered()) {
                spoken.put(row.legKey(), row);
            }
            if (Phones.plausible(row.dst()) && !row.dst().equals(called.endpoint()) && inside(row.dst())) {
                phones.rangOther(row.dst());
            }
        }
        if (trunks.isTrunk(row.channel()) && firstNumber.get(row.legKey()).isEmpty()) {
            firstNumber.put(row.legKey(), row.dst());
        }
    }

    /** Who pays for {@code dialled}, which {@code row} reached. */
    Origin of(Row row, Dialled dialled) {
        Row hop = row;
        for (int walked = 0; walked < LONGEST_WALK; walked++) {
            if (forwards(hop, dialled)) {
                return new Origin(phones.payer(hop.dst()), Route.FORWARDED);
            }
            if (!hop.channel().local()) {
                return origin(hop, dialled);
            }
            Row caller = callerOf(hop);
            if (caller == NO_ROW) {
                return local(hop, dialled);
            }
            hop = caller;
        }
        return new Origin(Payer.UNKNOWN, Route.DIALLED_THROUGH);
    }

    /** Whom an inbound or internal call is charged to. */
    Payer insider(Row row) {
        return trunks.isTrunk(row.channel())
                ? new Payer(Payer.Kind.DID, inboundNumber(row, Dialled.NONE))
                : row.channel().peer() ? Payer.extension(row.channel().endpoint()) : Payer.UNKNOWN;
    }

    boolean phone(Device device) {
        return device.peer() && !trunks.isTrunk(device);
    }

    /** The internal number a hop is at was dialled, and it is not the phone's own. */
    private boolean forwards(Row hop, Dialled dialled) {
        String number = hop.dst();
        return Phones.plausible(number)
                && !number.equals(dialled.text())
                && !number.equals(hop.channel().endpoint())
                && inside(number);
    }

    private boolean inside(String number) {
        return phones.known(number) || !Dialled.of(number, plan).outside();
    }

    private Origin origin(Row hop, Dialled dialled) {
        Device device = hop.channel();
        if (!device.peer()) {
            return new Origin(Payer.UNKNOWN, Route.DIALLED_THROUGH);
        }
        Row before = spoken.get(hop.legKey());
        boolean sentOn = before != NO_ROW
                && before.adjoins(hop)
                && !before.dstChannel().endpoint().equals(device.endpoint());
        if (sentOn) {
            return new Origin(Payer.extension(before.dstChannel().endpoint()), Route.TRANSFERRED);
        }
        if (trunks.isTrunk(device)) {
            return new Origin(new Payer(Payer.Kind.DID, inboundNumber(hop, dialled)), Route.DIALLED_THROUGH);
        }
        Row caller = callerOf(hop);
        if (caller != NO_ROW && phone(caller.channel())) {
            return new Origin(Payer.extension(caller.channel().endpoint()), Route.TRANSFERRED);
        }
        Route route = caller != NO_ROW ? Route.ORIGINATED : Route.DIRECT;
        return new Origin(Payer.extension(device.endpoint()), route);
    }

    /** The row in which the calling channel of {@code hop} was itself called; {@link #NO_ROW} when it began the call. */
    private Row callerOf(Row hop) {
        Row caller = byCalled.get(hop.channelKey());
        return caller != hop && caller.reaches(hop) ? caller : NO_ROW;
    }

    /** The number an outside caller dialled; the trunk's name when the rows do not show it. */
    private String inboundNumber(Row row, Dialled dialled) {
        for (String number : List.of(row.did(), row.dst(), firstNumber.get(row.legKey()))) {
            if (Text.number(number) && !number.equals(dialled.text())) {
                return number;
            }
        }
        return row.channel().endpoint();
    }

    /** A Local channel nobody called: of the phone it rings first (click to call), or of whoever asked for it. */
    private Origin local(Row hop, Dialled dialled) {
        String exten = hop.channel().exten();
        boolean clicked =
                Phones.plausible(exten) && !exten.equals(dialled.text()) && inside(exten) && phones.likePhone(exten);
        if (clicked) {
            return new Origin(Payer.extension(exten), Route.ORIGINATED);
        }
        String name = hop.account().isEmpty() ? "originate" : hop.account();
        return new Origin(new Payer(Payer.Kind.ORIGINATE, name), Route.ORIGINATED);
    }
}
