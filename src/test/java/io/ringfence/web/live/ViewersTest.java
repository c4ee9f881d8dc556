package io.ringfence.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.ringfence.access.Scope;
import io.ringfence.number.RateDeck;
import io.ringfence.time.Clock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

final class ViewersTest {
    private final Board board = new Board(RateDeck.estimates(Currency.getInstance("GBP")));
    private final List<String> early = new CopyOnWriteArrayList<>();
    private final List<String> late = new CopyOnWriteArrayList<>();

    private static void open(Viewers viewers, List<String> heard) {
        Request request = mock(Request.class);
        when(request.getHeaders()).thenReturn(HttpFields.EMPTY);
        Response response = mock(Response.class);
        when(response.getHeaders()).thenReturn(HttpFields.build());
        doAnswer(call -> {
                    ByteBuffer bytes = call.getArgument(1);
                    heard.add(StandardCharsets.UTF_8.decode(bytes).toString());
                    Callback written = call.getArgument(2);
                    written.succeeded();
                    return null;
                })
                .when(response)
                .write(anyBoolean(), any(), any());
        assertThat(viewers.open(request, response, Callback.NOOP, Scope.ALL, () -> true))
                .isTrue();
    }

    /** What a console fetches when it opens holds the change already. */
    @Test
    void whoComesInTheMiddleOfATurnHearsNothingTwice() {
        AtomicBoolean first = new AtomicBoolean(true);
        Viewers[] all = new Viewers[1];
        all[0] = new Viewers(
                board,
                scope -> {
                    if (first.getAndSet(false)) {
                        board.deed("office", "ann", "lifted the fence of 1005");
                        open(all[0], late);
                    }
                    return "all is well";
                },
                Clock.system());
        try (Viewers viewers = all[0]) {
            open(viewers, early);
            open(viewers, early); // so that the turn is not over with the first
            viewers.start();
            await().until(() -> early.toString().contains("lifted"));
            board.deed("office", "ann", "lifted the fence of 1006");
            await().until(() -> late.toString().contains("1006"));
        }
        assertThat(late.get(0)).contains("\"all\":true");
        assertThat(late.toString()).doesNotContain("1005");
    }

    @Test
    void whatIsGoneIsNotPassedOver() {
        Changes changes = board.changes();
        for (int i = 0; i < 10_000; i++) {
            board.deed("office", "ann", "number " + i);
        }
        assertThat(changes.between(10_000 - 8_193, 10_000, pbx -> true)).isEmpty();
        assertThat(changes.between(10_000 - 8_192, 10_000, pbx -> true))
                .hasValueSatisfying(all -> assertThat(all).hasSize(8_192));
        assertThat(changes.between(10_000 - 10, 10_000, pbx -> false))
                .hasValueSatisfying(none -> assertThat(none).isEmpty());
    }
}
