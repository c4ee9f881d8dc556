package io.ringfence.audit.check;

import static io.ringfence.audit.weakness.Severity.CRITICAL;
import static io.ringfence.audit.weakness.Severity.HIGH;

import io.ringfence.audit.account.Account;
import io.ringfence.audit.account.Typed;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import io.ringfence.audit.weakness.Check;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Secrets;
import io.ringfence.audit.weakness.Severity;
import io.ringfence.audit.weakness.Weakness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Secrets of phones, AMI users, ARI users: missing, made from the name, easy to guess, or shared. They are never shown. */
final class AccountSecrets implements Check {
    /** Somebody who proves himself by a secret. */
    private record Holder(String label, List<String> names, Setting secret) {}

    @Override
    public void look(Scene scene, Consumer<Weakness> found) {
        List<Holder> holders = new ArrayList<>();
        for (Account account : scene.site().accounts()) {
            if (account.role() == Account.Role.PHONE && account.unproved() && account.dynamic()) {
                found.accept(Weakness.at(
                        account.header(),
                        "secret-missing",
                        CRITICAL,
                        account.label() + " needs no password",
                        "Whoever uses this name can make calls from context "
                                + account.context().value() + "; scanners try such names first.",
                        "give it a long random secret"));
            }
            for (Setting secret : account.secrets()) {
                List<String> names = List.of(account.name(), account.username().value());
                if (!hashed(secret)) {
                    holders.add(new Holder(account.label(), names, secret));
                }
            }
        }
        managers(scene, holders, found);
        Set<String> told = new HashSet<>();
        for (Holder holder : holders) {
            judge(holder, told, found);
        }
        shared(holders, found);
    }

    private static boolean hashed(Setting secret) {
        return secret.named("md5secret")
                || secret.named("md5_cred")
                || secret.named("password_digest")
                || secret.named("inbound_auth/md5_cred");
    }

    private static void managers(Scene scene, List<Holder> holders, Consumer<Weakness> found) {
        if (scene.conf("manager.conf").section("general").last("enabled").yes()) {
            for (Section user : scene.conf("manager.conf").real()) {
                if (!user.name().equalsIgnoreCase("general")) {
                    add("AMI user " + user.name(), user, user.last("secret"), holders, found);
                }
            }
        }
        for (Section user : Typed.of(scene.conf("ari.conf"), "user")) {
            if (!user.last("password_format").value().equalsIgnoreCase("crypt")) {
                add("ARI user " + user.name(), user, user.last("password"), holders, found);
            }
        }
    }

    private static void add(
            String label, Section user, Setting secret, List<Holder> holders, Consumer<Weakness> found) {
        if (!secret.value().isEmpty()) {
            holders.add(new Holder(label, List.of(user.name()), secret));
            return;
        }
        found.accept(Weakness.at(
                user.at(secret),
                "secret-missing",
                HIGH,
                label + " has no password",
                "Depending on the version the account is unusable or open; nobody can tell which by looking.",
                "give it a long random secret, or remove it"));
    }

    private static void judge(Holder holder, Set<String> told, Consumer<Weakness> found) {
        Setting secret = holder.secret();
        boolean own = holder.names().stream().anyMatch(name -> Secrets.fromName(secret.value(), name));
        if (!own && !Secrets.weak(secret.value()) || !told.add(secret.file() + ":" + secret.line())) {
            return;
        }
        if (own) {
            found.accept(Weakness.at(
                    secret,
                    "secret-from-name",
                    HIGH,
                    "the password of " + holder.label() + " is made from its name",
                    "It is the first thing an attacker tries; a published break-in took one guess.",
                    "replace it by a long random one, and see who has used the account"));
        } else {
            found.accept(Weakness.at(
                    secret,
                    "secret-weak",
                    HIGH,
                    "the password of " + holder.label() + " is easy to guess",
                    "Scanners try common and simple passwords at every PBX on the Internet, all day.",
                    "replace it by a random one of twenty characters or more, and see who has used the account"));
        }
    }

    /** The second and every further holder of a secret is told, and who holds it too. */
    private static void shared(List<Holder> holders, Consumer<Weakness> found) {
        Map<String, Holder> first = new LinkedHashMap<>();
        Set<String> told = new HashSet<>();
        for (Holder holder : holders) {
            Holder before = first.putIfAbsent(holder.secret().value(), holder);
            Setting place = holder.secret();
            if (before != null
                    && !before.label().equals(holder.label())
                    && told.add(place.file() + ":" + place.line())) {
                found.accept(Weakness.at(
                        place,
                        "secret-reused",
                        severity(before, holder),
                        holder.label() + " has the same password as " + before.label(),
                        "Who has taken the password of one has the other too, and blocking one does not help.",
                        "give each its own"));
            }
        }
    }

    private static Severity severity(Holder one, Holder other) {
        return one.label().startsWith("A") == other.label().startsWith("A") ? Severity.MEDIUM : HIGH;
    }
}
