package io.ringfence.audit.check;

import static io.ringfence.audit.weakness.Severity.HIGH;
import static io.ringfence.audit.weakness.Severity.INFO;
import static io.ringfence.audit.weakness.Severity.LOW;
import static io.ringfence.audit.weakness.Severity.MEDIUM;

import io.ringfence.audit.account.Acl;
import io.ringfence.audit.account.Bind;
import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import io.ringfence.audit.weakness.Check;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Severity;
import io.ringfence.audit.weakness.Weakness;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Who may command the PBX over AMI, from where, and with which rights. */
final class ManagerRights implements Check {
    private static final List<String> TOO_MUCH = List.of("all", "command", "config", "originate", "system");
    private static final String ALL = "0.0.0.0";

    @Override
    public void look(Scene scene, Consumer<Weakness> found) {
        Conf conf = scene.conf("manager.conf");
        Section general = conf.section("general");
        if (!general.last("enabled").yes()) {
            return;
        }
        Setting address = general.last("bindaddr");
        Bind bind = new Bind(general.at(address), address.given() ? address.value() : ALL);
        Bind tls = new Bind(
                general.last("tlsbindaddr"), general.last("tlsbindaddr").value());
        boolean encrypted = general.last("tlsenable").yes();
        if (bind.everywhere() || encrypted && tls.at().given() && tls.everywhere()) {
            Bind open = bind.everywhere() ? bind : tls;
            found.accept(Weakness.at(
                    open.at(),
                    "ami-public",
                    HIGH,
                    "AMI listens on every interface",
                    "Whoever logs in there can make calls and, with some rights, run programs; it needs to be reached from this machine"
                            + " only, or from one you name.",
                    "write bindaddr=127.0.0.1, or the address of an inner network"));
        }
        if (bind.reachable() && !encrypted) {
            found.accept(Weakness.at(
                    bind.at(),
                    "ami-no-tls",
                    MEDIUM,
                    "AMI is reached over the network without TLS",
                    "Logins and everything the PBX does can be read on the way; the login's MD5 can be tried offline.",
                    "bind it to 127.0.0.1, or write tlsenable=yes with a certificate"));
        }
        for (Section user : conf.real()) {
            if (!user.name().equalsIgnoreCase("general")) {
                addresses(user, scene, bind.reachable() || encrypted, found);
                rights(user, scene, found);
            }
        }
    }

    private static void addresses(Section user, Scene scene, boolean reachable, Consumer<Weakness> found) {
        Acl acl = acl(user, scene);
        Severity severity = reachable ? HIGH : MEDIUM;
        if (!acl.given()) {
            found.accept(Weakness.at(
                    user.at(Setting.NONE),
                    "ami-no-acl",
                    severity,
                    "AMI user " + user.name() + " may log in from any address",
                    "One guessed or stolen password commands the PBX.",
                    "add deny=0.0.0.0/0.0.0.0 and permit=127.0.0.1/255.255.255.255, or the machine that needs it"));
        } else if (!acl.restricts()) {
            found.accept(Weakness.at(
                    acl.culprit(),
                    "ami-acl-open",
                    severity,
                    "the access list of AMI user " + user.name() + " lets everybody in",
                    "Asterisk allows what no rule denies, and the last rule that matches decides.",
                    "put deny=0.0.0.0/0.0.0.0 first, then permit= for the machine that needs it"));
        }
    }

    private static void rights(Section user, Scene scene, Consumer<Weakness> found) {
        Setting write = user.last("write");
        List<String> wide = words(write).stream().filter(TOO_MUCH::contains).toList();
        if (rehearses(user, write) && acl(user, scene).onlyHere()) {
            found.accept(Weakness.at(
                    write,
                    "ami-originate-here",
                    INFO,
                    "AMI user " + user.name() + " may begin calls, from this machine only, and nothing else",
                    "That is what a drill of Ringfence needs, and no more than that; whoever reads its secret here can still call at your"
                            + " cost.",
                    "keep its secret where only the drill reads it, or take the account out if nothing uses it"));
        } else if (!wide.isEmpty()) {
            found.accept(Weakness.at(
                    write,
                    "ami-rights",
                    HIGH,
                    "AMI user " + user.name() + " may write " + String.join(",", wide),
                    "originate makes calls at your expense, system and config change the dialplan, command runs what the console can; each"
                            + " has been enough to take over the machine (CVE-2019-18610, CVE-2024-42365).",
                    "grant only the classes its program needs; Ringfence needs write=call,reporting,user"));
        }
        Setting read = user.last("read");
        if (words(read).contains("all")) {
            found.accept(Weakness.at(
                    read,
                    "ami-read-all",
                    LOW,
                    "AMI user " + user.name() + " may read everything",
                    "That includes the digits people dial into menus: PINs and card numbers (dtmf), and dialplan variables.",
                    "name the classes its program needs"));
        }
        for (Setting list : List.of(read, write)) {
            if (list.value().matches(".*\\s,.*|.*,\\s.*")) {
                found.accept(Weakness.at(
                        list,
                        "ami-class-spaces",
                        MEDIUM,
                        "spaces in the " + list.name() + " list of AMI user " + user.name()
                                + " make Asterisk drop rights in silence",
                        "Asterisk does not trim the words: all but the first are not granted, and a program that should see attacks is blind.",
                        "write the classes without spaces: system,call,security"));
            }
        }
    }

    private static Acl acl(Section user, Scene scene) {
        return Acl.of(user, scene.conf("acl.conf"), List.of("permit"), List.of("deny"), List.of("acl"));
    }

    /** As the operating guide has it: {@code write = originate}, and no {@code read} at all. */
    private static boolean rehearses(Section user, Setting write) {
        return words(write).equals(List.of("originate"))
                && user.last("read").value().isBlank();
    }

    private static List<String> words(Setting setting) {
        return List.of(setting.value().toLowerCase(Locale.ROOT).split(",")).stream()
                .map(String::strip)
                .toList();
    }
}
