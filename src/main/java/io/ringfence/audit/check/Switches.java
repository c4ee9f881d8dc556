package io.ringfence.audit.check;

import static io.ringfence.audit.weakness.Severity.CRITICAL;
import static io.ringfence.audit.weakness.Severity.HIGH;
import static io.ringfence.audit.weakness.Severity.LOW;
import static io.ringfence.audit.weakness.Severity.MEDIUM;

import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import io.ringfence.audit.weakness.Check;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Severity;
import io.ringfence.audit.weakness.Weakness;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Single settings that are wrong by themselves: a table. */
final class Switches implements Check {
    private static final Predicate<Setting> ON = Setting::yes;
    private static final Predicate<Setting> OFF = Setting::no;
    /** Also when nobody says anything, since Asterisk's default is to do it. */
    private static final Predicate<Setting> NOT_OFF = setting -> !setting.no();

    private static final String PARKING =
            "The parked party is usually the one from outside; with ## he gets a dial tone of the PBX and calls on at its expense.";
    private static final String PARKED = "write parkedcalltransfers=callee, or no";

    /**
     * @param module must be loaded for it to matter; empty when always
     * @param section the section, or {@code *} for each
     */
    private record Row(
            String module,
            String file,
            String section,
            String key,
            Predicate<Setting> bad,
            String id,
            Severity severity,
            String title,
            String why,
            String fix) {}

    private static final List<Row> TABLE = List.of(
            new Row(
                    "chan_sip",
                    "sip.conf",
                    "general",
                    "allowguest",
                    NOT_OFF,
                    "guest-calls",
                    HIGH,
                    "guest calls are allowed over SIP",
                    "Anybody who reaches the SIP port may place a call without a password, into the context of [general]; it is on unless"
                            + " turned off.",
                    "write allowguest=no in [general]"),
            new Row(
                    "chan_sip",
                    "sip.conf",
                    "general",
                    "alwaysauthreject",
                    OFF,
                    "auth-reject",
                    HIGH,
                    "refusals tell which accounts exist",
                    "A scanner gets one answer for a name that exists and another for one that does not, and then guesses passwords only"
                            + " for those that do.",
                    "write alwaysauthreject=yes in [general]"),
            new Row(
                    "chan_sip",
                    "sip.conf",
                    "general",
                    "autocreatepeer",
                    NOT_OFF.and(Setting::given),
                    "auto-peer",
                    CRITICAL,
                    "whoever registers gets an account",
                    "With autocreatepeer any name is accepted without a password.",
                    "write autocreatepeer=no"),
            new Row(
                    "chan_sip",
                    "sip.conf",
                    "*",
                    "promiscredir",
                    ON,
                    "redirects",
                    MEDIUM,
                    "a phone may redirect a call to any place in the world",
                    "A 302 answer with a foreign number or host is followed, and the PBX pays.",
                    "write promiscredir=no"),
            new Row(
                    "chan_pjsip",
                    "pjsip.conf",
                    "*",
                    "redirect_method",
                    setting -> setting.value().toLowerCase(Locale.ROOT).startsWith("uri"),
                    "redirects",
                    MEDIUM,
                    "a phone may redirect a call to any place in the world",
                    "With redirect_method uri_core or uri_pjsip a 302 answer with a foreign number or host is followed, and the PBX pays.",
                    "write redirect_method=user, and no outside numbers in that context"),
            new Row(
                    "chan_iax2",
                    "iax.conf",
                    "*",
                    "requirecalltoken",
                    OFF,
                    "iax-token",
                    MEDIUM,
                    "IAX2 calls need no call token",
                    "Without the token anybody can flood the PBX with calls from addresses that are not his (AST-2009-006).",
                    "write requirecalltoken=yes"),
            new Row(
                    "chan_iax2",
                    "iax.conf",
                    "*",
                    "calltokenoptional",
                    setting -> setting.value().startsWith("0.0.0.0"),
                    "iax-token",
                    MEDIUM,
                    "IAX2 calls from everywhere need no call token",
                    "Without the token anybody can flood the PBX with calls from addresses that are not his (AST-2009-006).",
                    "remove calltokenoptional, or name only the old peers that need it"),
            new Row(
                    "chan_iax2",
                    "iax.conf",
                    "*",
                    "auth",
                    setting -> setting.value().toLowerCase(Locale.ROOT).contains("plaintext"),
                    "iax-plaintext",
                    MEDIUM,
                    "IAX2 accepts the secret in clear text",
                    "Everybody on the way reads it and can make calls with it.",
                    "write auth=md5 or auth=rsa"),
            new Row(
                    "chan_iax2",
                    "iax.conf",
                    "general",
                    "delayreject",
                    OFF,
                    "iax-delay",
                    LOW,
                    "IAX2 refuses wrong passwords at once",
                    "A guesser can try as fast as the network allows.",
                    "write delayreject=yes in [general]"),
            new Row(
                    "",
                    "asterisk.conf",
                    "options",
                    "live_dangerously",
                    ON,
                    "live-dangerously",
                    HIGH,
                    "dialplan functions that run programs and write files may be called from outside the dialplan",
                    "With live_dangerously an AMI user or a device can use SHELL() and FILE(): whoever may set a variable owns the machine.",
                    "write live_dangerously=no"),
            new Row(
                    "",
                    "manager.conf",
                    "general",
                    "webenabled",
                    ON,
                    "ami-web",
                    MEDIUM,
                    "AMI is also served over HTTP",
                    "A second door to the same rights, behind a web server with holes of its own (GHSA-3rhj-hhw7-m6fw needs no login).",
                    "write webenabled=no unless a program needs it"),
            new Row(
                    "",
                    "users.conf",
                    "*",
                    "hasmanager",
                    ON,
                    "user-manager",
                    MEDIUM,
                    "a phone's secret also opens AMI",
                    "Who has taken the secret from a phone can command the PBX.",
                    "write hasmanager=no and give AMI users secrets of their own in manager.conf"),
            new Row(
                    "",
                    "ari.conf",
                    "general",
                    "allowed_origins",
                    setting -> setting.value().contains("*"),
                    "ari-origins",
                    MEDIUM,
                    "any web page may use ARI from a visitor's browser",
                    "A page somebody in the office looks at can command the PBX with the rights his browser has.",
                    "name the origins that need it in allowed_origins, or none"),
            new Row(
                    "",
                    "rtp.conf",
                    "general",
                    "strictrtp",
                    OFF,
                    "rtp-injection",
                    MEDIUM,
                    "audio from any address is accepted",
                    "A stranger can listen to a call or speak into it by sending packets to its port (RTPbleed).",
                    "write strictrtp=yes"),
            new Row(
                    "",
                    "cdr.conf",
                    "general",
                    "enable",
                    OFF,
                    "no-cdr",
                    MEDIUM,
                    "no call records are kept",
                    "After a fraud nobody can tell what it cost, when it began, or which extension was used.",
                    "write enable=yes in cdr.conf"),
            new Row(
                    "",
                    "features.conf",
                    "general",
                    "parkedcalltransfers",
                    Switches::caller,
                    "parking",
                    LOW,
                    "a parked caller may transfer the call",
                    PARKING,
                    PARKED),
            new Row(
                    "",
                    "res_parking.conf",
                    "*",
                    "parkedcalltransfers",
                    Switches::caller,
                    "parking",
                    LOW,
                    "a parked caller may transfer the call",
                    PARKING,
                    PARKED));

