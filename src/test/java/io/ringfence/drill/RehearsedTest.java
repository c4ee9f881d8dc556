package io.ringfence.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.act.Wire;
import io.ringfence.ami.Event;
import io.ringfence.ami.Snapshot;
import io.ringfence.ami.Stamp;
import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import io.ringfence.drill.Rehearsed.Mark;
import io.ringfence.number.DialPlan;
import io.ringfence.time.Clock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a drill makes of events that are not its own, or no longer. */
final class RehearsedTest {
    private static final Stamp STAMP = new Stamp("office", 1_700_000_000_000_000_000L, 0);

    private final List<String> written = new ArrayList<>();
    private final Marked marked = Marked.fresh();
    private Rehearsed call;

    @BeforeEach
    void begin() throws Exception {
        Settings settings = new SettingsReader(Map.of())
                .read("test", Path.of("."), "country: GB\n".getBytes(StandardCharsets.UTF_8), Purpose.OFFLINE)
                .settings();
        Wire wire = new Wire() {
            @Override
            public void hangup(String pbx, String uniqueid, int cause, Reply reply) {
                written.add(uniqueid);
                reply.came(Answer.ACCEPTED);
            }

            @Override
            public void absoluteTimeout(String pbx, String uniqueid, int seconds, Reply reply) {
                written.add(uniqueid);
            }

            @Override
            public void userEvent(String pbx, String name, Map<String, String> headers) {
                written.add(name);
            }
        };
        DialPlan plan = DialPlan.of("GB", List.of(), List.of(), List.of());
        call = new Rehearsed(marked, "office", settings, plan, wire, Clock.system());
        call.asked();
    }

    private static Snapshot channel(String name, String uniqueid, String number) {
        return new Snapshot(name, Snapshot.DOWN, number, "", "default", "s", uniqueid, uniqueid);
    }

    private Snapshot own() {
        return channel(Marked.CHANNEL + "-0x7f01", marked.uniqueid(), marked.number());
    }

    private void begins(Snapshot channel) {
        call.on(new Event.Newchannel(STAMP, channel));
        call.on(new Event.DialBegin(STAMP, Snapshot.NONE, channel, "127.0.0.1:9"));
    }

    @Test
    void itsOwnChannelIsHungUpAndNoOther() {
        begins(own());
        call.on(new Event.Hangup(STAMP, own(), 21));
        assertThat(call.over()).isFalse();
        call.accepted("Success", "Originate successfully queued");

        assertThat(written).containsExactly(marked.uniqueid());
        assertThat(call.over()).isTrue();
        assertThat(call.millis(Mark.GONE)).isNotNegative();
        assertThat(call.recognised()).isEqualTo(marked.number());
    }

    @Test
    void aNumberANameOrPartOfTheIdentityMakesNoCallTheDrills() {
        begins(channel(Marked.CHANNEL + "-0x7f01", "1700000000.1", marked.number()));
        begins(channel(Marked.CHANNEL + "-0x7f02", marked.uniqueid() + "0", marked.number()));
        begins(channel(
                Marked.CHANNEL + "-0x7f03", marked.uniqueid().toUpperCase(java.util.Locale.ROOT), marked.number()));
        begins(channel("PJSIP/trunk-00000001", Marked.fresh().uniqueid(), marked.number()));

        assertThat(written).isEmpty();
        assertThat(call.millis(Mark.SEEN)).isNegative();
    }

    @Test
    void aChannelThatLeadsAnywhereIsLetGo() {
        begins(channel("PJSIP/trunk-00000001", marked.uniqueid(), marked.number()));

        assertThat(written).isEmpty();
        assertThat(call.trouble()).contains("another kind");
    }

    @Test
    void aCallThatIsNoLongerAloneIsLetGo() {
        call.on(new Event.Newchannel(STAMP, own()));
        call.on(new Event.DialBegin(
                STAMP, own(), channel("PJSIP/trunk-00000001", "1700000000.2", "+4420794601"), "1@trunk"));
        begins(own());

        assertThat(call.trouble()).contains("somebody else");
        assertThat(written).isEmpty();
    }

    @Test
    void everyDrillHasAnIdentityAndANumberOfItsOwn() {
        assertThat(Marked.fresh().uniqueid())
                .isNotEqualTo(Marked.fresh().uniqueid())
                .hasSize(48);
        assertThat(marked.number()).matches("\\+999\\d{8}");
        assertThat(marked.originate())
                .containsEntry("Channel", "UnicastRTP/127.0.0.1:9")
                .containsEntry("Data", "10");
    }
}
