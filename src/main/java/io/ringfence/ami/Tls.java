package io.ringfence.ami;

import io.ringfence.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Opens the socket to a PBX; over TLS the certificate must be signed by the configured authority and name the host. */
final class Tls {
    private static final int CONNECT_MILLIS = 5_000;

    /** Pings come every second, so a silence this long is a dead peer even if nobody counts pongs. */
    private static final int READ_MILLIS = 15_000;

    /** Asterisk ends a session that does not drain; a large buffer rides out a pause of ours. */
    private static final int RECEIVE_BYTES = 1 << 20;

    private Tls() {}

    static Socket open(Settings.PbxSettings pbx) throws IOException {
        SocketFactory factory =
                pbx.tls() ? context(pbx.certificateAuthority()).getSocketFactory() : SocketFactory.getDefault();
        Socket socket = factory.createSocket();
        try {
            socket.setReceiveBufferSize(RECEIVE_BYTES);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_MILLIS);
            socket.connect(new InetSocketAddress(pbx.host(), pbx.port()), CONNECT_MILLIS);
            if (socket instanceof SSLSocket secure) {
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
                shakeHands(secure, pbx);
            }
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Java's own words for a failure name neither the PBX nor what to do about it. */
    private static void shakeHands(SSLSocket socket, Settings.PbxSettings pbx) throws IOException {
        String peer = pbx.host() + ":" + pbx.port();
        try {
            socket.startHandshake();
        } catch (SSLException e) {
            boolean refused = false;
            Throwable root = e;
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                refused |= cause instanceof CertificateException;
                root = cause;
            }
            if (refused) {
                throw new IOException(
                        "the certificate of " + peer + " is refused: " + root.getMessage() + "; it must name "
                                + pbx.host() + " and be signed by the authority in `ca`",
                        e);
            }
            throw new IOException("no TLS with " + peer + ": " + e.getMessage(), e);
        }
    }

    private static SSLContext context(Path authority) throws IOException {
        try {
            if (authority.equals(Settings.NO_FILE)) {
                return SSLContext.getDefault();
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            try (InputStream pem = Files.newInputStream(authority)) {
                for (Certificate certificate :
                        CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                    store.setCertificateEntry("ca" + number++, certificate);
                }
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("certificate authority " + authority + ": " + e.getMessage(), e);
        }
    }
}
