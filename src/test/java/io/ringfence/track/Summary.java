package io.ringfence.track;

import io.ringfence.ami.Event;
import io.ringfence.fact.AccountProbed;
import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.CallForwarded;
import io.ringfence.fact.CallLasted;
import io.ringfence.fact.CallTransferred;
import io.ringfence.fact.ConfigurationChanged;
import io.ringfence.fact.Fact;
import io.ringfence.fact.FeedLost;
import io.ringfence.fact.FeedRestored;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.fact.Payer;
import io.ringfence.fact.PhoneSeen;
import java.util.ArrayList;
import java.util.List;

/** Facts as short lines without times and counters, so that two runs and two versions of Asterisk compare. */
public final class Summary implements Fact.Cases<String> {
    private final Tracker tracker;

    Summary(Tracker tracker) {
        this.tracker = tracker;
    }

    /** What a tracker tells of events, one line a fact. */
    public static List<String> of(Tracker tracker, List<Event> events) {
        Summary summary = new Summary(tracker);
        List<String> lines = new ArrayList<>();
        for (Event event : events) {
            for (Fact fact : tracker.on(event)) {
                lines.add(fact.match(summary));
            }
        }
        return lines;
    }

    private String call(Call call) {
        return call.attempt() + " " + payer(call.payer()) + " " + call.route() + " " + call.dialled() + " "
                + call.destination().type();
    }

    private static String payer(Payer payer) {
        return payer.kind() + " " + payer.name();
    }

    @Override
    public String callAttempted(CallAttempted fact) {
        String leg = ChannelName.of(tracker.channelName(fact.call().uniqueid())).device();
        return "attempted " + call(fact.call()) + " on " + leg + (fact.alreadyUp() ? " already up" : "");
    }

    @Override
    public String callAnswered(CallAnswered fact) {
        return "answered " + call(fact.call()) + " trunk=" + fact.call().trunk();
    }

    @Override
    public String callLasted(CallLasted fact) {
        return "lasted " + call(fact.call());
    }

    @Override
    public String callEnded(CallEnded fact) {
        return "ended " + call(fact.call()) + (fact.answeredNanos() == 0 ? " unanswered" : "")
                + (fact.inferred() ? " inferred" : "");
    }

    @Override
    public String callForwarded(CallForwarded fact) {
        return "forwarded by " + payer(fact.forwarder()) + " to " + fact.target();
    }

    @Override
    public String callTransferred(CallTransferred fact) {
        return "transferred by " + payer(fact.transferer()) + " to " + fact.target()
                + (fact.attended() ? " attended" : "");
    }

    @Override
    public String authSucceeded(AuthSucceeded fact) {
        return "authenticated " + fact.account() + " from " + fact.address().host();
    }

    @Override
    public String phoneSeen(PhoneSeen fact) {
        return "seen " + fact.account() + " at " + fact.address().host();
    }

    @Override
    public String authFailed(AuthFailed fact) {
        return "refused " + fact.account() + " from " + fact.address().host() + " " + fact.reason()
                + (fact.challengeAnswered() ? " proved" : "");
    }

    @Override
    public String accountProbed(AccountProbed fact) {
        return "probed " + fact.account() + " from " + fact.address().host();
    }

    @Override
    public String feedLost(FeedLost fact) {
        return "lost " + fact.reason();
    }

    @Override
    public String feedRestored(FeedRestored fact) {
        return "restored since " + fact.lostAtNanos();
    }

    @Override
    public String configurationChanged(ConfigurationChanged fact) {
        return fact.change() + " " + fact.what() + " " + fact.name();
    }

    @Override
    public String injectionAttempted(InjectionAttempted fact) {
        return "injection in " + fact.event() + " " + fact.field() + " by " + payer(fact.payer()) + " on "
                + fact.uniqueid();
    }
}
