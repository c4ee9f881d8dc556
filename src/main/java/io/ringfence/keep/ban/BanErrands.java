package io.ringfence.keep.ban;

import io.ringfence.act.ban.Bouncer;
import io.ringfence.act.ban.Step;
import io.ringfence.decide.ban.Ban;
import io.ringfence.decide.ban.Bans;
import io.ringfence.decide.ban.Ruling;
import io.ringfence.network.Cidr;
import io.ringfence.store.Entry;
import io.ringfence.store.Lesson;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Does what people ask about bans. Every deed is in the audit log; every undo is a lesson, unless it was an attack after all. The
 * answer comes when the perimeter has done it, or why it has not.
 */
public final class BanErrands {
    private static final Set<String> OURS = Set.of(Request.BAN, Request.UNBAN, Request.PAROLE, Request.FLUSH);
    private static final int SHOWN = 5;

    private final Store store;
    private final Bans bans;
    private final Consumer<Step> carryOut;
    private final Clock clock;

    private BanErrands(Store store, Bans bans, Consumer<Step> carryOut, Clock clock) {
        this.store = store;
        this.bans = bans;
        this.carryOut = carryOut;
        this.clock = clock;
    }

    /** For a service that runs; {@link #run} is then for the thread that owns {@code bouncer}. */
    public static BanErrands of(Store store, Bouncer bouncer, Clock clock) {
        return new BanErrands(store, bouncer.bans(), bouncer::submit, clock);
    }

    /** By any policy, whose steps {@code carryOut} takes. */
    static BanErrands of(Store store, Bans bans, Consumer<Step> carryOut, Clock clock) {
        return new BanErrands(store, bans, carryOut, clock);
    }

    /** Whether {@code request} is about bans. */
    public static boolean concern(Request request) {
        return OURS.contains(request.what());
    }

    /** Does what {@code request} asks for. */
    public void run(Request request, Consumer<String> answered) {
        long now = clock.epochNanos();
        List<Entry> entries = new ArrayList<>();
        List<Ban> keepOut = new ArrayList<>();
        List<Ban> lift = new ArrayList<>();
        String said = request.what().equals(Request.BAN)
                ? ban(request, now, keepOut, lift)
                : unban(request, now, lift, entries);
        if (keepOut.isEmpty() && lift.isEmpty() && entries.isEmpty()) {
            answer(request, said, answered);
            return;
        }
        entries.add(new Entry.Audit(now, request.who(), said, request.why(), ""));
        entries.forEach(store::add);
        carryOut.accept(new Step(
                keepOut,
                lift,
                trouble -> answer(
                        request, said + (trouble.isEmpty() ? "" : "; not carried out yet: " + trouble), answered)));
    }

    private void answer(Request request, String said, Consumer<String> answered) {
        if (request.id() != Request.UNSENT) {
            store.add(new Entry.Answer(
                    request.id(), clock.epochNanos(), said)); // calls wait meanwhile, so without the disk
        }
        answered.accept(said);
    }

    private String ban(Request request, long now, List<Ban> keepOut, List<Ban> lift) {
        List<String> refused = new ArrayList<>();
        String locked = "";
        boolean enforced = true;
        for (Cidr network : networks(request, refused)) {
            Ruling ruling = bans.order(network, now, now + request.lasts(), request.who() + ": " + request.why());
            if (ruling.result() == Ruling.Result.BANNED) {
                String there = bans.locked(network, now);
                locked = there.isEmpty() || !locked.isEmpty() ? locked : there + " logged in from " + network;
                enforced = ruling.ban().enforced();
                keepOut.add(ruling.ban());
                lift.addAll(ruling.replaced());
            } else {
                refused.add(network + ": " + ruling.why());
            }
        }
        lift.removeIf(old -> keepOut.stream().anyMatch(each -> each.network().equals(old.network())));
        List<String> said = new ArrayList<>();
        if (!keepOut.isEmpty()) {
            said.add((enforced ? "banned " : "noted, and not carried out while nothing is enforced: the ban of ")
                    + some(keepOut.stream()
                            .map(each -> each.network().toString())
                            .toList()) + " for " + span(request.lasts()));
        }
        if (!locked.isEmpty()) {
            said.add("mind that " + locked);
        }
        if (!refused.isEmpty()) {
            said.add("not banned: " + some(refused));
        }
        return String.join("; ", said);
    }

    private String unban(Request request, long now, List<Ban> lift, List<Entry> entries) {
        List<String> refused = new ArrayList<>();
        boolean all = request.what().equals(Request.FLUSH);
        boolean learn = request.what().equals(Request.UNBAN);
        List<Cidr> asked = all ? bans.standing(now).stream().map(Ban::network).toList() : networks(request, refused);
        for (Cidr network : asked) {
            List<Ban> lifted = bans.lift(network, now);
            lift.addAll(lifted);
            if (learn) {
                Set<Cidr> innocent = new LinkedHashSet<>(List.of(network));
                lifted.stream().map(Ban::network).filter(network::contains).forEach(innocent::add);
                for (Cidr each : innocent) {
                    bans.free(each, request.who() + ", " + request.why());
                    entries.add(new Lesson("", "", Plain.LESSON, each.toString(), now, request.who(), request.why()));
                }
            }
        }
        String done = lift.isEmpty()
                ? (all
                        ? "no ban stands"
                        : "no ban of " + some(asked.stream().map(Cidr::toString).toList()) + " stands")
                : "let in again: "
                        + some(lift.stream()
                                .map(each -> each.network().toString())
                                .toList());
        String taught = learn && !asked.isEmpty() ? "; Ringfence itself will not ban it from now on" : "";
        return done + taught + (refused.isEmpty() ? "" : "; not done: " + some(refused));
    }

    private static List<Cidr> networks(Request request, List<String> refused) {
        List<Cidr> networks = new ArrayList<>();
        for (String text : request.payer().split(",", -1)) {
            Optional<Cidr> network = Cidr.parse(text.strip());
            network.ifPresentOrElse(networks::add, () -> refused.add(text.strip() + " is no address and no network"));
        }
        return networks;
    }

    private static String some(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(SHOWN, all.size())));
        return all.size() > SHOWN ? first + " and " + (all.size() - SHOWN) + " more" : first;
    }

    private static String span(long nanos) {
        long minutes = TimeUnit.NANOSECONDS.toMinutes(nanos);
        return minutes % 1_440 == 0 && minutes > 0 ? minutes / 1_440 + " days" : minutes + " minutes";
    }
}
