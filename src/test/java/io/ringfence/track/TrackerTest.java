package io.ringfence.track;

import static io.ringfence.track.Events.at;
import static io.ringfence.track.Events.channel;
import static io.ringfence.track.Events.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.ami.Event;
import io.ringfence.ami.Snapshot;
import io.ringfence.fact.ConfigurationChanged;
import io.ringfence.network.SourceAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no recording shows: other technologies, other dialplans, lost and forged events. */
class TrackerTest {
    private static final String ABROAD = "0037255501234";
    private static final String CUBA = "005352123456";
    private final Events e = new Events();
    private final Tracker tracker = new Tracker("pbx", new ToyPlan(), List.of("trunk*"));

    private final Snapshot phone = channel("PJSIP/1001-00000001", Snapshot.RING, ABROAD, "u1", "u1");
    private final Snapshot leg = channel("PJSIP/trunk-00000002", Snapshot.DOWN, "", "u2", "u1");
    private final Snapshot second = channel("PJSIP/trunk2-00000003", Snapshot.DOWN, "", "u3", "u1");

    private List<String> told(Event... events) {
        return Summary.of(tracker, Arrays.asList(events));
    }

    private static Snapshot exten(String exten, Snapshot of) {
        return channel(of.channel(), of.state(), exten, of.uniqueid(), of.linkedid());
    }

    @Test
    void tellsANumberAtTheFirstEventThatShowsIt() {
        assertThat(told(e.born(phone)))
                .containsExactly("attempted 1 EXTENSION 1001 DIRECT " + ABROAD + " INTERNATIONAL on PJSIP/1001");
        assertThat(tracker.active()).isEqualTo(1);
    }

    @Test
    void countsAFailoverToTheNextTrunkOnce() {
        told(e.born(phone), e.born(leg), e.dial(phone, leg, ABROAD + "@trunk"), e.hangup(leg, 34));
        assertThat(told(e.born(second), e.dial(phone, second, "+37255501234@trunk2"), e.up(second)))
                .containsExactly("answered 1 EXTENSION 1001 DIRECT " + ABROAD + " INTERNATIONAL trunk=trunk2");
    }

    @Test
    void tellsAnotherNumberThanTheOneDialled() {
        Snapshot speed = exten("*71", phone);
        assertThat(told(e.born(speed), e.born(leg), e.dial(speed, leg, CUBA + "@trunk")))
                .containsExactly(
                        "attempted 1 EXTENSION 1001 DIRECT *71 INTERNAL on PJSIP/1001",
                        "attempted 2 EXTENSION 1001 DIRECT " + CUBA + " INTERNATIONAL on PJSIP/1001");
    }

    @Test
    void tellsACostlyForwardThatIsDialled() {
        tracker.forwardCodes(List.of("*72", "*21*"));
        assertThat(changes(exten("*72" + ABROAD, phone))).containsExactly("of 1001 to " + ABROAD + " dialled *72");
        assertThat(changes(exten("*21*" + ABROAD + "#", phone)))
                .containsExactly("of 1001 to " + ABROAD + " dialled *21*");
        assertThat(changes(exten("*721002", phone))).isEmpty();
        assertThat(changes(exten("*72", phone))).isEmpty();
        assertThat(changes(exten("*73" + ABROAD, phone))).isEmpty();
        assertThat(changes(exten("*72" + ABROAD, leg))).isEmpty();
    }

    private List<String> changes(Snapshot born) {
        List<String> told = new ArrayList<>();
        tracker.on(e.born(born)).forEach(fact -> {
            if (fact instanceof ConfigurationChanged change) {
                told.add(change.name() + " " + change.place());
            }
        });
        return told;
    }

    @Test
    void countsEveryNumberOfAFork() {
        assertThat(told(
                        e.born(phone),
                        e.born(leg),
                        e.born(second),
                        e.dial(phone, leg, ABROAD + "@trunk"),
                        e.dial(phone, second, CUBA + "@trunk2")))
                .hasSize(2)
                .allMatch(line -> line.startsWith("attempted"));
        assertThat(tracker.active()).isEqualTo(2);
        assertThat(told(e.hangup(leg, 17), e.hangup(second, 17), e.hangup(phone, 17)))
                .hasSize(2)
                .allMatch(line -> line.startsWith("ended") && line.endsWith("unanswered"));
    }

