package io.ringfence.act.ban;

import static io.ringfence.act.ban.NftTextTest.ban;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.decide.ban.Ban;
import io.ringfence.decide.ban.Residents.Resident;
import io.ringfence.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits at a gate that is busy when the mode changes. */
final class GateTest {
    private static final String FIRST = "198.51.100.1";
    private static final String SECOND = "198.51.100.2";
    private static final String THIRD = "198.51.100.3";
    private static final long LONG = 4_000_000_000L;

    private final List<String> written = new CopyOnWriteArrayList<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final Wall before = new Wall();
    private final Wall after = new Wall();
    private final Gate gate = new Gate(before, new Paper(), Clock.system(), () -> {});

    /** Whom it was told to keep out, each time; it takes as long over the first as it is told to. */
    private static final class Wall implements Perimeter {
        private final List<String> kept = new CopyOnWriteArrayList<>();
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch free = new CountDownLatch(1);

        @Override
        public boolean keep(Collection<Ban> bans, boolean thorough, long nowNanos) {
            String names = bans.stream().map(each -> each.network().toString()).collect(Collectors.joining(","));
            kept.add(names);
            if (!names.isEmpty()) {
                reached.countDown();
                try {
                    free.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return true;
        }

        @Override
        public void remove() {}
    }

    private final class Paper implements Journal {
        @Override
        public void before(List<Ban> keepOut, List<Ban> lift) {
            keepOut.forEach(each -> written.add(each.network().toString()));
            lift.forEach(each -> written.add("not " + each.network()));
        }

        @Override
        public void after(List<Ban> lifted, List<Ban> ended) {}

        @Override
        public void lives(Resident resident) {}

        @Override
        public void note(long atNanos, String what, String why) {}
    }

    private Step keepOut(String address) {
        return new Step(List.of(ban(address, LONG)), List.of(), answers::add);
    }

    private Step letIn(String address) {
        return new Step(List.of(), List.of(ban(address, LONG)), answers::add);
    }

    @AfterEach
    void close() {
        before.free.countDown();
        after.free.countDown();
        gate.close();
    }

    @Test
    void whatWasDecidedBeforeTheModeChangedIsWrittenDownAndNotCarriedOutAfterwards() throws Exception {
        gate.start(List.of(), List.of());
        gate.submit(keepOut(FIRST));
        before.reached.await();
        gate.submit(keepOut(SECOND));
        gate.become(after, List.of());
        gate.submit(keepOut(THIRD));
        after.free.countDown();
        before.free.countDown();

        await().until(() -> answers.size() == 3);
        assertThat(written).containsExactly(FIRST, SECOND, THIRD);
        assertThat(before.kept).doesNotContain(FIRST + "," + SECOND).contains(FIRST);
        assertThat(after.kept).contains(THIRD).allMatch(names -> names.isEmpty() || names.equals(THIRD));
        assertThat(answers).containsExactly("", "whether bans are enforced was changed first", "");
    }

    @Test
    void whoIsKeptOutAfterTheChangeIsNotLetInByWhatWaitedBefore() throws Exception {
        gate.start(List.of(), List.of());
        gate.submit(keepOut(FIRST));
        before.reached.await();
        gate.submit(letIn(SECOND));
        gate.become(after, List.of(ban(SECOND, LONG)));
        before.free.countDown();

        await().until(() -> after.kept.contains(SECOND));
        assertThat(written).containsExactly(FIRST, "not " + SECOND);
    }

    /** The perimeter there was may be the very reason for the change. */
    @Test
    void aSlowPerimeterDoesNotPutTheChangeOff() throws Exception {
        gate.start(List.of(), List.of());
        gate.submit(keepOut(FIRST));
        before.reached.await();
        int turns = before.kept.size();
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            many.add("203.0." + i / 250 + "." + i % 250);
        }
        many.forEach(address -> gate.submit(keepOut(address)));
        gate.become(after, List.of());
        before.free.countDown();

        await().until(() -> !after.kept.isEmpty());
        assertThat(before.kept).hasSize(turns);
        assertThat(written).hasSize(2_001);
    }
}
