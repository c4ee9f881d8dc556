package io.ringfence.sim.exchange;

import java.util.function.Consumer;

/** One destination of a Dial. */
public interface Branch {

    /** Makes its channel, Newchannel and the identity that Dial gives it. */
    Channel create(Exchange exchange, Channel caller);

    /** What {@code DialBegin} prints. */
    String dialString();

    /** Sets it going, after DialBegin. */
    void start(Dial dial, Channel dest);

    /** Whether it rings at once, before anything else is said. */
    default boolean ringsAtOnce() {
        return false;
    }

    /** A number through a trunk. */
    static Branch trunk(String trunk, String number, Fate fate) {
        return new ToTrunk(trunk, number, fate);
    }

    /** A phone of this PBX. */
    static Branch phone(Party phone, Fate fate) {
        return new ToPhone(phone, fate);
    }

    /** An extension through a Local channel, whose second half runs {@code dialplan}. */
    static Branch local(String exten, String context, Consumer<Channel> dialplan) {
        return new ToLocal(exten, context, dialplan);
    }

    /** A phone that answers with 302: the call goes on to {@code exten} through a Local channel. */
    static Branch redirecting(Party phone, long afterNanos, String exten, Consumer<Channel> dialplan) {
        return new Redirecting(phone, afterNanos, local(exten, "from-internal", dialplan), exten);
    }

    /** See {@link #trunk}. */
    record ToTrunk(String trunk, String number, Fate fate) implements Branch {
        @Override
        public Channel create(Exchange exchange, Channel caller) {
            Channel dest = exchange.outgoing(Party.trunk(trunk, ""), caller.linkedid, "from-trunk");
            dest.callerNum = number;
            dest.connectedNum = caller.callerNum;
            dest.connectedName = caller.callerName;
            dest.account = caller.account;
            dest.exten = number;
            exchange.newCallerid(dest);
            exchange.newAccountCode(dest, caller.account);
            exchange.newConnectedLine(dest, caller.callerNum, caller.callerName);
            return dest;
        }

        @Override
        public String dialString() {
            return number + "@" + trunk;
        }

        @Override
        public void start(Dial dial, Channel dest) {
            dial.meet(dest, fate);
        }

        @Override
        public boolean ringsAtOnce() {
            return fate.ringNanos() == 0;
        }
    }

    /** See {@link #phone}. */
    record ToPhone(Party phone, Fate fate) implements Branch {
        @Override
        public Channel create(Exchange exchange, Channel caller) {
            Channel dest = exchange.outgoing(phone, caller.linkedid, "from-internal");
            dest.exten = caller.exten;
            exchange.newConnectedLine(dest, caller.callerNum, caller.callerName);
            return dest;
        }

        @Override
        public String dialString() {
            return phone.endpoint();
        }

        @Override
        public void start(Dial dial, Channel dest) {
            dial.meet(dest, fate);
        }

        @Override
        public boolean ringsAtOnce() {
            return fate.ringNanos() == 0;
        }
    }

    /** See {@link #redirecting}. */
    record Redirecting(Party phone, long afterNanos, Branch onward, String exten) implements Branch {
        @Override
        public Channel create(Exchange exchange, Channel caller) {
            return new ToPhone(phone, Fate.rings(0)).create(exchange, caller);
        }

        @Override
        public String dialString() {
            return phone.endpoint();
        }

        @Override
        public void start(Dial dial, Channel dest) {
            dial.exchange.agenda.in(afterNanos, () -> dial.redirect(dest, onward, exten));
        }
    }

    /** See {@link #local}. */
    record ToLocal(String exten, String context, Consumer<Channel> dialplan) implements Branch {
        @Override
        public Channel create(Exchange exchange, Channel caller) {
            Channel one = exchange.local(exten, context, caller.linkedid);
            Channel two = one.twin;
            introduce(exchange, one, caller, caller.exten);
            one.exten = caller.exten;
            two.callerNum = caller.callerNum;
            two.callerName = caller.callerName;
            two.connectedNum = caller.exten;
            two.account = caller.account;
            exchange.newCallerid(two);
            exchange.newAccountCode(two, caller.account);
            exchange.newConnectedLine(two, caller.exten, "");
            exchange.wire
                    .begin(EventClass.CALL, "LocalBridge")
                    .channel("LocalOne", one)
                    .channel("LocalTwo", two)
                    .header("Context", context)
                    .header("Exten", exten)
                    .header("LocalOptimization", "Yes")
                    .end();
            return one;
        }

        private static void introduce(Exchange exchange, Channel one, Channel caller, String number) {
            one.callerNum = number;
            one.connectedNum = caller.callerNum;
            one.connectedName = caller.callerName;
            one.account = caller.account;
            one.exten = caller.exten;
            exchange.newCallerid(one);
            exchange.newAccountCode(one, caller.account);
            exchange.newConnectedLine(one, caller.callerNum, caller.callerName);
        }

        @Override
        public String dialString() {
            return exten + "@" + context;
        }

        @Override
        public void start(Dial dial, Channel dest) {
            dialplan.accept(dest.twin);
        }
    }
}
