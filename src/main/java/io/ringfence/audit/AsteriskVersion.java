package io.ringfence.audit;

import io.ringfence.audit.plan.Dialplan;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which Asterisk a folder belongs to: FreePBX writes it into the dialplan, Debian's package list knows it. */
final class AsteriskVersion {
    private AsteriskVersion() {}

    /** The version; empty when nothing says it. */
    static String of(Path folder, Dialplan plan) {
        String freepbx = plan.value("ASTVERSION");
        if (!freepbx.isEmpty()) {
            return freepbx;
        }
        Path root = folder.normalize();
        return root.endsWith("etc/asterisk") ? packaged(root.resolve("../../var/lib/dpkg/status")) : "";
    }

    private static String packaged(Path status) {
        if (!Files.isRegularFile(status)) {
            return "";
        }
        try (BufferedReader lines = Files.newBufferedReader(status, StandardCharsets.ISO_8859_1)) {
            boolean ours = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("Package: ")) {
                    ours = line.equals("Package: asterisk");
                } else if (ours && line.startsWith("Version: ")) {
                    return line.substring("Version: ".length()).replaceFirst("^[0-9]+:", "");
                }
            }
        } catch (IOException e) {
            return ""; // unreadable: not known
        }
        return "";
    }
}
