package io.ringfence.audit.account;

import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The endpoints of {@code pjsip.conf}, each with its auth, aor and identify. */
final class PjsipAccounts {
    private final Conf conf;
    private final Conf lists;

    PjsipAccounts(Conf conf, Conf lists) {
        this.conf = conf;
        this.lists = lists;
    }

    List<Account> read() {
        Acl everybody = Acl.NONE;
        for (Section acl : Typed.of(conf, "acl")) {
            everybody = everybody.and(Acl.of(acl, lists));
        }
        List<Account> accounts = new ArrayList<>();
        for (Section endpoint : Typed.of(conf, "endpoint")) {
            accounts.add(account(endpoint, everybody));
        }
        return accounts;
    }

    private Account account(Section endpoint, Acl everybody) {
        List<Setting> secrets = new ArrayList<>();
        Setting username = Setting.NONE;
        Setting auths = endpoint.last("auth");
        for (String name : auths.value().split(",")) {
            Section auth = named("auth", name.strip());
            Setting secret = auth.last("password", "md5_cred", "password_digest");
            username = auth.last("username").given() ? auth.last("username") : username;
            if (!secret.value().isEmpty()) {
                secrets.add(secret);
            }
        }
        Section aor =
                named("aor", endpoint.last("aors").value().split(",", 2)[0].strip());
        boolean identified = Typed.of(conf, "identify").stream()
                .anyMatch(identify -> identify.last("endpoint").value().equalsIgnoreCase(endpoint.name()));
        boolean fixed = aor.last("contact").given();
        Setting context = endpoint.last("context");
        return new Account(
                "PJSIP",
                endpoint.name(),
                endpoint.at(Setting.NONE),
                role(endpoint, identified || fixed && secrets.isEmpty()),
                username,
                secrets,
                auths.given() && secrets.isEmpty() && keyed(auths),
                context.given() ? context : new Setting("context", "default", endpoint.file(), endpoint.line()),
                !identified,
                everybody.and(Acl.of(endpoint, lists)),
                false);
    }

    private static Account.Role role(Section endpoint, boolean elsewhere) {
        String name = endpoint.name().toLowerCase(Locale.ROOT);
        if (name.equals("anonymous") || name.startsWith("anonymous@")) {
            return Account.Role.GUEST;
        }
        return elsewhere || endpoint.last("outbound_auth").given() ? Account.Role.TRUNK : Account.Role.PHONE;
    }

    /** Proved by an auth that is not in the file, which may be in realtime, or by a token. */
    private boolean keyed(Setting auths) {
        for (String name : auths.value().split(",")) {
            Section auth = named("auth", name.strip());
            String type = auth.last("auth_type").value().toLowerCase(Locale.ROOT);
            if (!auth.given() || type.contains("oauth")) {
                return true;
            }
        }
        return false;
    }

    private Section named(String type, String name) {
        return Typed.of(conf, type).stream()
                .filter(section -> section.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(Section.NONE);
    }
}
