package io.ringfence.ami;

import io.ringfence.ami.action.ActionWriter;
import io.ringfence.ami.action.PlainAction;
import io.ringfence.config.Settings;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CoreSettingsAction;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.manager.internal.ManagerWriter;
import org.asteriskjava.manager.response.CoreSettingsResponse;
import org.asteriskjava.manager.response.ManagerResponse;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/**
 * One session with a PBX: asterisk-java logs in and sends actions, {@link AmiSocket} takes the events. A session that ends
 * stays ended: {@link Feed} opens the next one with a delay that grows, where asterisk-java would hammer.
 */
final class AmiConnection extends ManagerConnectionImpl {
    /** Takes the answer to an action. */
    interface Reply {
        /** The {@code Response:} and {@code Message:} headers; {@code "Lost"} when the connection broke first. */
        void came(String response, String message, Map<String, Object> headers);
    }

    private static final int ANSWER_MILLIS = 10_000;

    private final Settings.PbxSettings pbx;
    private final Clock clock;
    private final EventSink sink;
    private final Recorder recorder;
    private final Schemas schemas;
    private final AmiSocket.Watcher watcher;
    private final AtomicReference<@Nullable AmiSocket> facade = new AtomicReference<>();
    private volatile String asterisk = "";
    private volatile String ended = "";

    AmiConnection(
            Settings.PbxSettings pbx,
            Settings.Account account,
            Clock clock,
            EventSink sink,
            Recorder recorder,
            Schemas schemas,
            AmiSocket.Watcher watcher) {
        this.pbx = pbx;
        this.clock = clock;
        this.sink = sink;
        this.recorder = recorder;
        this.schemas = schemas;
        this.watcher = watcher;
        setHostname(pbx.host());
        setPort(pbx.port());
        setUsername(account.username());
        setPassword(account.secret().reveal());
        setDefaultResponseTimeout(ANSWER_MILLIS);
        setKeepAliveAfterAuthenticationFailure(false);
    }

    /** Logs in; {@code events} is {@code on} for all the account may see, {@code off} for none. */
    void open(String account, String events) throws IOException {
        try {
            login(events);
        } catch (AuthenticationFailedException e) {
            throw new IOException(
                    e.getCause() == null
                            ? "the PBX refused the login of " + account + ": " + e.getMessage()
                            : "the PBX closed the connection or did not answer during the login of " + account,
                    e);
        } catch (TimeoutException e) {
            throw new IOException("no AMI banner within " + ANSWER_MILLIS / 1000 + " s", e);
        }
    }

    @Override
    protected ManagerWriter createWriter() {
        return new ActionWriter();
    }

    @Override
    protected SocketConnectionFacade createSocket() throws IOException {
        Socket socket = Tls.open(pbx);
        AmiSocket opened = new AmiSocket(
                pbx.name(), socket, recorder.tee(socket.getInputStream()), clock, schemas, sink, new Ending());
        facade.set(opened);
        return opened;
    }

    /** Reads the version once and does not insist: an account without the right to ask still serves. */
    @Override
    protected AsteriskVersion determineVersion() {
        try {
            ManagerResponse response = sendAction(new CoreSettingsAction());
            if (response instanceof CoreSettingsResponse settings && settings.getAsteriskVersion() != null) {
                asterisk = settings.getAsteriskVersion();
            }
        } catch (IOException | TimeoutException | RuntimeException e) {
            asterisk = "";
        }
        return AsteriskVersion.DEFAULT_VERSION;
    }

    /** The version of Asterisk, {@code ""} when the account may not ask. */
    String asterisk() {
        return asterisk;
    }

    /** The banner's version of AMI. */
    String protocol() {
        String identifier = getProtocolIdentifier();
        return identifier == null ? "" : identifier.substring(identifier.indexOf('/') + 1);
    }

    /** Why the session ended, {@code ""} while it lives. */
    String ended() {
        return ended;
    }

    /** Sends {@code action}; the reply comes on a thread of asterisk-java's. */
    void send(PlainAction action, Reply reply) {
        try {
            sendAction(action, response -> {
                if (response == null) {
                    reply.came("Lost", "connection closed", Map.of());
                } else {
                    reply.came(text(response.getResponse()), text(response.getMessage()), response.getAttributes());
                }
            });
        } catch (IOException | RuntimeException e) {
            reply.came("Lost", String.valueOf(e.getMessage()), Map.of());
        }
    }

    /** How old the newest event was when it was read. */
    long lagNanos() {
        AmiSocket open = facade.get();
        return open == null ? 0 : open.lagNanos();
    }

    /** Whether any event carried a time of its own. */
    boolean stamped() {
        AmiSocket open = facade.get();
        return open != null && open.stamped();
    }

    /** Ends the session at once. */
    void abort(String reason) {
        end(reason);
        AmiSocket open = facade.get();
        if (open != null) {
            open.abort();
        }
    }

    /** Says goodbye, and closes whether or not it is answered. */
    void close() {
        AmiSocket open = facade.get();
        if (open == null) {
            return;
        }
        if (state == ManagerConnectionState.CONNECTED && ended.isEmpty()) {
            CountDownLatch answered = new CountDownLatch(1);
            send(new PlainAction("Logoff", Map.of()), (response, message, headers) -> answered.countDown());
            try {
                answered.await(500, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        abort("closed");
    }

    private void end(String reason) {
        // asterisk-java reconnects a session that was connected when its stream ended.
        state = ManagerConnectionState.DISCONNECTED;
        if (ended.isEmpty()) {
            ended = reason;
            watcher.ended(reason);
        }
    }

    /** Hears of the stream's end before asterisk-java does. */
    private final class Ending implements AmiSocket.Watcher {
        @Override
        public void saw(Event event) {
            watcher.saw(event);
        }

        @Override
        public void ended(String reason) {
            end(reason);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