    @Test
    void keepsTheNumberThroughAMacroThatRunsAtS() {
        Snapshot macro = exten("s", phone);
        assertThat(told(e.born(phone), e.state(Snapshot.RING, macro), e.dial(macro, leg, ABROAD + "@trunk"), e.up(leg)))
                .containsExactly(
                        "attempted 1 EXTENSION 1001 DIRECT " + ABROAD + " INTERNATIONAL on PJSIP/1001",
                        "answered 1 EXTENSION 1001 DIRECT " + ABROAD + " INTERNATIONAL trunk=trunk");
    }

    @Test
    void answersOnceWhenUpComesBeforeDialBegin() {
        assertThat(told(
                        e.born(phone),
                        e.born(leg),
                        e.up(leg),
                        e.dial(phone, at(Snapshot.UP, leg), ABROAD + "@trunk"),
                        e.up(leg)))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("answered 1");
    }

    @Test
    void followsALocalChannelThatTheDialplanUsesToDialOut() {
        Snapshot one = channel("Local/" + ABROAD + "@out-0000000a;1", Snapshot.DOWN, ABROAD, "l1", "u1");
        Snapshot two = channel("Local/" + ABROAD + "@out-0000000a;2", Snapshot.RING, ABROAD, "l2", "u1");
        assertThat(told(
                        e.born(phone),
                        e.born(one),
                        e.born(two),
                        new Event.LocalBridge(e.stamp(), one, two, "out", ABROAD),
                        e.dial(phone, one, ABROAD + "@out"),
                        e.born(leg),
                        e.dial(two, leg, ABROAD + "@trunk")))
                .hasSize(1);
        assertThat(tracker.legs(1)).containsExactly("u1", "l2", "u2");
        assertThat(told(e.up(leg), e.hangup(one, 16), e.hangup(two, 16))).hasSize(1);
        assertThat(tracker.legs(1)).containsExactly("u1", "u2");
        assertThat(told(e.hangup(leg, 16))).singleElement().asString().startsWith("ended 1");
        assertThat(tracker.legs(1)).isEmpty();
    }

    @Test
    void endsARefusedCallThatNeverHadALeg() {
        told(e.born(phone));
        assertThat(told(e.hangup(phone, 20)))
                .containsExactly("ended 1 EXTENSION 1001 DIRECT " + ABROAD + " INTERNATIONAL unanswered");
        assertThat(tracker.active()).isZero();
    }

    @Test
    void keepsACallWhoseCallerLeftItsAnsweredLeg() {
        told(e.born(phone), e.born(leg), e.dial(phone, leg, ABROAD + "@trunk"), e.up(leg));
        assertThat(told(e.hangup(phone, 16))).isEmpty();
        assertThat(tracker.active()).isEqualTo(1);
        assertThat(tracker.legs(1)).containsExactly("u2");
    }

    @Test
    void aRingGroupWithAnOutsideMemberPaysItself() {
        Snapshot group = exten("600", phone);
        Snapshot member = channel("PJSIP/1002-00000009", Snapshot.DOWN, "600", "u9", "u1");
        told(e.born(group), e.born(member), e.dial(group, member, "1002"), e.born(leg));
        assertThat(told(e.dial(group, leg, ABROAD + "@trunk")))
                .contains("attempted 2 FEATURE 600 FORWARDED " + ABROAD + " INTERNATIONAL on PJSIP/1001");
    }

    @Test
    void twoPhonesThatForwardToTheSameNumberPayEachTheirOwn() {
        Snapshot group = exten("600", phone);
        Snapshot first = channel("PJSIP/1002-00000009", Snapshot.DOWN, "600", "u9", "u1");
        Snapshot other = channel("PJSIP/1003-0000000a", Snapshot.DOWN, "600", "ua", "u1");
        told(e.born(group), e.born(first), e.born(other));
        assertThat(told(sentOn(group, first))).contains("forwarded by EXTENSION 1002 to " + ABROAD);
        assertThat(told(throughLocal(group, "b"))).first().asString().contains(" EXTENSION 1002 FORWARDED ");
        assertThat(told(sentOn(group, other))).contains("forwarded by EXTENSION 1003 to " + ABROAD);
        assertThat(told(throughLocal(group, "c"))).first().asString().contains(" EXTENSION 1003 FORWARDED ");
    }

