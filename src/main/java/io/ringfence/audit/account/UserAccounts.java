package io.ringfence.audit.account;

import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import java.util.ArrayList;
import java.util.List;

/** The users of {@code users.conf}; what one does not say is taken from {@code [general]}. */
final class UserAccounts {
    private final Conf conf;
    private final Conf lists;

    UserAccounts(Conf conf, Conf lists) {
        this.conf = conf;
        this.lists = lists;
    }

    List<Account> read() {
        List<Account> accounts = new ArrayList<>();
        for (Section section : conf.real()) {
            if (section.name().equalsIgnoreCase("general")) {
                continue;
            }
            if (value(section, "hassip").yes()) {
                accounts.add(account(section, "SIP"));
            }
            if (value(section, "hasiax").yes()) {
                accounts.add(account(section, "IAX2"));
            }
        }
        return accounts;
    }

    private Setting value(Section section, String key) {
        Setting own = section.last(key);
        return own.given() ? own : conf.section("general").last(key);
    }

    private Account account(Section section, String technology) {
        Setting secret = value(section, "secret");
        Setting host = value(section, "host");
        boolean fixed = host.given() && !host.value().equalsIgnoreCase("dynamic");
        Setting context = value(section, "context");
        return new Account(
                technology,
                section.name(),
                section.at(Setting.NONE),
                fixed ? Account.Role.TRUNK : Account.Role.PHONE,
                Setting.NONE,
                secret.value().isEmpty() ? List.of() : List.of(secret),
                false,
                context.given() ? context : new Setting("context", "default", section.file(), section.line()),
                !fixed,
                Acl.of(section, lists),
                value(section, "call-limit").given());
    }
}
