package io.ringfence.ami.action;

import java.io.IOException;
import java.util.Map;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.internal.ManagerUtil;
import org.asteriskjava.manager.internal.ManagerWriter;
import org.asteriskjava.manager.internal.ManagerWriterImpl;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/**
 * Writes our own actions as asterisk-java would, without asking reflection for their headers each time: that takes longer than
 * judging the call, and the call that is to end waits for it. The actions of the login are left to asterisk-java.
 */
public final class ActionWriter implements ManagerWriter {
    private final ManagerWriter others = new ManagerWriterImpl();
    private final Object turn = new Object();
    private volatile @Nullable SocketConnectionFacade socket;

    @Override
    public void setTargetVersion(AsteriskVersion version) {
        others.setTargetVersion(version);
    }

    @Override
    public void setSocket(SocketConnectionFacade opened) {
        socket = opened;
        others.setSocket(opened);
    }

    @Override
    public void sendAction(ManagerAction action, String internalId) throws IOException {
        synchronized (turn) {
            SocketConnectionFacade open = socket;
            if (action instanceof PlainAction plain && open != null) {
                open.write(text(plain, internalId));
                open.flush();
            } else {
                others.sendAction(action, internalId);
            }
        }
    }

    private static String text(PlainAction action, String internalId) {
        StringBuilder text = new StringBuilder(256);
        line(text, "action", action.getAction());
        line(text, "actionid", ManagerUtil.addInternalActionId(action.getActionId(), internalId));
        for (Map.Entry<String, String> header : action.getAttributes().entrySet()) {
            line(text, header.getKey(), header.getValue());
        }
        return text.append("\r\n").toString();
    }

    private static void line(StringBuilder text, String header, String value) {
        text.append(header).append(": ").append(value).append("\r\n");
    }
}
