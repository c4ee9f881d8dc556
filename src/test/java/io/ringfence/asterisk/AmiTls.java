package io.ringfence.asterisk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * AMI over TLS beside the plain one: a certificate for {@code localhost}, signed by an authority made for the occasion.
 *
 * @param port where Asterisk listens, on 127.0.0.1
 * @param authority the PEM file to trust
 */
public record AmiTls(int port, Path authority) {
    private static final String PASSWORD = "secret";

    /** Switches it on in a rig that runs. */
    public static AmiTls on(AsteriskRig rig) {
        Path folder = rig.etc("manager.conf").resolveSibling("tls");
        try {
            Files.createDirectories(folder);
            keytool(folder, "ca", "-genkeypair", "-keyalg", "EC", "-dname", "CN=Test authority", "-ext", "bc:c");
            keytool(folder, "ca", "-exportcert", "-rfc", "-file", "ca.pem");
            keytool(folder, "ami", "-genkeypair", "-keyalg", "RSA", "-dname", "CN=localhost");
            keytool(folder, "ami", "-certreq", "-file", "ami.csr");
            keytool(
                    folder,
                    "ca",
                    "-gencert",
                    "-rfc",
                    "-infile",
                    "ami.csr",
                    "-outfile",
                    "ami.pem",
                    "-ext",
                    "san=dns:localhost");
            Files.writeString(folder.resolve("ami.key"), key(folder.resolve("ami.p12")), US_ASCII);
            int port = Ports.tcp(AsteriskRig.PHONES);
            Path conf = rig.etc("manager.conf");
            Files.writeString(conf, Files.readString(conf).replace("webenabled = no", """
                    webenabled = no
                    tlsenable = yes
                    tlsbindaddr = 127.0.0.1:%d
                    tlscertfile = /mnt/etc/tls/ami.pem
                    tlsprivatekey = /mnt/etc/tls/ami.key""".formatted(port)));
            rig.command("manager reload");
            return new AmiTls(port, folder.resolve("ca.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keytool(Path folder, String alias, String... what) {
        List<String> command = new ArrayList<>(List.of("env", "-C", folder.toString()));
        command.add(Path.of(System.getProperty("java.home"), "bin/keytool").toString());
        command.addAll(List.of(what));
        command.addAll(List.of("-alias", alias, "-keystore", alias + ".p12", "-storepass", PASSWORD));
        String printed = Child.output(command);
        if (printed.contains("keytool error")) {
            throw new IllegalStateException(String.join(" ", what) + ": " + printed);
        }
    }

    /** The private key of a key store, in PEM. */
    private static String key(Path store) throws IOException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            byte[] der = keys.getKey("ami", PASSWORD.toCharArray()).getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
