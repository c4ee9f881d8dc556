package io.ringfence.track;

import static io.ringfence.track.Events.at;
import static io.ringfence.track.Events.channel;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.ami.Event;
import io.ringfence.ami.Snapshot;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.FeedLost;
import io.ringfence.fact.FeedRestored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final String ABROAD = "0037255501234";
    private final Events e = new Events();
    private final Tracker tracker = new Tracker("pbx", new ToyPlan(), List.of("trunk*"));
    private final Snapshot phone = channel("PJSIP/1001-00000001", Snapshot.RING, ABROAD, "u1", "u1");
    private final Snapshot leg = channel("PJSIP/trunk-00000002", Snapshot.DOWN, "", "u2", "u1");

    private List<String> told(Event... events) {
        return Summary.of(tracker, Arrays.asList(events));
    }

    private List<String> told(List<Event> events) {
        return Summary.of(tracker, events);
    }

    @Test
    void twoCompleteListsWithoutAChannelEndIt() {
        told(e.connected(), e.born(phone));
        assertThat(told(e.list(0))).isEmpty();
        assertThat(told(e.pause(30).list(0)))
                .containsExactly("ended 1 EXTENSION 1001 DIRECT " + ABROAD + " INTERNATIONAL unanswered inferred");
        assertThat(tracker.active()).isZero();
    }

    @Test
    void aListThatNamesItStartsTheCountAgain() {
        told(e.connected(), e.born(phone));
        assertThat(told(e.list(0))).isEmpty();
        assertThat(told(e.list(1, phone))).isEmpty();
        assertThat(told(e.list(0))).isEmpty();
        assertThat(tracker.active()).isEqualTo(1);
    }

    @Test
    void anEventOfItStartsTheCountAgain() {
        told(e.connected(), e.born(phone));
        told(e.list(0));
        told(e.ringing(phone));
        assertThat(told(e.list(0))).isEmpty();
        assertThat(tracker.active()).isEqualTo(1);
    }

    @Test
    void incompleteListsEndNothing() {
        told(e.connected(), e.born(phone));
        for (int i = 0; i < 5; i++) {
            assertThat(told(new Event.CoreShowChannelsComplete(e.stamp(), "short" + i, 7)))
                    .isEmpty();
        }
        assertThat(tracker.active()).isEqualTo(1);
    }

    @Test
    void anotherListsEndDoesNotEndThisOne() {
        told(e.connected(), e.born(phone));
        for (int i = 0; i < 4; i++) {
            told(new Event.CoreShowChannel(e.stamp(), "a" + i, leg, 1));
            told(new Event.CoreShowChannelsComplete(e.stamp(), "forged", 1));
        }
        assertThat(tracker.active()).isEqualTo(1);
    }

    @Test
    void aChannelBornDuringAListIsNotMissedByIt() {
        Snapshot other = channel("PJSIP/1002-00000003", Snapshot.RING, "1003", "u3", "u3");
        told(e.connected(), e.born(other));
        List<Event> list = new ArrayList<>(e.list(1, other));
        list.add(1, e.born(phone));
        told(list);
        assertThat(told(e.list(0, other))).isEmpty();
        assertThat(tracker.active()).isEqualTo(1);
        assertThat(told(e.list(0, other))).singleElement().asString().endsWith("inferred");
    }

    @Test
    void aHangupDuringAListWins() {
        told(e.connected(), e.born(phone));
        List<Event> list = new ArrayList<>(e.list(3, phone));
        list.add(0, e.hangup(phone, 16));
        assertThat(told(list)).singleElement().asString().startsWith("ended 1");
        assertThat(told(e.list(3, phone))).isEmpty();
        assertThat(tracker.active()).isZero();
        assertThat(tracker.unseenChannels()).isZero();
    }

    @Test
    void callsUpBeforeTheFeedAreTakenInWithTheirLegs() {
        told(e.pause(5).connected());
        List<Event> list = e.list(120, at(Snapshot.UP, leg), at(Snapshot.UP, phone));
        assertThat(told(list))
                .containsExactly(
                        "attempted 1 EXTENSION 1001 DIRECT " + ABROAD + " INTERNATIONAL on PJSIP/1001 already up",
                        "answered 1 EXTENSION 1001 DIRECT " + ABROAD + " INTERNATIONAL trunk=trunk");
        assertThat(tracker.unseenChannels()).isZero();
        assertThat(told(e.list(150, at(Snapshot.UP, leg), at(Snapshot.UP, phone))))
                .isEmpty();
    }

    private List<Fact> facts(List<Event> events) {
        return events.stream().flatMap(event -> tracker.on(event).stream()).toList();
    }

    private static CallAnswered answered(List<Fact> facts) {
        return facts.stream()
                .filter(CallAnswered.class::isInstance)
                .map(CallAnswered.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Left by an earlier process: answered 100 seconds ago, last seen 30 seconds ago. */
    private CallAnswered.Underway left() {
        Tracker earlier = new Tracker("pbx", new ToyPlan(), List.of("trunk*"));
        List<Event> call =
                new ArrayList<>(List.of(e.connected(), e.born(phone), e.born(leg), e.dial(phone, leg, ABROAD)));
        call.add(e.up(leg));
        CallAnswered answered = answered(
                call.stream().flatMap(event -> earlier.on(event).stream()).toList());
        assertThat(answered.leg()).isEqualTo("u2");
        e.pause(100);
        return new CallAnswered.Underway(
                answered.call(), answered.leg(), answered.answeredNanos(), answered.atNanos() + 70 * Events.SECOND);
    }

    @Test
    void aCallOfAnEarlierProcessIsUpSinceItWasAnswered() {
        CallAnswered.Underway left = left();
        tracker.resume(left);
        facts(List.of(e.connected()));
        CallAnswered answered = answered(facts(e.list(140, at(Snapshot.UP, leg), at(Snapshot.UP, phone))));
        assertThat(answered.answeredNanos()).isEqualTo(left.answeredNanos());
        assertThat(answered.atNanos()).isGreaterThan(left.answeredNanos() + 99 * Events.SECOND);
        CallEnded ended = (CallEnded)
                facts(List.of(e.hangup(leg, 16), e.hangup(phone, 16))).get(0);
        assertThat(ended.answeredNanos()).isEqualTo(left.answeredNanos());
        assertThat(facts(e.list(0))).isEmpty();
    }

    @Test
    void aCallOfAnEarlierProcessThatIsNotListedEndedWhenItWasLastSeen() {
        CallAnswered.Underway left = left();
        tracker.resume(left);
        facts(List.of(e.connected()));
        assertThat(facts(List.of(new Event.CoreShowChannelsComplete(e.stamp(), "short", 7))))
                .as("an incomplete list ends nothing")
                .isEmpty();
        CallEnded ended = (CallEnded) facts(e.list(0)).get(0);
        assertThat(ended.atNanos()).isEqualTo(left.seenNanos());
        assertThat(ended.answeredNanos()).isEqualTo(left.answeredNanos());
        assertThat(ended.call().payer()).isEqualTo(left.call().payer());
        assertThat(ended.inferred()).isTrue();
        assertThat(facts(e.list(0))).isEmpty();
        assertThat(facts(List.of(e.born(channel("PJSIP/1003-00000009", Snapshot.RING, "1004", "u9", "u9")))))
                .as("an attempt with a number of its own")
                .allSatisfy(fact -> assertThat(((CallAttempted) fact).call().attempt())
                        .isNotEqualTo(ended.call().attempt()));
    }

    /** Its dialplan is at a label and its leg shows no number, as in a macro. */
    @Test
    void aCallOfAnEarlierProcessKeepsItsNumber() {
        CallAnswered.Underway left = left();
        tracker.resume(left);
        facts(List.of(e.connected()));
        Snapshot inMacro = channel("PJSIP/1001-00000001", Snapshot.UP, "s", "u1", "u1");
        assertThat(answered(facts(e.list(140, at(Snapshot.UP, leg), inMacro)))
                        .call()
                        .destination())
                .isEqualTo(left.call().destination());
    }

    @Test
    void aLegFoundUpIsUpSinceItWasMadeButNotSinceBeforeTheFeedWasLost() {
        facts(List.of(e.connected()));
        List<Event> list = e.list(90, at(Snapshot.UP, leg), at(Snapshot.UP, phone));
        assertThat(answered(facts(list)).answeredNanos())
                .isEqualTo(list.get(0).stamp().atNanos() - 90 * Events.SECOND);
        Event lost = e.disconnected();
        facts(List.of(lost));
        e.pause(20);
        Snapshot other = channel("PJSIP/1002-00000003", Snapshot.UP, ABROAD, "u3", "u3");
        Snapshot otherLeg = channel("PJSIP/trunk-00000004", Snapshot.UP, "", "u4", "u3");
        facts(List.of(e.connected()));
        assertThat(answered(facts(e.list(Long.MAX_VALUE, otherLeg, other))).answeredNanos())
                .isEqualTo(lost.stamp().atNanos());
    }

    @Test
    void anEventOfACallUpBeforeTheFeedMakesItNoNewCall() {
        told(e.connected());
        assertThat(told(new Event.NewCallerid(e.stamp(), at(Snapshot.UP, phone))))
                .singleElement()
                .asString()
                .endsWith("already up");
        assertThat(told(e.list(90, at(Snapshot.UP, phone), at(Snapshot.UP, leg))))
                .singleElement()
                .asString()
                .startsWith("answered 1");
        assertThat(tracker.unseenChannels()).isZero();
    }

    @Test
    void aLegAnEventToldOfBeforeTheFirstListIsUpSinceItWasMadeAllTheSame() {
        facts(List.of(e.connected(), new Event.NewConnectedLine(e.stamp(), at(Snapshot.UP, leg))));
        List<Event> list = e.list(90, at(Snapshot.UP, leg), at(Snapshot.UP, phone));
        assertThat(answered(facts(list)).answeredNanos())
                .isEqualTo(list.get(0).stamp().atNanos() - 90 * Events.SECOND);
        assertThat(tracker.active()).isEqualTo(1);
        assertThat(facts(e.list(120, at(Snapshot.UP, leg), at(Snapshot.UP, phone))))
                .isEmpty();
    }

    @Test
    void aLegOfAnEarlierProcessThatAnEventToldOfFirstCarriesItsCall() {
        CallAnswered.Underway left = left();
        tracker.resume(left);
        facts(List.of(e.connected(), new Event.NewConnectedLine(e.stamp(), at(Snapshot.UP, leg))));
        List<Fact> facts = facts(e.list(140, at(Snapshot.UP, leg), at(Snapshot.UP, phone)));
        assertThat(facts).noneMatch(CallEnded.class::isInstance);
        assertThat(answered(facts).answeredNanos()).isEqualTo(left.answeredNanos());
    }

    @Test
    void aForwardUpBeforeTheFeedIsPaidByTheForwarder() {
        Snapshot in = channel("PJSIP/trunk-00000009", Snapshot.UP, "1002", "u1", "u1");
        Snapshot one = channel("Local/" + ABROAD + "@ctx-0000000a;1", Snapshot.UP, "", "l1", "u1");
        Snapshot two = channel("Local/" + ABROAD + "@ctx-0000000a;2", Snapshot.UP, ABROAD, "l2", "u1");
        told(e.connected());
        assertThat(told(e.list(60, at(Snapshot.UP, leg), two, one, in)))
                .contains("attempted 2 EXTENSION 1002 FORWARDED " + ABROAD + " INTERNATIONAL on Local/" + ABROAD
                        + "@ctx already up")
                .contains("answered 2 EXTENSION 1002 FORWARDED " + ABROAD + " INTERNATIONAL trunk=trunk");
    }

    @Test
    void channelsThatEventsShouldHaveShownAreCountedOnce() {
        told(e.connected());
        e.pause(60);
        told(e.list(20, at(Snapshot.UP, phone)));
        assertThat(tracker.unseenChannels()).isEqualTo(1);
        told(e.list(21, at(Snapshot.UP, phone)));
        assertThat(tracker.unseenChannels()).isEqualTo(1);
        assertThat(tracker.active()).isEqualTo(1);
    }

    @Test
    void whereNoEventComesTheFeedIsLostOnceUntilOneDoes() {
        told(e.connected());
        e.pause(60);
        assertThat(facts(e.list(20, at(Snapshot.UP, phone)))).noneMatch(FeedLost.class::isInstance);
        assertThat(tracker.wantsLogin()).isFalse();
        assertThat(facts(e.pause(30).list(50, at(Snapshot.UP, phone))))
                .filteredOn(FeedLost.class::isInstance)
                .singleElement()
                .asString()
                .contains("1 channels began that no event announced");
        assertThat(tracker.wantsLogin()).isTrue();

        assertThat(facts(List.of(e.connected()))).as("a login proves nothing").isEmpty();
        assertThat(tracker.wantsLogin()).as("nor does it want another").isFalse();
        assertThat(tracker.unseenChannels()).isEqualTo(1);
        assertThat(facts(e.list(80, at(Snapshot.UP, phone)))).isEmpty();
        assertThat(facts(List.of(e.disconnected(), e.connected()))).isEmpty();

        Snapshot next = channel("PJSIP/1002-00000003", Snapshot.RING, "1003", "u3", "u3");
        assertThat(facts(List.of(e.born(next))))
                .filteredOn(FeedRestored.class::isInstance)
                .hasSize(1);
        assertThat(tracker.unseenChannels()).isZero();
    }

    @Test
    void whereAnotherEventComesOneThatWasLostIsNoDeafness() {
        told(e.connected());
        e.pause(60);
        told(e.list(20, at(Snapshot.UP, phone)));
        Snapshot other = channel("PJSIP/1002-00000003", Snapshot.UP, "1003", "u3", "u3");
        told(e.born(other));
        assertThat(facts(e.pause(30).list(50, at(Snapshot.UP, phone), other))).isEmpty();
        assertThat(tracker.wantsLogin()).isFalse();
        assertThat(tracker.unseenChannels()).isEqualTo(1);
        assertThat(facts(e.pause(30).list(80, at(Snapshot.UP, phone), other))).isEmpty();
        assertThat(tracker.unseenChannels()).as("and it is over").isZero();
        assertThat(tracker.wantsLogin()).isFalse();
    }

    @Test
    void aChannelWhoseBirthIsStillQueuedIsNoSurprise() {
        told(e.connected());
        e.pause(60);
        assertThat(told(e.list(0, phone))).isEmpty();
        assertThat(told(e.born(phone)))
                .containsExactly("attempted 1 EXTENSION 1001 DIRECT " + ABROAD + " INTERNATIONAL on PJSIP/1001");
        assertThat(tracker.unseenChannels()).isZero();
    }

    @Test
    void aBrokenEntryProvesItsChannelAlive() {
        told(e.connected(), e.born(phone));
        for (int i = 0; i < 4; i++) {
            String id = "list-of-" + i;
            Event entry = new Event.CoreShowChannel(e.stamp(), id, phone, 9);
            told(new Event.Broken(e.stamp(), "CoreShowChannel", "Exten", "Event: Hangup", entry, ""));
            told(new Event.CoreShowChannelsComplete(e.stamp(), id, 1));
        }
        assertThat(tracker.active()).isEqualTo(1);
    }

    @Test
    void feedLostAndRestored() {
        assertThat(told(e.connected())).containsExactly("restored since 0");
        assertThat(told(e.disconnected(), e.disconnected())).containsExactly("lost closed");
        assertThat(told(e.connected(), e.connected())).hasSize(1);
    }

    @Test
    void aProvenRestartNeedsOneList() {
        told(e.connected(), e.born(phone));
        told(e.disconnected());
        e.pause(20);
        told(new Event.FullyBooted(e.stamp(), 5), e.connected());
        assertThat(told(e.list(0))).singleElement().asString().endsWith("inferred");
    }

    @Test
    void aReconnectWithoutRestartNeedsTwo() {
        told(e.connected(), e.born(phone));
        told(e.disconnected());
        e.pause(20);
        told(e.connected(), new Event.FullyBooted(e.stamp(), 90_000));
        assertThat(told(e.list(0))).isEmpty();
        assertThat(told(e.list(0))).hasSize(1);
    }

    @Test
    void forgedRestartsEndNothing() {
        told(e.connected(), e.born(phone));
        e.pause(60);
        assertThat(told(new Event.Shutdown(e.stamp(), true), new Event.FullyBooted(e.stamp(), 1)))
                .isEmpty();
        assertThat(told(e.list(0))).isEmpty();
        assertThat(tracker.active()).isEqualTo(1);
    }
}
