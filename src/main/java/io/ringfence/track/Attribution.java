package io.ringfence.track;

import io.ringfence.ami.Snapshot;
import io.ringfence.fact.Call.Route;
import io.ringfence.fact.Payer;
import io.ringfence.number.DialPlan;

/**
 * Who pays. From the channel that dials, walk towards the origin of the call: through a Local channel to who dialled
 * it. At each hop a forward, an internal number whose dialplan dials, or a transfer ends the walk; else the origin's own
 * endpoint pays. Account code and caller ID prove nothing and only name what nobody else can be named for.
 *
 * <p>An internal number of digits is taken for an extension's as {@link Extensions} tells. A feature code ({@code *71})
 * is whatever its caller makes of it, so the caller pays.
 */
final class Attribution {

    /**
     * Who pays for a number dialled, and why.
     *
     * @param announced a forward that was told already
     * @param claimed the payer is known by nothing but a channel whose name a stranger may have chosen
     */
    record Origin(Payer payer, Route route, boolean announced, boolean claimed) {
        Origin(Payer payer, Route route) {
            this(payer, route, false, false);
        }

        /** The phone at the other end of a channel. */
        static Origin phone(ChannelName name, Route route) {
            return new Origin(Payer.extension(name.endpoint()), route, false, name.chosenByCaller());
        }
    }

    /** Hops of a call, Local halves included, before the walk is given up. */
    static final int LONGEST_WALK = 16;

    private static final int LONGEST_NAME = 40;

    private final Channels channels;
    private final Extensions extensions;
    private final Trunks trunks;
    private final DialPlan plan;

    Attribution(Channels channels, Extensions extensions, Trunks trunks, DialPlan plan) {
        this.channels = channels;
        this.extensions = extensions;
        this.trunks = trunks;
        this.plan = plan;
    }

    /** Who pays for {@code dialled} when the dialplan of {@code calling} dials it. */
    Origin of(Channel calling, Dialled dialled) {
        Channel hop = calling;
        for (int walked = 0; walked < LONGEST_WALK; walked++) {
            for (Channel.Forward forward : hop.forwards) {
                if (forward.target().same(dialled)) {
                    return new Origin(forward.forwarder(), Route.FORWARDED, true, false);
                }
            }
            if (forwards(hop, dialled)) {
                return new Origin(extensions.payer(hop.number()), Route.FORWARDED);
            }
            if (hop.transfer.present()) {
                return new Origin(hop.transfer.transferer(), Route.TRANSFERRED);
            }
            if (!hop.name.local()) {
                return origin(hop);
            }
            Channel asker = transferer(hop);
            if (asker.present()) {
                return new Origin(actor(asker), Route.TRANSFERRED);
            }
            Channel next = before(hop);
            if (!next.present()) {
                return local(hop);
            }
            hop = next;
        }
        return new Origin(Payer.UNKNOWN, Route.DIALLED_THROUGH);
    }

    /** The hop before this one, or {@link Channel#NONE}: from ;2 to ;1, from ;1 to who dialled it. */
    Channel before(Channel hop) {
        if (!hop.name.local()) {
            return Channel.NONE;
        }
        if (hop.name.half() == 2 && hop.partner.present()) {
            return hop.partner;
        }
        if (hop.dialledBy.present()) {
            return hop.dialledBy;
        }
        Channel root = channels.rootOf(hop);
        return root == hop || root == hop.partner ? Channel.NONE : root;
    }

    /**
     * Who transfers by feature code: that goes through a Local channel which nobody dials, whose near half enters a bridge
     * where the transferer joins it. Until he has, he is the one of the parties already talking whom the far half names.
     */
    private Channel transferer(Channel half) {
        Channel one = half.name.half() == 1 ? half : half.partner;
        Channel root = channels.rootOf(half);
        if (!one.present() || one.dialledBy.present() || one.state == Snapshot.UP || one.root()) {
            return Channel.NONE;
        }
        for (Channel mate : channels.matesOf(one)) {
            if (mate.name.peer()) {
                return mate;
            }
        }
        if (!root.bridged || root == half.partner) {
            return Channel.NONE;
        }
        for (Channel mate : channels.matesOf(root)) {
            if (mate.name.peer() && mate.caller.equals(one.partner.caller)) {
                return mate;
            }
        }
        return root;
    }