    private Event sentOn(Snapshot caller, Snapshot dest) {
        return new Event.DialEnd(e.stamp(), caller, dest, "CANCEL", "Local/" + ABROAD + "@from-internal");
    }

    private Event[] throughLocal(Snapshot caller, String key) {
        String name = "Local/" + ABROAD + "@from-internal-0000000" + key;
        Snapshot one = channel(name + ";1", Snapshot.DOWN, ABROAD, key + "1", "u1");
        Snapshot two = channel(name + ";2", Snapshot.RING, ABROAD, key + "2", "u1");
        return new Event[] {e.born(one), e.born(two), e.dial(caller, one, ABROAD + "@from-internal")};
    }

    @Test
    void severalTransferredAtOnceGoThroughALocalChannel() {
        Snapshot one = channel("Local/" + ABROAD + "@ctx-0000000b;1", Snapshot.DOWN, ABROAD, "l1", "u1");
        Snapshot two = channel("Local/" + ABROAD + "@ctx-0000000b;2", Snapshot.RING, ABROAD, "l2", "u1");
        Event bridge = new Event.LocalBridge(e.stamp(), one, two, "ctx", ABROAD);
        Event transfer =
                new Event.BlindTransfer(e.stamp(), "Success", exten("1002", phone), Snapshot.NONE, "ctx", ABROAD);
        String attempted =
                "attempted 2 EXTENSION 1001 TRANSFERRED " + ABROAD + " INTERNATIONAL on Local/" + ABROAD + "@ctx";
        told(e.born(exten("1002", phone)));
        assertThat(told(bridge, transfer)).contains(attempted);

        Tracker other = new Tracker("pbx", new ToyPlan(), List.of("trunk*"));
        assertThat(Summary.of(other, List.of(e.born(exten("1002", phone)), transfer, bridge)))
                .contains(attempted);
    }

    @Test
    void aTransferThatFailedChangesNothing() {
        told(e.born(exten("1002", phone)));
        assertThat(told(new Event.BlindTransfer(e.stamp(), "Fail", phone, leg, "ctx", CUBA)))
                .noneMatch(line -> line.contains("TRANSFERRED") || line.startsWith("transferred"));
    }

    @Test
    void clickToCallThroughALocalChannelIsPaidByThePhoneItRang() {
        Snapshot one = channel("Local/1001@ctx-0000000c;1", Snapshot.DOWN, "1001", "l1", "l1");
        Snapshot two = channel("Local/1001@ctx-0000000c;2", Snapshot.RING, "1001", "l2", "l1");
        Snapshot rung = channel("PJSIP/1001-0000000d", Snapshot.DOWN, "", "p1", "l1");
        told(
                e.born(one),
                e.born(two),
                e.dial(Snapshot.NONE, one, "1001@ctx"),
                e.born(rung),
                e.dial(two, rung, "1001"),
                new Event.DialEnd(e.stamp(), two, rung, "ANSWER", ""));
        assertThat(told(e.up(one), e.state(Snapshot.UP, exten(ABROAD, one))))
                .containsExactly(
                        "attempted 1 EXTENSION 1001 ORIGINATED " + ABROAD + " INTERNATIONAL on Local/1001@ctx");
    }

    @Test
    void otherTechnologiesAreFollowedAlike() {
        Tracker learning = new Tracker("pbx", new ToyPlan(), List.of());
        Snapshot sip = channel("SIP/alice-0000000a", Snapshot.RING, ABROAD, "s1", "s1");
        Snapshot iax = channel("IAX2/carrier-1234", Snapshot.DOWN, "", "s2", "s1");
        Snapshot analog = channel("DAHDI/5-1", Snapshot.RING, CUBA, "d1", "d1");
        Snapshot span = channel("DAHDI/i1/" + CUBA + "-2", Snapshot.DOWN, "", "d2", "d1");
        assertThat(Summary.of(
                        learning,
                        List.of(
                                e.born(sip),
                                e.born(iax),
                                e.dial(sip, iax, "me:secret@carrier/" + ABROAD),
                                e.up(iax),
                                e.born(analog),
                                e.born(span),
                                e.dial(analog, span, "g1/" + CUBA),
                                e.up(span))))
                .containsExactly(
                        "attempted 1 EXTENSION alice DIRECT " + ABROAD + " INTERNATIONAL on SIP/alice",
                        "answered 1 EXTENSION alice DIRECT " + ABROAD + " INTERNATIONAL trunk=carrier",
                        "attempted 2 EXTENSION 5 DIRECT " + CUBA + " INTERNATIONAL on DAHDI/5",
                        "answered 2 EXTENSION 5 DIRECT " + CUBA + " INTERNATIONAL trunk=i1");
        assertThat(learning.proposedTrunks()).containsExactly("DAHDI/i1", "IAX2/carrier");
    }

