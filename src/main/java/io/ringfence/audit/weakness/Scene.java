package io.ringfence.audit.weakness;

import io.ringfence.audit.account.Account;
import io.ringfence.audit.account.Site;
import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.plan.Dialled;
import io.ringfence.audit.plan.Dialplan;
import io.ringfence.audit.plan.Peers;
import io.ringfence.audit.plan.Reach;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything a check may look at. */
public final class Scene {
    private final Site site;
    private final Dialplan plan;
    private final Calls calls;
    private final String version;
    private final Map<String, Reach> reached = new HashMap<>();
    private final Peers peers = new Peers() {
        @Override
        public boolean phone(String technology, String name) {
            return known(technology, name, Account.Role.PHONE);
        }

        @Override
        public boolean trunk(String technology, String name) {
            return known(technology, name, Account.Role.TRUNK);
        }
    };

    /**
     * @param version of Asterisk; empty when it is not known
     * @param calls made in the past
     */
    public Scene(Site site, Dialplan plan, String version, Calls calls) {
        this.site = site;
        this.plan = plan;
        this.version = version;
        this.calls = calls;
    }

    private boolean known(String technology, String name, Account.Role role) {
        return site.accounts().stream()
                .anyMatch(account -> account.role() == role
                        && account.technology().equals(technology)
                        && account.name().equalsIgnoreCase(name));
    }

    /** Accounts and entrances. */
    public Site site() {
        return site;
    }

    /** The dialplan. */
    public Dialplan plan() {
        return plan;
    }

    /** One configuration file. */
    public Conf conf(String name) {
        return site.folder().conf(name);
    }

    /** Past calls. */
    public Calls calls() {
        return calls;
    }

    /** Asterisk's version; empty when it is not known. */
    public String version() {
        return version;
    }

    /** Phones and trunks. */
    public Peers peers() {
        return peers;
    }

    /** Where somebody gets to who may dial anything in {@code context}. */
    public Reach from(String context) {
        Reach known = reached.get(context);
        if (known == null) {
            known = Reach.from(plan, peers, context, Dialled.ANYTHING);
            reached.put(context, known);
        }
        return known;
    }

    /** What was dialled in the past. */
    public interface Calls {
        /** Stands for no call records. */
        Calls UNKNOWN = List::of;

        /** The numbers, as dialled; empty when nothing is known. */
        List<String> dialled();
    }
}
