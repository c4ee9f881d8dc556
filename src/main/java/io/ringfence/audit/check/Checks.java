package io.ringfence.audit.check;

import io.ringfence.audit.weakness.Check;
import java.util.List;

/** Every check, in the order they look. */
public final class Checks {
    private Checks() {}

    /** All of them. */
    public static List<Check> all() {
        return List.of(
                new Switches(),
                new Accounts(),
                new AccountSecrets(),
                new ManagerRights(),
                new Listeners(),
                new Outside(),
                new DialOptions(),
                new Injection(),
                new Disa(),
                new Voicemail(),
                new Routes(),
                new Versions(),
                new Running(),
                new OnDisk());
    }
}
