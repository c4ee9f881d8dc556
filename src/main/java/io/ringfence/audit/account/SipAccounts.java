package io.ringfence.audit.account;

import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The peers, users and friends of {@code sip.conf} and {@code iax.conf}. */
final class SipAccounts {
    private final String technology;
    private final Conf conf;
    private final Conf lists;
    private final Section general;

    SipAccounts(String technology, Conf conf, Conf lists) {
        this.technology = technology;
        this.conf = conf;
        this.lists = lists;
        this.general = conf.section("general");
    }

    List<Account> read() {
        List<Account> accounts = new ArrayList<>();
        for (Section section : conf.real()) {
            String type = section.last("type").value().toLowerCase(Locale.ROOT);
            if (!section.name().equalsIgnoreCase("general")
                    && !section.name().equalsIgnoreCase("authentication")
                    && List.of("friend", "user", "peer").contains(type)) {
                accounts.add(account(section, type));
            }
        }
        return accounts;
    }

    private Account account(Section section, String type) {
        Setting host = section.last("host");
        boolean dynamic = host.value().equalsIgnoreCase("dynamic");
        boolean user = type.equals("user");
        boolean fixed = host.given() && !dynamic;
        List<Setting> secrets = section.all("secret", "md5secret", "password").stream()
                .filter(secret -> !secret.value().isEmpty())
                .toList();
        boolean keyed = section.last("auth").value().toLowerCase(Locale.ROOT).contains("rsa");
        boolean guest = secrets.isEmpty() && !keyed && !fixed && technology.equals("IAX2") && user;
        Account.Role role = guest ? Account.Role.GUEST : fixed ? Account.Role.TRUNK : Account.Role.PHONE;
        Setting context = section.last("context");
        Acl acl = Acl.of(general, lists, List.of("contactpermit"), List.of("contactdeny"), List.of("contactacl"))
                .and(Acl.of(section, lists));
        return new Account(
                technology,
                section.name(),
                section.at(Setting.NONE),
                role,
                section.last("defaultuser", "username"),
                secrets.isEmpty() ? secrets : List.of(secrets.get(secrets.size() - 1)),
                keyed,
                context.given() ? context : inherited(section),
                dynamic || !fixed,
                acl,
                section.last("call-limit", "busylevel", "callcounter", "maxcallnumbers")
                        .given());
    }

    private Setting inherited(Section section) {
        Setting context = general.last("context");
        return new Setting("context", context.given() ? context.value() : "default", section.file(), section.line());
    }
}