    @Test
    void aPickedUpLegIsCountedOnce() {
        Snapshot inside = exten("1002", phone);
        Snapshot rung = channel("PJSIP/1002-00000004", Snapshot.DOWN, "1002", "u4", "u1");
        Snapshot picker = channel("PJSIP/1003-00000005", Snapshot.RING, "*8", "u5", "u5");
        List<String> lines = told(
                e.born(inside),
                e.born(rung),
                e.dial(inside, rung, "1002"),
                e.born(picker),
                new Event.Pickup(e.stamp(), picker, rung),
                new Event.Rename(e.stamp(), "PJSIP/1003-00000005", "PJSIP/1003-00000005<MASQ>", "u4"),
                new Event.Rename(e.stamp(), "PJSIP/1002-00000004", "PJSIP/1003-00000005", "u5"),
                new Event.Rename(e.stamp(), "PJSIP/1003-00000005<MASQ>", "PJSIP/1002-00000004<ZOMBIE>", "u4"),
                e.hangup(rung, 16));
        assertThat(lines).filteredOn(line -> line.startsWith("attempted")).hasSize(2);
        assertThat(lines).noneMatch(line -> line.startsWith("ended"));
        assertThat(tracker.channelName("u5")).isEqualTo("PJSIP/1003-00000005");
    }

    @Test
    void aForgersOwnCallGoesOnBeingFollowed() {
        Event proved = e.born(exten("80037255501234", phone));
        Event.Broken broken = new Event.Broken(e.stamp(), "Newchannel", "Exten", "Event: Hangup", proved, "");
        assertThat(told(broken))
                .containsExactly(
                        "attempted 1 EXTENSION 1001 DIRECT 80037255501234 NATIONAL on PJSIP/1001",
                        "injection in Newchannel Exten by EXTENSION 1001 on u1");
        assertThat(told(e.dial(phone, leg, ABROAD + "@trunk"), e.up(leg)))
                .singleElement()
                .asString()
                .startsWith("answered 1");
        assertThat(told(new Event.Broken(e.stamp(), "Hangup", "Exten", "x", Event.NOTHING, "")))
                .containsExactly("injection in Hangup Exten by UNKNOWN  on ");
        assertThat(tracker.active()).isEqualTo(1);
    }

    @Test
    void aVictimOfForgedTextIsNotTheForger() {
        Snapshot in = from("from-trunk", channel("PJSIP/trunk-00000007", Snapshot.RING, "442070001002", "i1", "i1"));
        Snapshot rung = channel("PJSIP/1002-00000008", Snapshot.DOWN, "1002", "i2", "i1");
        told(new Event.Broken(e.stamp(), "Newchannel", "CallerIDNum", "x", e.born(in), ""), e.dial(in, rung, "1002"));
        String byCaller = "injection in Newstate ConnectedLineNum by DID 442070001002 on i1";
        assertThat(told(new Event.Broken(e.stamp(), "Newstate", "ConnectedLineNum", "x", e.up(rung), "")))
                .containsExactly(byCaller);
        told(e.hangup(in, 16));
        assertThat(told(new Event.Broken(e.stamp(), "Newstate", "ConnectedLineNum", "x", e.up(rung), "")))
                .containsExactly(byCaller);
    }

    @Test
    void textThatEitherPartyMayHaveForgedAccusesNobody() {
        told(e.born(phone), e.born(leg), e.dial(phone, leg, ABROAD + "@trunk"));
        assertThat(told(new Event.Broken(e.stamp(), "Newstate", "ConnectedLineNum", "x", e.ringing(phone), "")))
                .containsExactly("injection in Newstate ConnectedLineNum by UNKNOWN  on ");
    }

