package io.ringfence.ami.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.internal.ManagerWriter;
import org.asteriskjava.manager.internal.ManagerWriterImpl;
import org.asteriskjava.util.SocketConnectionFacade;
import org.junit.jupiter.api.Test;

class ActionWriterTest {
    private final StringBuilder written = new StringBuilder();
    private final SocketConnectionFacade socket = mock(SocketConnectionFacade.class);

    @Test
    void ourActionsAreWrittenAsAsteriskJavaWritesThem() throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Channel", "1795368495.341");
        headers.put("Cause", "21");
        PlainAction hangup = new PlainAction("Hangup", headers);
        String ours = written(new ActionWriter(), hangup);
        assertThat(ours)
                .isEqualTo(written(new ManagerWriterImpl(), hangup))
                .endsWith("Channel: 1795368495.341\r\nCause: 21\r\n\r\n");
        verify(socket, times(2)).flush();
    }

    @Test
    void othersAreLeftToAsteriskJava() throws Exception {
        PingAction ping = new PingAction();
        assertThat(written(new ActionWriter(), ping))
                .isEqualTo(written(new ManagerWriterImpl(), ping))
                .contains("action: Ping");
    }

    @Test
    void nothingIsWrittenBeforeThereIsASocket() {
        PlainAction ping = new PlainAction("Ping", Map.of());
        assertThatThrownBy(() -> new ActionWriter().sendAction(ping, "7")).isInstanceOf(IllegalStateException.class);
    }

    private String written(ManagerWriter writer, ManagerAction action) throws IOException {
        written.setLength(0);
        doAnswer(call -> written.append((String) call.getArgument(0)))
                .when(socket)
                .write(anyString());
        writer.setSocket(socket);
        writer.sendAction(action, "7_1");
        return written.toString();
    }
}
