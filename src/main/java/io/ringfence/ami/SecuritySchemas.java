package io.ringfence.ami;

import static io.ringfence.ami.Form.ADDRESS;
import static io.ringfence.ami.Form.TEXT;

import io.ringfence.network.SourceAddress;

/** The security events, whose headers stand in the order of Asterisk's {@code main/security_events.c}. */
final class SecuritySchemas {
    private SecuritySchemas() {}

    /** The schema of {@code type}. */
    static Schema of(Event.Security.Type type) {
        Draft draft = Draft.event(type.name(), "security")
                .one("EventTV", TEXT)
                .one("Severity", TEXT)
                .one("Service", TEXT)
                .one("EventVersion", TEXT);
        boolean accountLast = type == Event.Security.Type.RequestBadFormat;
        if (!accountLast) {
            draft.hostile("AccountID", Schemas.WORD);
        }
        draft.one("SessionID", TEXT).one("LocalAddress", ADDRESS).one("RemoteAddress", ADDRESS);
        switch (type) {
            case ChallengeResponseFailed ->
                draft.maybe("Challenge", TEXT).maybeHostile("Response", 256).maybe("ExpectedResponse", TEXT);
            case FailedACL -> draft.maybe("Module", TEXT).maybe("ACLName", TEXT);
            case RequestBadFormat ->
                draft.one("RequestType", TEXT)
                        .maybe("Module", TEXT)
                        .maybe("SessionTV", TEXT)
                        .maybeHostile("AccountID", Schemas.WORD);
            default -> {}
        }
        int session = accountLast ? 4 : 5;
        int account = accountLast ? 10 : 4;
        int detail = switch (type) {
            case FailedACL -> 9;
            case ChallengeResponseFailed -> 8;
            case ChallengeSent -> 0;
            default -> -1;
        };
        return draft.builds((t, v) -> new Event.Security(
                t,
                type,
                v.text(2),
                v.text(account),
                v.text(session),
                SourceAddress.parse(v.text(session + 2)),
                detail < 0 ? "" : v.text(detail)));
    }
}
