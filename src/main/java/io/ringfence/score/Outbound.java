package io.ringfence.score;

import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.CallLasted;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.fact.PhoneSeen;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import java.util.Optional;
import java.util.Set;

/** Which calls can make a bill, and how to name them to a person. */
final class Outbound {
    private static final int LONGEST_NAME = 40;
    private static final Set<String> PHONES = Set.of("PJSIP", "SIP", "IAX2");

    /** Stands for a destination nobody dialled. */
    static final Destination NOWHERE = new Destination(DestinationClass.INTERNAL, "", "", true);

    private Outbound() {}

    /** The number dialled, as one figure: the same for the same number however it was dialled. */
    static int number(Call call) {
        return text(call).hashCode();
    }

    /** The number dialled: E.164 where there is one, else as dialled. */
    static String text(Call call) {
        Destination destination = call.destination();
        return destination.hasNumber() ? destination.e164() : call.dialled();
    }

    /** {@code GM (international)}. */
    static String place(Destination destination) {
        String country = destination.country().isEmpty() ? "no known country" : destination.country();
        return country + " (" + destination.type().label() + ")";
    }

    /** The call a fact is about, when somebody can be billed for it: not inbound, not internal, not emergency. */
    static Optional<Call> call(Fact fact) {
        if (fact instanceof CallAttempted attempted) {
            return billed(attempted.call());
        }
        if (fact instanceof CallAnswered answered) {
            return billed(answered.call());
        }
        if (fact instanceof CallLasted lasted) {
            return billed(lasted.call());
        }
        return fact instanceof CallEnded ended ? billed(ended.call()) : Optional.empty();
    }

    private static Optional<Call> billed(Call call) {
        boolean billed =
                call.route() != Call.Route.INBOUND && call.destination().type().costs();
        return billed ? Optional.of(call) : Optional.empty();
    }

    /** Whether the call was up before we looked, so that it says nothing about pace or habit. */
    static boolean startUnseen(Fact fact) {
        return fact instanceof CallAttempted attempted && attempted.alreadyUp();
    }

    /** Whether fraud pays here: everything but an ordinary number of the PBX's own country. */
    static boolean costly(Destination destination) {
        DestinationClass type = destination.type();
        return type != DestinationClass.NATIONAL && type != DestinationClass.MOBILE;
    }

    /** {@code international or premium} or {@code national}, for evidence. */
    static String kindOfCall(boolean costly) {
        return costly ? "international or premium" : "national";
    }

    /** A payer in words. Names may be a stranger's text: control characters are escaped, length is bounded. */
    static String name(Payer payer) {
        return switch (payer.kind()) {
            case EXTENSION -> printable(payer.name());
            case FEATURE -> "feature " + printable(payer.name());
            case DID -> "inbound number " + printable(payer.name());
            case ORIGINATE -> "originator " + printable(payer.name());
            case UNKNOWN -> "a payer nobody can prove";
        };
    }

    /** When the call a fact is about was answered, as the fact says; 0 when it does not. */
    static long answeredNanos(Fact fact) {
        return fact instanceof CallAnswered answered
                ? answered.answeredNanos()
                : fact instanceof CallLasted lasted ? lasted.answeredNanos() : 0;
    }

    /** The extension whose phone logged in or was seen; unknown for other facts, and for whoever logs in to the Manager Interface. */
    static Payer phone(Fact fact) {
        if (fact instanceof AuthSucceeded proved && PHONES.contains(proved.service())) {
            return Payer.extension(proved.account());
        }
        return fact instanceof PhoneSeen seen ? Payer.extension(seen.account()) : Payer.UNKNOWN;
    }

    /** Text fit for a log line. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(LONGEST_NAME, text.length()); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return text.length() > LONGEST_NAME ? out.append('…').toString() : out.toString();
    }
}
