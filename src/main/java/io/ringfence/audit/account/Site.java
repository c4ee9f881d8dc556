package io.ringfence.audit.account;

import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.conf.Folder;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a configuration folder says about who may call: accounts, and the contexts strangers enter by. */
public final class Site {
    /**
     * A context somebody outside enters the dialplan by.
     *
     * @param at what says so
     * @param who for sentences
     * @param anyNumber whether they may ask for any extension, and not only for numbers a carrier delivers
     * @param phone they come as a phone that needs no password, which is a weakness of its own
     */
    public record Entrance(String context, Setting at, String who, boolean anyNumber, boolean phone) {}

    private final Folder folder;
    private final List<Account> accounts = new ArrayList<>();
    private final List<Entrance> entrances = new ArrayList<>();

    /** Reads {@code folder}. */
    public Site(Folder folder) {
        this.folder = folder;
        Conf lists = folder.conf("acl.conf");
        if (loads("chan_sip")) {
            accounts.addAll(new SipAccounts("SIP", folder.conf("sip.conf"), lists).read());
        }
        if (loads("chan_iax2")) {
            accounts.addAll(new SipAccounts("IAX2", folder.conf("iax.conf"), lists).read());
        }
        if (loads("chan_pjsip")) {
            accounts.addAll(new PjsipAccounts(folder.conf("pjsip.conf"), lists).read());
            accounts.addAll(new WizardAccounts(folder.conf("pjsip_wizard.conf"), lists).read());
        }
        accounts.addAll(new UserAccounts(folder.conf("users.conf"), lists)
                .read().stream()
                        .filter(account -> loads("chan_" + account.technology().toLowerCase(Locale.ROOT)))
                        .toList());
        enter();
    }

    private void enter() {
        for (Account account : accounts) {
            if (account.role() != Account.Role.PHONE) {
                boolean guest = account.role() == Account.Role.GUEST;
                String who = (guest ? "anybody (" : "callers from outside (") + account.label() + ")";
                entrances.add(new Entrance(account.context().value(), account.context(), who, guest, false));
            } else if (account.unproved() && account.dynamic()) {
                String who = "anybody (" + account.label() + " needs no password)";
                entrances.add(new Entrance(account.context().value(), account.context(), who, true, true));
            }
        }
        Section sip = folder.conf("sip.conf").section("general");
        if (sip.given() && loads("chan_sip") && !sip.last("allowguest").no()) {
            Setting context = sip.last("context");
            String name = context.given() ? context.value() : "default";
            entrances.add(new Entrance(name, sip.at(context), "anybody (guest calls over SIP)", true, false));
        }
        lines();
    }

    /** Analogue and digital lines to the outside. */
    private void lines() {
        for (Section section : folder.conf("chan_dahdi.conf").real()) {
            Setting context = Setting.NONE;
            String signalling = "";
            for (Setting setting : section.settings()) {
                if (setting.named("context")) {
                    context = setting;
                } else if (setting.named("signalling")) {
                    signalling = setting.value().toLowerCase(Locale.ROOT);
                } else if (setting.named("channel") && context.given() && outside(signalling)) {
                    entrances.add(new Entrance(
                            context.value(),
                            context,
                            "callers from outside (DAHDI/" + setting.value() + ")",
                            false,
                            false));
                }
            }
        }
    }

    private static boolean outside(String signalling) {
        return signalling.startsWith("fxs_") || signalling.startsWith("pri_") || signalling.startsWith("bri_");
    }

    /** The folder read. */
    public Folder folder() {
        return folder;
    }

    /** Every account that is configured. */
    public List<Account> accounts() {
        return List.copyOf(accounts);
    }

    /** Every way in from outside. */
    public List<Entrance> entrances() {
        return List.copyOf(entrances);
    }

    /** Whether {@code modules.conf} lets Asterisk load {@code module}, were it installed. */
    public boolean loads(String module) {
        Conf modules = folder.conf("modules.conf");
        Section section = modules.section("modules");
        if (!section.given()) {
            return true;
        }
        boolean loads = !section.last("autoload").no();
        for (Setting setting : section.settings()) {
            if (setting.value().replaceAll("\\.so$", "").equalsIgnoreCase(module)) {
                loads = setting.named("load") || setting.named("preload") || setting.named("require");
            }
        }
        return loads;
    }
}
