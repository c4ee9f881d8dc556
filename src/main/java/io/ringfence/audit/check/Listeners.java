package io.ringfence.audit.check;

import static io.ringfence.audit.weakness.Severity.HIGH;
import static io.ringfence.audit.weakness.Severity.INFO;
import static io.ringfence.audit.weakness.Severity.LOW;

import io.ringfence.audit.account.Account;
import io.ringfence.audit.account.Bind;
import io.ringfence.audit.account.Typed;
import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import io.ringfence.audit.weakness.Check;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Weakness;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What listens where: HTTP, SIP on the port scanners try, drivers nobody uses, and encryption that is missing. */
final class Listeners implements Check {
    private static final Map<String, String> RARE = Map.of(
            "mgcp.conf", "chan_mgcp",
            "skinny.conf", "chan_skinny",
            "unistim.conf", "chan_unistim",
            "dundi.conf", "pbx_dundi",
            "ooh323.conf", "chan_ooh323");

    @Override
    public void look(Scene scene, Consumer<Weakness> found) {
        http(scene, found);
        if (scene.site().loads("chan_pjsip")) {
            pjsip(scene, found);
        }
        if (scene.site().loads("chan_sip")) {
            sip(scene, found);
        }
        unused(scene, found);
    }

    private static void http(Scene scene, Consumer<Weakness> found) {
        Section general = scene.conf("http.conf").section("general");
        Setting address = general.last("bindaddr");
        if (general.last("enabled").yes() && address.given() && new Bind(address, address.value()).everywhere()) {
            found.accept(Weakness.at(
                    address,
                    "http-public",
                    HIGH,
                    "Asterisk's HTTP server listens on every interface",
                    "It serves AMI, ARI and provisioning in clear text, and has had holes that need no login (GHSA-3rhj-hhw7-m6fw).",
                    "write bindaddr=127.0.0.1, and tlsenable=yes with tlsbindaddr for phones in browsers"));
        }
    }

    private static void pjsip(Scene scene, Consumer<Weakness> found) {
        Conf conf = scene.conf("pjsip.conf");
        List<Section> transports = Typed.of(conf, "transport");
        boolean encrypted = false;
        for (Section transport : transports) {
            String protocol = transport.last("protocol").value().toLowerCase(Locale.ROOT);
            encrypted |= List.of("tls", "wss").contains(protocol);
            Setting bind = transport.last("bind");
            if (List.of("", "udp", "tcp").contains(protocol) && bind.given()) {
                usual(bind, bind.value(), port(bind.value()), found);
            }
        }
        if (!transports.isEmpty() && !encrypted) {
            found.accept(Weakness.at(
                    transports.get(0).at(Setting.NONE),
                    "no-tls",
                    INFO,
                    "no SIP over TLS",
                    "Who can read the network reads who calls whom, and can try passwords offline.",
                    "add a transport with protocol=tls, and media_encryption=sdes for phones"));
        }
    }

    private static void sip(Scene scene, Consumer<Weakness> found) {
        Section general = scene.conf("sip.conf").section("general");
        if (general.given()) {
            Setting bind = general.last("udpbindaddr", "bindaddr");
            Setting port = general.last("bindport");
            String number = port.given() ? port.value() : port(bind.value());
            usual(general.at(bind), bind.given() ? bind.value() : "0.0.0.0", number, found);
            if (!general.last("tlsenable").yes()) {
                found.accept(Weakness.at(
                        general.at(general.last("tlsenable")),
                        "no-tls",
                        INFO,
                        "no SIP over TLS",
                        "Who can read the network reads who calls whom, and can try passwords offline.",
                        "write tlsenable=yes with a certificate, and encryption=yes for phones"));
            }
        }
    }

    private static String port(String address) {
        int colon = address.lastIndexOf(':');
        return colon >= 0 && address.substring(colon + 1).matches("[0-9]+") ? address.substring(colon + 1) : "5060";
    }

    private static void usual(Setting place, String address, String port, Consumer<Weakness> found) {
        if (port.equals("5060") && new Bind(place, address).everywhere()) {
            found.accept(
                    Weakness.at(
                            place,
                            "sip-default-port",
                            LOW,
                            "SIP listens on port 5060 of every interface",
                            "Every PBX there is scanned within minutes and for ever after; the firewall should let in only who must reach it.",
                            "bind the inner address, or let the firewall admit only your carriers and phones; another port keeps scanners away"));
        }
    }

    private static void unused(Scene scene, Consumer<Weakness> found) {
        RARE.forEach((file, module) -> {
            Section general = scene.conf(file).section("general");
            if (general.given()
                    && scene.conf("modules.conf").present()
                    && scene.site().loads(module)) {
                found.accept(Weakness.at(
                        general.at(Setting.NONE),
                        "port-unused",
                        LOW,
                        module + " listens and is hardly ever needed",
                        "Every protocol that listens is one more that can be attacked.",
                        "write noload = " + module + ".so in modules.conf unless you use it"));
            }
        });
        Section iax = scene.conf("iax.conf").section("general");
        boolean used = scene.site().accounts().stream()
                .anyMatch(account -> account.technology().equals("IAX2")
                        && account.role() != Account.Role.GUEST
                        && !account.keyed());
        if (iax.given() && scene.site().loads("chan_iax2") && !used) {
            found.accept(Weakness.at(
                    iax.at(Setting.NONE),
                    "port-unused",
                    LOW,
                    "IAX2 listens on port 4569 and nobody uses it",
                    "Every protocol that listens is one more that can be attacked.",
                    "write noload = chan_iax2.so in modules.conf"));
        }
    }
}
