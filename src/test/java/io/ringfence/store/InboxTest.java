package io.ringfence.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class InboxTest {
    private static final long PATIENCE = 1_000;

    private final Watch watch = new Watch();
    private final Inbox inbox = new Inbox(watch, Inbox.PIECE_BYTES);

    /** Stands still until it is looked at for the last time; what a writer does meanwhile comes between. */
    private static final class Watch implements Clock {
        private List<Runnable> meanwhile = List.of();
        private int looks;

        void during(Runnable... turns) {
            meanwhile = List.of(turns);
            looks = 0;
        }

        @Override
        public long monotonicNanos() {
            if (looks >= meanwhile.size()) {
                return PATIENCE + 1;
            }
            meanwhile.get(looks++).run();
            return 0;
        }

        @Override
        public long epochNanos() {
            return 0;
        }
    }

    private void write() {
        inbox.done(inbox.first(), true);
    }

    @Test
    void aFlushDoesNotTakeWhatCameLaterAndWentFirstForWhatItWaitsFor() {
        inbox.add(List.of(Entries.incident(1)));
        watch.during(() -> {}, () -> {
            inbox.urgent(List.of(Entries.intent(2)));
            write();
        });

        assertThat(inbox.flush(PATIENCE)).isFalse();
        assertThat(inbox.waiting()).isEqualTo(1);

        watch.during(() -> {}, this::write);
        assertThat(inbox.flush(PATIENCE)).isTrue();
        assertThat(inbox.waiting()).isZero();
    }

    @Test
    void aFlushWaitsForWhatTheDiskRefusedAtFirstAndForAllBehindIt() {
        Entry aTransaction = Entries.row("1001", "layout", new byte[Inbox.LARGE_BYTES]);
        inbox.add(List.of(Entries.incident(1)));
        inbox.urgent(List.of(aTransaction));
        watch.during(() -> {}, () -> inbox.putBack(inbox.first()), this::write);

        assertThat(inbox.flush(PATIENCE)).isFalse();
        assertThat(inbox.waiting()).isEqualTo(1);
        assertThat(inbox.first().entries()).hasSize(1).doesNotContain(aTransaction);
    }

    @Test
    void aFlushWaitsForWhatIsUrgent() {
        inbox.urgent(List.of(Entries.intent(1)));
        watch.during(() -> {});
        assertThat(inbox.flush(PATIENCE)).isFalse();

        watch.during(() -> {}, this::write);
        assertThat(inbox.flush(PATIENCE)).isTrue();
    }
}