    @Test
    void aForgedNumberNamesNoForwarder() {
        Event proved = e.born(exten("1002", phone));
        told(new Event.Broken(e.stamp(), "Newchannel", "Exten", "x", proved, ""));
        assertThat(told(e.dial(exten("1002", phone), leg, CUBA + "@trunk")))
                .contains("attempted 2 EXTENSION 1001 DIRECT " + CUBA + " INTERNATIONAL on PJSIP/1001");
    }

    @Test
    void authenticationsBecomeFacts() {
        assertThat(told(
                        security(Event.Security.Type.SuccessfulAuth),
                        security(Event.Security.Type.InvalidAccountID),
                        security(
                                Event.Security.Type.ChallengeResponseFailed,
                                "1795879881/65998c6b1fc2f1968cfa85efdd8b0bd3"),
                        security(Event.Security.Type.ChallengeSent, "2026-11-28T15:31:21.734+0000"),
                        security(
                                Event.Security.Type.ChallengeResponseFailed,
                                "1795879881/65998c6b1fc2f1968cfa85efdd8b0bd3"),
                        security(
                                Event.Security.Type.ChallengeResponseFailed,
                                "1795879883/65998c6b1fc2f1968cfa85efdd8b0bd3"),
                        security(Event.Security.Type.ChallengeResponseFailed, "1/0"),
                        security(Event.Security.Type.FailedACL)))
                .containsExactly(
                        "authenticated 1001 from 192.0.2.1",
                        "probed 1001 from 192.0.2.1",
                        "refused 1001 from 192.0.2.1 ChallengeResponseFailed",
                        "refused 1001 from 192.0.2.1 ChallengeResponseFailed proved",
                        "refused 1001 from 192.0.2.1 ChallengeResponseFailed",
                        "refused 1001 from 192.0.2.1 ChallengeResponseFailed",
                        "refused 1001 from 192.0.2.1 FailedACL");
    }

    private Event security(Event.Security.Type type) {
        return security(type, "");
    }

    private Event security(Event.Security.Type type, String detail) {
        SourceAddress remote = SourceAddress.parse("IPV4/UDP/192.0.2.1/5060");
        return new Event.Security(e.stamp(), type, "PJSIP", "1001", "call-id", remote, detail);
    }

    @Test
    void aFloodOfChannelsIsBounded() {
        Tracker small = new Tracker("pbx", new ToyPlan(), List.of("trunk*"), 100);
        List<Event> flood = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            flood.add(e.born(channel("PJSIP/1001-" + i, Snapshot.RING, ABROAD, "f" + i, "f" + i)));
        }
        List<String> lines = Summary.of(small, flood);
        assertThat(small.active()).isEqualTo(100);
        assertThat(small.evictedChannels()).isEqualTo(900);
        assertThat(lines).filteredOn(line -> line.startsWith("ended")).hasSize(900);
    }

    @Test
    void glimpsesAreGivenUpBeforeChannelsSeenFromTheirBirth() {
        Tracker small = new Tracker("pbx", new ToyPlan(), List.of("trunk*"), 2);
        Snapshot glimpse = channel("PJSIP/1009-00000001", Snapshot.RING, "1002", "g1", "g1");
        Summary.of(small, List.of(e.born(phone), e.state(Snapshot.RING, glimpse), e.born(leg)));
        assertThat(small.channelName("u1")).isNotEmpty();
        assertThat(small.channelName("g1")).isEmpty();
    }

    @Test
    void callsFromOutsideAreInboundWhateverTheirNumberLooksLike() {
        Snapshot in = from("from-trunk", channel("PJSIP/trunk-00000007", Snapshot.RING, "442070001002", "i1", "i1"));
        Snapshot normalised = from("from-did", exten("02070001002", in));
        assertThat(told(e.born(in), e.state(Snapshot.RING, normalised), e.hangup(in, 16)))
                .containsExactly(
                        "attempted 1 DID 442070001002 INBOUND 442070001002 INTERNAL on PJSIP/trunk",
                        "ended 1 DID 442070001002 INBOUND 442070001002 INTERNAL unanswered");
        assertThat(tracker.active()).isZero();
    }
}