    private static boolean caller(Setting setting) {
        return List.of("caller", "both").contains(setting.value().toLowerCase(Locale.ROOT));
    }

    @Override
    public void look(Scene scene, Consumer<Weakness> found) {
        for (Row row : TABLE) {
            Conf conf = scene.conf(row.file());
            if (conf.present() && (row.module().isEmpty() || scene.site().loads(row.module()))) {
                look(row, conf, found);
            }
        }
        String anonymous = scene.plan().value("ALLOW_SIP_ANON");
        if (anonymous.equalsIgnoreCase("yes")) {
            Section globals = scene.conf("extensions.conf").sections().stream()
                    .filter(section -> section.last("ALLOW_SIP_ANON").given())
                    .findFirst()
                    .orElse(Section.NONE);
            found.accept(Weakness.at(
                    globals.last("ALLOW_SIP_ANON"),
                    "guest-calls",
                    HIGH,
                    "FreePBX takes calls from anybody",
                    "Anonymous inbound SIP calls are on: anybody who reaches the SIP port is treated as a trunk.",
                    "turn Allow Anonymous Inbound SIP Calls off in FreePBX's SIP settings"));
        }
    }

    private static void look(Row row, Conf conf, Consumer<Weakness> found) {
        boolean each = row.section().equals("*");
        Set<String> told = new HashSet<>();
        for (Section section : conf.real()) {
            if (each || section.name().equalsIgnoreCase(row.section())) {
                Setting setting = section.last(row.key());
                boolean bad = setting.given() ? row.bad().test(setting) : !each && row.bad() == NOT_OFF;
                Setting place = section.at(setting);
                if (bad && told.add(place.file() + ":" + place.line())) {
                    found.accept(Weakness.at(place, row.id(), row.severity(), row.title(), row.why(), row.fix()));
                }
            }
        }
    }
}
