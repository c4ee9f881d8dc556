package io.ringfence.sim;

import io.ringfence.sim.exchange.Cause;
import io.ringfence.sim.exchange.Channel;
import io.ringfence.sim.exchange.EventClass;
import io.ringfence.sim.exchange.Exchange;
import io.ringfence.sim.exchange.Originate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What each AMI action does and answers, for a session that logged in. Runs on the exchange's thread. */
final class Actions {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final SimulatedPbx pbx;
    private final Exchange exchange;
    private final Repertoire repertoire = Repertoire.load();
    private String customState = "";

    Actions(SimulatedPbx pbx, Exchange exchange) {
        this.pbx = pbx;
        this.exchange = exchange;
    }

    void act(Session session, Message message) {
        String action = message.get("Action");
        if (action.isEmpty()) {
            badFormat(session, "Action: ");
            answer(session, message, "Error", "Missing action in request");
        } else if (!repertoire.knows(action)) {
            badFormat(session, "Action: " + action);
            answer(
                    session,
                    message,
                    "Error",
                    "Invalid/unknown command: " + action + ". Use Action: ListCommands to show available commands.");
        } else if (!session.may(repertoire.classes(action))) {
            notAllowed(session, action);
            answer(session, message, "Error", "Permission denied");
        } else {
            perform(session, message, action.toLowerCase(Locale.ROOT));
        }
    }

    void notAllowed(Session session, String action) {
        String user = session.loggedIn() ? session.account.name() : "";
        exchange.wire()
                .security(
                        "RequestNotAllowed",
                        "Error",
                        session.login(user),
                        "RequestType",
                        "Action: " + action,
                        "SessionTV",
                        session.since);
    }

    private void badFormat(Session session, String request) {
        exchange.wire().badFormat(session.login(session.account.name()), request, session.since);
    }

    private void perform(Session session, Message message, String action) {
        switch (action) {
            case "ping" -> body(session, message, "Ping: Pong\r\nTimestamp: " + seconds(pbx.now()) + "\r\n");
            case "listcommands" -> body(session, message, repertoire.list(session));
            case "coresettings" -> body(session, message, settings());
            case "corestatus" -> body(session, message, status());
            case "coreshowchannels" -> channels(session, message);
            case "hangup" -> hangup(session, message);
            case "absolutetimeout" -> absoluteTimeout(session, message);
            case "originate" -> originate(session, message);
            case "setvar" -> setvar(session, message);
            case "userevent" -> userEvent(session, message);
            case "events" -> events(session, message);
            case "login" -> answer(session, message, "Error", "Already authenticated");
            case "logoff" -> {
                answer(session, message, "Goodbye", "Thanks for all the fish.");
                session.finish();
            }
            default -> answer(session, message, "Error", "Not simulated");
        }
    }

    private void hangup(Session session, Message message) {
        String channel = message.get("Channel");
        List<Channel> found = exchange.find(channel);
        if (channel.isEmpty()) {
            answer(session, message, "Error", "No channel specified");
        } else if (found.isEmpty()) {
            answer(session, message, "Error", "No such channel");
        } else {
            answer(session, message, "Success", "Channel Hungup");
            found.forEach(each -> exchange.hangup(each, cause(message.get("Cause"))));
        }
    }

    private static int cause(String text) {
        return text.matches("\\d{1,3}") && Integer.parseInt(text) <= 127 ? Integer.parseInt(text) : Cause.NORMAL;
    }

    private void absoluteTimeout(Session session, Message message) {
        List<Channel> found = exchange.find(message.get("Channel"));
        String timeout = message.get("Timeout");
        if (!timeout.matches("\\d{1,6}")) {
            answer(session, message, "Error", "No timeout specified");
        } else if (found.isEmpty()) {
            answer(session, message, "Error", "No such channel");
        } else {
            answer(session, message, "Success", "Timeout Set");
            long nanos = Long.parseLong(timeout) * 1_000_000_000L;
            if (nanos > 0) {
                found.forEach(each -> exchange.agenda().in(nanos, () -> exchange.hangup(each, Cause.NORMAL)));
            }
        }
    }

