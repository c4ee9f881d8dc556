package io.ringfence.audit.account;

import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import java.util.ArrayList;
import java.util.List;

/** The phones and trunks of {@code pjsip_wizard.conf}. */
final class WizardAccounts {
    private final Conf conf;
    private final Conf lists;

    WizardAccounts(Conf conf, Conf lists) {
        this.conf = conf;
        this.lists = lists;
    }

    List<Account> read() {
        List<Account> accounts = new ArrayList<>();
        Typed.of(conf, "wizard").forEach(section -> accounts.add(account(section)));
        return accounts;
    }

    private Account account(Section section) {
        boolean auth = section.last("accepts_auth").yes();
        Setting password = section.last("inbound_auth/password", "inbound_auth/md5_cred");
        boolean registers = section.last("accepts_registrations").yes();
        boolean hosts = section.last("remote_hosts", "identify/match").given();
        boolean trunk = !registers
                && (hosts
                        || section.last("sends_auth").yes()
                        || section.last("sends_registrations").yes());
        Setting context = section.last("endpoint/context");
        Acl acl = Acl.of(
                section,
                lists,
                List.of("endpoint/permit", "endpoint/contact_permit"),
                List.of("endpoint/deny", "endpoint/contact_deny"),
                List.of("endpoint/acl", "endpoint/contact_acl"));
        boolean guest = section.name().equalsIgnoreCase("anonymous");
        return new Account(
                "PJSIP",
                section.name(),
                section.at(Setting.NONE),
                guest ? Account.Role.GUEST : trunk ? Account.Role.TRUNK : Account.Role.PHONE,
                section.last("inbound_auth/username"),
                auth && !password.value().isEmpty() ? List.of(password) : List.of(),
                false,
                context.given() ? context : new Setting("context", "default", section.file(), section.line()),
                !hosts,
                acl,
                false);
    }
}
