package io.ringfence.live;

import io.ringfence.asterisk.AsteriskRig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@code ringfence.yaml} for a test: a British office in enforce mode that may call Britain only. */
final class Settings {
    private final List<String> lines = new ArrayList<>(List.of(
            "mode: enforce", "country: GB", "trunks: [trunk, trunk2]", "http: {address: 127.0.0.1, port: 0}", "pbx:"));
    private boolean allow = true;

    /** The settings for one PBX with the least-privilege account. */
    static Settings of(AsteriskRig rig) {
        return new Settings().pbx("office", rig.amiPort(), "ringfence");
    }

    /** Settings without a PBX. */
    static Settings empty() {
        return new Settings();
    }

    /** One more PBX, and the account of the rig to log in with. */
    Settings pbx(String name, int port, String account) {
        return pbx(name, port, account, account + "-secret");
    }

    Settings pbx(String name, int port, String account, String secret) {
        return pbx(name, "127.0.0.1", port, account, secret);
    }

    /** One more PBX at a host that may have a name. */
    Settings pbx(String name, String host, int port, String account, String secret) {
        lines.add("  - name: " + name);
        lines.add("    host: " + host);
        lines.add("    port: " + port);
        lines.add("    username: " + account);
        return line("    secret: " + secret);
    }

    /** One more line; after {@link #pbx} it may belong to that PBX. */
    Settings line(String line) {
        lines.add(line);
        return this;
    }

    /** Lets every country be called. */
    Settings everywhere() {
        allow = false;
        return this;
    }

    Path in(Path folder) {
        List<String> all = new ArrayList<>(lines);
        if (allow && lines.stream().noneMatch(line -> line.startsWith("allow:"))) {
            all.add("allow: {countries: [GB]}");
        }
        try {
            return Files.write(Files.createTempFile(folder, "ringfence-", ".yaml"), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
