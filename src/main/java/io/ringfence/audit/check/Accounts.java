package io.ringfence.audit.check;

import static io.ringfence.audit.weakness.Severity.HIGH;
import static io.ringfence.audit.weakness.Severity.LOW;
import static io.ringfence.audit.weakness.Severity.MEDIUM;

import io.ringfence.audit.account.Account;
import io.ringfence.audit.account.Typed;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import io.ringfence.audit.weakness.Check;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Weakness;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Who may call without proof, by a name anybody can guess, or from anywhere. */
final class Accounts implements Check {

    @Override
    public void look(Scene scene, Consumer<Weakness> found) {
        for (Account account : scene.site().accounts()) {
            switch (account.role()) {
                case GUEST -> guest(account, found);
                case PHONE -> phone(account, found);
                case TRUNK -> trunk(scene, account, found);
            }
        }
        insecure(scene, found);
        identified(scene, found);
        names(scene, found);
    }

    private static void guest(Account account, Consumer<Weakness> found) {
        found.accept(
                Weakness.at(
                        account.header(),
                        "guest-calls",
                        HIGH,
                        "guest calls are allowed by " + account.label(),
                        "Anybody who reaches the port may place a call without a password, into context "
                                + account.context().value() + ".",
                        "remove it unless strangers must be able to call, and then let its context reach nothing but what they may call"));
    }

    private static void phone(Account account, Consumer<Weakness> found) {
        String username = account.username().value();
        boolean extension = account.name().matches("[0-9]{1,12}");
        if (extension && (username.isEmpty() || username.equals(account.name()))) {
            Setting place = account.username().given() ? account.username() : account.header();
            found.accept(Weakness.at(
                    place,
                    "username-is-extension",
                    LOW,
                    account.label() + " logs in with its extension number",
                    "Extension numbers are on every business card: an attacker needs only the password.",
                    "let phones log in with a name that nobody can guess, and keep the number for the dialplan"));
        }
        if (account.keyed()) {
            return;
        }
        if (!account.acl().given() && account.dynamic()) {
            found.accept(Weakness.at(
                    account.header(),
                    "no-acl",
                    MEDIUM,
                    account.label() + " may log in from any address in the world",
                    "A stolen or guessed password is enough; with an access list it is not.",
                    "add deny=0.0.0.0/0.0.0.0 and permit=the networks of your phones"));
        } else if (account.dynamic() && !account.acl().restricts()) {
            found.accept(Weakness.at(
                    account.acl().culprit(),
                    "acl-open",
                    MEDIUM,
                    "the access list of " + account.label() + " lets everybody in",
                    "Asterisk allows what no rule denies, and the last rule that matches decides.",
                    "put deny=0.0.0.0/0.0.0.0 first, then permit= for the networks of your phones"));
        }
    }

    private static void trunk(Scene scene, Account account, Consumer<Weakness> found) {
        boolean counted = scene.conf("extensions.conf").sections().stream()
                .flatMap(section -> section.settings().stream())
                .anyMatch(setting -> setting.value().contains("GROUP_COUNT("));
        if (!account.limited() && !counted && !scene.plan().contexts().isEmpty()) {
            found.accept(
                    Weakness.at(
                            account.header(),
                            "trunk-unlimited",
                            LOW,
                            "nothing limits how many calls " + account.label() + " carries at once",
                            "A thief opens as many calls as the trunk takes; a limit bounds the loss while nobody looks.",
                            "count calls in the dialplan with GROUP() and GROUP_COUNT(), or set call-limit, and ask the carrier for a daily limit"));
        }
    }

    private static void insecure(Scene scene, Consumer<Weakness> found) {
        if (!scene.site().loads("chan_sip")) {
            return;
        }
        for (Section section : scene.conf("sip.conf").real()) {
            Setting insecure = section.last("insecure");
            String value = insecure.value().toLowerCase(Locale.ROOT);
            boolean dynamic = section.last("host").value().equalsIgnoreCase("dynamic");
            boolean general = section.name().equalsIgnoreCase("general");
            if ((value.contains("invite") || value.equals("very")) && (dynamic || general)) {
                found.accept(Weakness.at(
                        insecure,
                        "insecure-invite",
                        HIGH,
                        "calls from " + section.name() + " need no password",
                        "insecure=" + value
                                + " skips the password for calls, and without a fixed host anybody can use the name.",
                        "remove insecure, or give the peer a fixed host"));
            }
        }
    }

    /** Trunks without a password that are known by a name in the From header, which anybody can write. */
    private static void identified(Scene scene, Consumer<Weakness> found) {
        for (Section identify : Typed.of(scene.conf("pjsip.conf"), "identify")) {
            for (Setting match : identify.all("match")) {
                if (List.of(match.value().split(",")).stream()
                        .anyMatch(one -> one.strip().matches("(0\\.0\\.0\\.0|::)/0+(\\.0+)*"))) {
                    found.accept(Weakness.at(
                            match,
                            "identify-everybody",
                            HIGH,
                            "everybody is taken for "
                                    + identify.last("endpoint").value(),
                            "A match of every address lets any stranger call as this endpoint.",
                            "match only the addresses of the carrier"));
                }
            }
        }
    }

    private static void names(Scene scene, Consumer<Weakness> found) {
        String order = Typed.of(scene.conf("pjsip.conf"), "global").stream()
                .map(global -> global.last("endpoint_identifier_order").value())
                .reduce("", (before, now) -> now.isEmpty() ? before : now);
        if (!order.isEmpty() && !order.contains("username")) {
            return;
        }
        for (Account account : scene.site().accounts()) {
            if (account.technology().equals("PJSIP") && account.role() == Account.Role.TRUNK && account.unproved()) {
                Section section = section(scene, account);
                Setting by = section.last("identify_by", "endpoint/identify_by");
                boolean named = by.value().isEmpty()
                        || by.value().contains("username")
                        || by.value().contains("default");
                if (named) {
                    found.accept(
                            Weakness.at(
                                    section.at(by),
                                    "trunk-by-name",
                                    MEDIUM,
                                    account.label() + " is known by its name alone",
                                    "It has no password for incoming calls, and by default Asterisk also knows an endpoint by the From header:"
                                            + " a stranger who writes " + account.name()
                                            + " there is taken for the carrier.",
                                    "write identify_by=ip in the endpoint and match the carrier's addresses in an identify section"));
                }
            }
        }
    }

    private static Section section(Scene scene, Account account) {
        return List.of("pjsip.conf", "pjsip_wizard.conf").stream()
                .flatMap(file -> scene.conf(file).real().stream())
                .filter(section -> section.file().equals(account.header().file())
                        && section.line() == account.header().line())
                .findFirst()
                .orElse(Section.NONE);
    }
}