    /** Only what stands for nobody: a PBX that is simulated has no dialplan to send anything else into. */
    private void originate(Session session, Message message) {
        String device = message.get("Channel");
        String uniqueid = message.get("ChannelId");
        String data = message.get("Data");
        if (!device.startsWith("UnicastRTP/") || !message.get("Application").equals("Wait") || uniqueid.isEmpty()) {
            answer(session, message, "Error", "Not simulated");
        } else if (!exchange.find(uniqueid).isEmpty() || !data.matches("\\d{1,4}")) {
            answer(session, message, "Error", "Originate failed");
        } else {
            String caller = message.get("CallerID").replaceAll(".*<|>.*", "");
            answer(session, message, "Success", "Originate successfully queued");
            Originate.nowhere(exchange, device, uniqueid, caller, Long.parseLong(data) * 1_000_000_000L);
        }
    }

    private void userEvent(Session session, Message message) {
        StringBuilder event = new StringBuilder("Event: UserEvent\r\nPrivilege: user,all\r\nTimestamp: ")
                .append(seconds(pbx.now()))
                .append("\r\nUserEvent: ")
                .append(message.get("UserEvent"))
                .append("\r\n");
        message.without("Action", "UserEvent")
                .forEach(line -> event.append(line).append("\r\n"));
        answer(session, message, "Success", "Event Sent");
        pbx.tell(EventClass.USER, event.append("\r\n").toString());
    }

    /** Only a device state of the operator's own; an event tells it when it is another than before. */
    private void setvar(Session session, Message message) {
        String variable = message.get("Variable");
        String state = message.get("Value");
        if (!variable.matches("DEVICE_STATE\\(Custom:\\w+\\)")) {
            answer(session, message, "Error", "Variable not set");
            return;
        }
        answer(session, message, "Success", "Variable Set");
        if (!state.equals(customState)) {
            customState = state;
            String device = variable.substring("DEVICE_STATE(".length(), variable.length() - 1);
            exchange.wire().plain(EventClass.CALL, "DeviceStateChange", "Device", device, "State", state);
        }
    }

    private void events(Session session, Message message) {
        String wanted = message.get("EventMask");
        if (wanted.isEmpty()) {
            answer(session, message, "Error", "Missing EventMask");
            return;
        }
        session.mask = Session.mask(wanted);
        body(session, message, "Events: " + (session.mask.isEmpty() ? "Off" : "On") + "\r\n");
    }

    private void channels(Session session, Message message) {
        StringBuilder list = new StringBuilder();
        String id = id(message);
        list.append("Response: Success\r\n").append(id);
        list.append("EventList: start\r\nMessage: Channels will follow\r\n\r\n");
        for (Channel channel : exchange.channels()) {
            list.append("Event: CoreShowChannel\r\n").append(id);
            channel.list(list, pbx.now());
            list.append("\r\n");
        }
        list.append("Event: CoreShowChannelsComplete\r\n").append(id).append("EventList: Complete\r\nListItems: ");
        list.append(exchange.channels().size()).append("\r\n\r\n");
        pbx.respond(session, list.toString());
    }

    private String settings() {
        return """
                AMIversion: 11.0.0
                AsteriskVersion: 22.10.1
                SystemName:\s
                CoreMaxCalls: 0
                CoreMaxLoadAvg: 0.000000
                CoreRunUser:\s
                CoreRunGroup:\s
                CoreMaxFilehandles: 0
                CoreRealTimeEnabled: No
                CoreCDRenabled: Yes
                CoreHTTPenabled: No
                SoundsSearchCustomDir: No
                """.replace("\n", "\r\n");
    }

    private String status() {
        Instant boot = Instant.ofEpochSecond(pbx.bootedAtSecond());
        long calls =
                exchange.channels().stream().map(Channel::linkedid).distinct().count();
        return "CoreStartupDate: " + DATE.format(boot) + "\r\nCoreStartupTime: " + TIME.format(boot)
                + "\r\nCoreReloadDate: " + DATE.format(boot) + "\r\nCoreReloadTime: " + TIME.format(boot)
                + "\r\nCoreCurrentCalls: " + calls + "\r\nCoreProcessedCalls: " + pbx.processedCalls() + "\r\n";
    }

    private void body(Session session, Message message, String lines) {
        pbx.respond(session, "Response: Success\r\n" + id(message) + lines + "\r\n");
    }

    void answer(Session session, Message message, String response, String text) {
        pbx.respond(session, "Response: " + response + "\r\n" + id(message) + "Message: " + text + "\r\n\r\n");
    }

    static String id(Message message) {
        String id = message.get("ActionID");
        return id.isEmpty() ? "" : "ActionID: " + id + "\r\n";
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%d.%06d", nanos / 1_000_000_000L, nanos / 1_000 % 1_000_000);
    }
}
