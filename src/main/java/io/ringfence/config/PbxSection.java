package io.ringfence.config;

import com.google.common.net.InetAddresses;
import io.ringfence.config.Settings.Account;
import io.ringfence.config.Settings.PbxSettings;
import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code pbx}: the PBXs and the accounts to see and act with. */
final class PbxSection {
    /** Asterisk's own defaults, {@code manager.conf}: port and tlsbindaddr. */
    private static final int PORT = 5038;

    private static final int TLS_PORT = 5039;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?"
            + "(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*\\.?");

    private PbxSection() {}

    static List<PbxSettings> read(List<Section> sections, Sources sources) {
        List<PbxSettings> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : sections) {
            Value host = sources.expand(section.value("host", "hostname", "address", "ip", "server"))
                    .required("the name or address of the machine Asterisk runs on");
            Value name = section.value("name");
            PbxSettings pbx = pbx(section, host(host), name(name, host, all.size()), sources);
            if (!names.add(pbx.name())) {
                (name.given() ? name : host).fault("two PBXs have this name; give each its own `name`");
            }
            if (!pbx.hook().equals(Settings.NO_FILE)
                    && all.stream().anyMatch(other -> other.hook().equals(pbx.hook()))) {
                section.value("hook").fault("two PBXs have this folder; give each its own");
            }
            all.add(pbx);
        }
        return List.copyOf(all);
    }

    private static PbxSettings pbx(Section section, String host, String name, Sources sources) {
        boolean tls = section.value("tls", "ssl").truth(false);
        int port = section.value("port").whole(1, 65_535, tls ? TLS_PORT : PORT);
        Value ca = section.value("ca", "certificate", "cert", "cafile");
        if (ca.given() && !tls) {
            ca.warn("is not used without `tls: true`");
        }
        Path authority = sources.readable(ca);
        Account reader = account(section, sources);
        boolean hasActor = section.filled("actor");
        Section actor = section.section("actor");
        Account acting = hasActor ? account(actor, sources) : reader;
        boolean hasDrill = section.filled("drill");
        Section drill = section.section("drill");
        Account drilling = hasDrill ? account(drill, sources) : acting;
        return new PbxSettings(
                name, host, port, tls, authority, reader, acting, drilling, sources.path(section.value("hook")));
    }

    private static Account account(Section section, Sources sources) {
        Value username = sources.expand(section.value("username", "user", "login"))
                .required("the name of an account in Asterisk's manager.conf");
        Secret secret = sources.secret(section);
        return new Account(username.text(), secret);
    }

    private static String host(Value host) {
        if (host.given()
                && !InetAddresses.isInetAddress(host.text())
                && !HOST.matcher(host.text()).matches()) {
            host.reject("must be a host name or an IP address; the port has a key of its own");
            return "";
        }
        return host.text();
    }

    private static String name(Value name, Value host, int index) {
        String given = name.like(NAME, "must be 1 to 64 letters, digits, dots, dashes or underscores");
        String otherwise = NAME.matcher(host.text()).matches() ? host.text() : "pbx" + (index + 1);
        return given.isEmpty() ? otherwise : given;
    }
}
