package io.ringfence.web.api;

import io.ringfence.access.Scope;

/** What is done about the service itself and not about a call. What takes seconds is begun, and looked at later. */
public interface Upkeep {
    /** Who asks for something, and why, as the audit log keeps it. */
    record Asked(String who, String why) {}

    /** The answer to whoever asks for something. */
    sealed interface Reply {
        /** It was done, or begun. */
        record Done(Object told) implements Reply {}

        /** It cannot be done as things are. */
        record Unable(String why) implements Reply {}

        /** It was done just now, and may be done again after so many seconds. */
        record Later(long seconds) implements Reply {}
    }

    /** The last drill on every PBX in a scope. */
    Object drills(Scope scope);

    /** Begins a drill. */
    Reply drill(String pbx, Asked asked);

    /** The backups that are there. */
    Object backups();

    /** Begins a backup. */
    Reply backup(Asked asked);

    /** Who is told, and how the last test messages went. */
    Object receivers();

    /** Begins to send every receiver a test message. */
    Reply test(Asked asked);

    /** Reads the settings file again. */
    Reply reload(Asked asked);

    /** What is watched in a scope and is not as it was accepted. */
    Object changes(Scope scope) throws Exception;

    /** Accepts the configuration of a PBX as it is. */
    Reply accept(String pbx, Asked asked);

    /** Changes of a PBX that come within {@code nanos} are expected. */
    Reply announce(String pbx, long nanos, Asked asked);
}
