package io.ringfence.score;

import io.ringfence.fact.Payer;
import io.ringfence.policy.Policy;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Answered calls in progress, by who pays for them. Holds no more than there are calls in progress.
 *
 * <p>Each call knows its seats, one for each subject it counts for, and a seat its neighbours: a call that ends gets up without
 * being looked for.
 */
final class Running {
    private final Map<Key, Lane> lanes = new HashMap<>();

    /** A subject: its PBX, its kind, its name. */
    record Key(String pbx, int kind, String name) {
        /** A PBX as a whole. */
        static Key of(String pbx) {
            return new Key(pbx, Subject.PBX_ROW, "");
        }
    }

    /** A call among those of one subject. */
    static final class Seat {
        /** Stands for no seat. */
        static final Seat NONE = new Lane(Key.of("")).ends;

        private final Lane lane;
        private final OpenCall call;
        private Seat before = this;
        private Seat behind = this;

        private Seat(Lane lane, OpenCall call) {
            this.lane = lane;
            this.call = call;
        }
    }

    /** Calls of one subject, in the order in which they were answered: a ring of seats that begins and ends at {@link #ends}. */
    private static final class Lane extends AbstractCollection<OpenCall> {
        private final Key key;
        private final Seat ends = new Seat(this, OpenCall.NONE);
        private int size;

        Lane(Key key) {
            this.key = key;
        }

        Seat sit(OpenCall call) {
            Seat seat = new Seat(this, call);
            seat.before = ends.before;
            seat.behind = ends;
            ends.before.behind = seat;
            ends.before = seat;
            size++;
            return seat;
        }

        void rise(Seat seat) {
            seat.before.behind = seat.behind;
            seat.behind.before = seat.before;
            size--;
        }

        @Override
        public Iterator<OpenCall> iterator() {
            return new Iterator<>() {
                private Seat next = ends.behind;

                @Override
                public boolean hasNext() {
                    return next != ends;
                }

                @Override
                public OpenCall next() {
                    if (next == ends) {
                        throw new NoSuchElementException();
                    }
                    OpenCall call = next.call;
                    next = next.behind;
                    return call;
                }
            };
        }

        @Override
        public int size() {
            return size;
        }
    }

    /** Counts an answered call for a subject of the kind {@code subject}, and for no other of that kind. */
    void add(Subject subject, Key key, OpenCall open) {
        Seat seat = open.seat(subject);
        if (seat != Seat.NONE && seat.lane.key.equals(key)) {
            return;
        }
        remove(subject, open);
        open.sits(subject, lanes.computeIfAbsent(key, Lane::new).sit(open));
    }

    /** Has {@code change} change who is in which group, and keeps every answered call under the group it is in then. */
    void regroup(Collection<OpenCall> open, Function<Payer, Policy> policies, Runnable change) {
        List<OpenCall> answered =
                open.stream().filter(call -> call.answeredNanos() != 0).toList();
        change.run();
        answered.forEach(call -> add(Subject.GROUP, Subject.GROUP.key(call, policies.apply(call.payer)), call));
    }

    /** Counts a call no longer for any subject of the kind {@code subject}. */
    void remove(Subject subject, OpenCall open) {
        Seat seat = open.seat(subject);
        if (seat == Seat.NONE) {
            return;
        }
        open.sits(subject, Seat.NONE);
        seat.lane.rise(seat);
        if (seat.lane.isEmpty()) {
            lanes.remove(seat.lane.key);
        }
    }

    Collection<OpenCall> of(Key key) {
        return lanes.getOrDefault(key, Seat.NONE.lane);
    }
}
