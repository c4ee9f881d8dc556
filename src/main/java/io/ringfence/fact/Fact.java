package io.ringfence.fact;

/** Something that happened on a PBX, free of how the wire said it. */
public sealed interface Fact
        permits CallAttempted,
                CallAnswered,
                CallLasted,
                CallEnded,
                CallForwarded,
                CallTransferred,
                AuthSucceeded,
                PhoneSeen,
                AuthFailed,
                AccountProbed,
                FeedLost,
                FeedRestored,
                InjectionAttempted,
                ConfigurationChanged {

    /** The PBX by its configured name. */
    String pbx();

    /** When it happened: nanoseconds since 1970, stamped once at the source. */
    long atNanos();

    /** Hands this fact to the case that is for it. */
    <R> R match(Cases<R> cases);

    /** A case for every fact: adding a variant breaks every dispatcher that does not handle it. */
    interface Cases<R> {
        R callAttempted(CallAttempted fact);

        R callAnswered(CallAnswered fact);

        R callLasted(CallLasted fact);

        R callEnded(CallEnded fact);

        R callForwarded(CallForwarded fact);

        R callTransferred(CallTransferred fact);

        R authSucceeded(AuthSucceeded fact);

        R phoneSeen(PhoneSeen fact);

        R authFailed(AuthFailed fact);

        R accountProbed(AccountProbed fact);

        R feedLost(FeedLost fact);

        R feedRestored(FeedRestored fact);

        R injectionAttempted(InjectionAttempted fact);

        R configurationChanged(ConfigurationChanged fact);
    }
}
