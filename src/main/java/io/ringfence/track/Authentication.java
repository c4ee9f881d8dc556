package io.ringfence.track;

import io.ringfence.ami.Event.Security;
import io.ringfence.fact.AccountProbed;
import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.Fact;
import java.util.function.Consumer;

/**
 * Security events as facts. A challenge sent is ordinary traffic; overload and protocol complaints are about requests, not
 * about who asks. Only the answer to a challenge proves the address it came from.
 */
final class Authentication {
    private final String pbx;
    private final Consumer<Fact> facts;
    private final Challenges challenges = new Challenges();

    Authentication(String pbx, Consumer<Fact> facts) {
        this.pbx = pbx;
        this.facts = facts;
    }

    void on(Security event) {
        long at = event.stamp().atNanos();
        switch (event.type()) {
            case SuccessfulAuth ->
                facts.accept(new AuthSucceeded(at, pbx, event.service(), event.account(), event.remote()));
            case InvalidAccountID ->
                facts.accept(new AccountProbed(
                        at, pbx, event.service(), event.account(), event.remote(), event.sessionId()));
            case ChallengeResponseFailed ->
                failed(event, challenges.answered(event.remote(), event.service(), event.detail(), at), "");
            case InvalidPassword -> failed(event, challenges.answered(event.remote(), event.service(), "", at), "");
            case FailedACL, AuthMethodNotAllowed, UnexpectedAddress, InvalidTransport ->
                failed(event, false, event.detail());
            case ChallengeSent -> challenges.sent(event.remote(), event.detail(), at);
            case SessionLimit,
                    MemoryLimit,
                    LoadAverageLimit,
                    RequestNotSupported,
                    RequestNotAllowed,
                    RequestBadFormat -> {}
        }
    }

    private void failed(Security event, boolean challengeAnswered, String detail) {
        facts.accept(new AuthFailed(
                event.stamp().atNanos(),
                pbx,
                event.service(),
                event.account(),
                event.remote(),
                challengeAnswered,
                event.type().name(),
                detail,
                event.sessionId()));
    }
}