    /** The phone of a channel that is gone; {@link Payer#UNKNOWN} when its name proves none. */
    Payer phone(Snapshot gone) {
        ChannelName name = ChannelName.of(gone.channel());
        boolean proves = name.peer() && !trunks.isTrunk(name) && !name.chosenByCaller();
        return proves ? Payer.extension(name.endpoint()) : Payer.UNKNOWN;
    }

    /** Whom a channel stands for when it acts on others: its phone, or who pays for it. */
    Payer actor(Channel channel) {
        if (channel.name.peer() && !trunks.isTrunk(channel.name)) {
            return Payer.extension(channel.name.endpoint());
        }
        if (channel.carries.present()) {
            return channel.carries.call.payer();
        }
        return channel.attempts.isEmpty()
                ? origin(channel).payer()
                : channel.attempts.get(0).call.payer();
    }

    /** The internal number a hop is at dials, and it is not the phone's own. */
    private boolean forwards(Channel hop, Dialled dialled) {
        String number = hop.number();
        return !hop.tainted
                && Extensions.plausible(number)
                && !number.equals(dialled.text())
                && !number.equals(hop.name.endpoint())
                && inside(number);
    }

    private boolean inside(String number) {
        return extensions.known(number) || Dialled.of(number, plan).internal();
    }

    private Origin origin(Channel hop) {
        if (!hop.name.peer()) {
            return new Origin(Payer.UNKNOWN, Route.DIALLED_THROUGH);
        }
        if (trunks.isTrunk(hop.name)) {
            return trunk(hop);
        }
        if (hop.originated()) {
            return Origin.phone(hop.name, Route.ORIGINATED);
        }
        if (hop.dialledBy.present()) {
            return Origin.phone(hop.name, Route.ORIGINATED);
        }
        String before = hop.extens.size() < 2 ? "" : hop.extens.get(hop.extens.size() - 2);
        boolean sentOn = extensions.known(before) && !before.equals(hop.name.endpoint());
        return sentOn ? new Origin(Payer.extension(before), Route.FORWARDED) : Origin.phone(hop.name, Route.DIRECT);
    }

    private Origin trunk(Channel hop) {
        if (hop.carries.present()) {
            Route route = hop.carries.call.route() == Route.ORIGINATED ? Route.ORIGINATED : Route.TRANSFERRED;
            return new Origin(hop.carries.call.payer(), route);
        }
        if (hop.originated()) {
            return new Origin(originator(hop), Route.ORIGINATED);
        }
        if (!hop.answeredBy.isEmpty()) {
            return new Origin(Payer.extension(hop.answeredBy), Route.TRANSFERRED);
        }
        for (int i = hop.extens.size() - 1; i > 0; i--) {
            String number = hop.extens.get(i);
            if (inside(number) && (extensions.likePhone(number) || extensions.group(number))) {
                return new Origin(extensions.payer(number), Route.FORWARDED);
            }
        }
        return new Origin(new Payer(Payer.Kind.DID, hop.firstNumber()), Route.DIALLED_THROUGH);
    }

    /** A Local channel nobody dialled: of a phone it rang first (click to call), or of whoever asked for it. */
    private Origin local(Channel half) {
        Channel two = half.name.half() == 1 && half.partner.present() ? half.partner : half;
        if (!two.answeredBy.isEmpty()) {
            return new Origin(Payer.extension(two.answeredBy), Route.ORIGINATED);
        }
        boolean first = half.root() || half.partner.root();
        return first
                ? new Origin(originator(half), Route.ORIGINATED)
                : new Origin(Payer.UNKNOWN, Route.DIALLED_THROUGH);
    }

    /** By account code alone: the caller's number of an originated call is often the number it calls, new each time. */
    private static Payer originator(Channel channel) {
        String account = plain(channel.account);
        return new Payer(Payer.Kind.ORIGINATE, account.isEmpty() ? "originate" : account);
    }

    private static String plain(String text) {
        String cut = Dialled.cut(text);
        return cut.length() <= LONGEST_NAME ? cut : cut.substring(0, LONGEST_NAME);
    }
}
