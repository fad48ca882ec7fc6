package io.quantumtrader.actors.safety;

import static io.quantumtrader.actors.safety.SafetyDefaults.ALARM_AFTER;
import static io.quantumtrader.actors.safety.SafetyDefaults.MAIN;
import static io.quantumtrader.actors.safety.SafetyDefaults.ONE_PERSON;
import static io.quantumtrader.actors.safety.SafetyDefaults.TWO_PERSONS;
import static io.quantumtrader.kernel.kill.Permission.FLATTEN;
import static io.quantumtrader.kernel.kill.Permission.REDUCE_ONLY;
import static io.quantumtrader.kernel.kill.Permission.TRADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.KillSwitch.Activated;
import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.actors.venue.SendHold;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Halt;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.safety.KillSwitchBook;
import io.quantumtrader.persistence.safety.KillSwitchEvent;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltProposed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltReleased;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleaseProposed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleased;
import io.quantumtrader.persistence.safety.LatchRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KillSwitchTest {

    private static final Halt HALT = new Halt("halt-1", "venue", List.of("ada", "bob"), false, "odd fills", 90_000);

    private final ActorTestKit kit =
            ActorTestKit.create(ManualTime.config().withFallback(SafetyDefaults.journalInMemory()));
    private final ManualTime time = ManualTime.get(kit.system());
    private final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
    private final TestProbe<SafetyAlarm> alarmed = kit.createTestProbe();
    private final SafetyAlarms alarms = alarm -> alarmed.getRef().tell(alarm);
    private final TestProbe<Activated> activated = kit.createTestProbe();
    private final TestProbe<ReleaseAnswer> released = kit.createTestProbe();
    private Ladder ladder = new Ladder(alarms, Set.of(Layer.KILL_SWITCH));
    private SendHold hold = SendHold.untilRecovered();
    private final List<ActorRef<KillSwitch.Command>> running = new ArrayList<>();
    private ActorRef<KillSwitch.Command> killSwitch = kit.system().ignoreRef();

    @BeforeEach
    void start() {
        journal.clearAll();
        restart(TWO_PERSONS);
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void tightensBeforeItWritesAndWritesWhoAndWhy() {
        var answer = activate(MAIN, REDUCE_ONLY, "ada");

        assertThat(ladder.effective("main", "AAA")).isEqualTo(REDUCE_ONLY);
        assertThat(answer.already()).isFalse();
        assertThat(answer.micros()).isPositive();
        var event = journal.expectNextPersistedClass(KillSwitchEvent.ID, KillActivated.class);
        assertThat(event.latch().who()).isEqualTo("ada");
        assertThat(event.latch().why()).isEqualTo("a drill");
        assertThat(event.latch().scope()).isEqualTo("main");
        assertThat(event.follows()).isEqualTo("REDUCE_ONLY");
    }

    @Test
    void aRehearsalIsAnsweredAndLeavesNoLatchAndNoRecord() {
        TestProbe<KillSwitch.Rehearsed> rehearsed = kit.createTestProbe();

        killSwitch.tell(new KillSwitch.Rehearse(System.nanoTime(), rehearsed.getRef()));

        assertThat(rehearsed.receiveMessage().micros()).isPositive();
        assertThat(view().latches()).isEmpty();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);
        journal.expectNothingPersisted(KillSwitchEvent.ID);
    }

    @Test
    void theSameKillOfTheSameOperatorIsOneLatch() {
        activate(MAIN, FLATTEN, "ada");

        assertThat(activate(MAIN, FLATTEN, "ada").already()).isTrue();
        assertThat(activate(MAIN, FLATTEN, "bob").already()).isFalse();
        assertThat(view().latches()).hasSize(2);
    }

    @Test
    void oneOperatorReleasesReduceOnlyAndOnlyTheLatchNamed() {
        var first = activate(MAIN, REDUCE_ONLY, "ada").latch();
        activate(Scope.everything(), REDUCE_ONLY, "bob");

        var answer = release(new ReleaseTarget.OneLatch(first.id()), "ada", "", 0);

        assertThat(answer.results())
                .containsExactly(new Result.Released(first.id(), List.of("ada"), false, "REDUCE_ONLY"));
        assertThat(ladder.effective("main", "AAA")).isEqualTo(REDUCE_ONLY);
        release(new ReleaseTarget.OfScope(Scope.everything()), "ada", "", 0);
        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);
    }

    @Test
    void flattenIsReleasedByTwoPersonsAndNeverByItsProposerAlone() {
        var latch = activate(MAIN, FLATTEN, "ada").latch();
        var target = new ReleaseTarget.OfPermission(MAIN, FLATTEN);

        assertThat(release(target, "ada", "", 0).results())
                .containsExactly(new Result.Proposed(latch.id(), "ada", 0, 0, 600_000));
        assertThat(release(target, "Ada", "", 90_000).results())
                .containsExactly(
                        new Result.Refused(latch.id(), Reason.because(ReasonCode.RELEASE_SELF_APPROVAL, 1, 2)));
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
        assertThat(release(target, "bob", "", 90_000).released()).isTrue();

        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);
        journal.expectNextPersistedClass(KillSwitchEvent.ID, KillActivated.class);
        journal.expectNextPersistedClass(KillSwitchEvent.ID, KillReleaseProposed.class);
        var event = journal.expectNextPersistedClass(KillSwitchEvent.ID, KillReleased.class);
        assertThat(event.persons()).containsExactly("ada", "bob");
        assertThat(event.singlePerson()).isFalse();
    }

    @Test
    void aSinglePersonTypesWaitsConfirmsAndIsRecordedAsSuch() {
        restart(ONE_PERSON);
        var latch = activate(MAIN, FLATTEN, "ada").latch();
        var target = new ReleaseTarget.OneLatch(latch.id());

        assertThat(release(target, "ada", "release", 0).results())
                .containsExactly(new Result.Refused(latch.id(), Reason.because(ReasonCode.RELEASE_PHRASE)));
        assertThat(release(target, "ada", "RELEASE", 0).results())
                .containsExactly(new Result.Proposed(latch.id(), "ada", 0, 60_000, 600_000));
        assertThat(release(target, "ada", "", 59_999).released()).isFalse();
        assertThat(release(target, "ada", "", 60_000).released()).isTrue();

        assertThat(journal.persistedInStorage(KillSwitchEvent.ID).getLast())
                .isInstanceOfSatisfying(KillReleased.class, event -> {
                    assertThat(event.singlePerson()).isTrue();
                    assertThat(event.follows()).isEqualTo("TRADE");
                });
    }

    @Test
    void latchesAndProposalsSurviveARestart() {
        var latch = activate(MAIN, FLATTEN, "ada").latch();
        var target = new ReleaseTarget.OneLatch(latch.id());
        release(target, "ada", "", 0);

        restart(TWO_PERSONS);
        assertThat(ladder.effective("main", "AAA").allowsOpening()).isFalse();
        assertThat(view().latches()).containsExactly(latch);
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);

        assertThat(release(target, "bob", "", 1_000).released()).isTrue();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);
        restart(TWO_PERSONS);
        assertThat(view().latches()).isEmpty();
    }

    @Test
    void aReleaseOfNothingIsRefused() {
        assertThat(release(new ReleaseTarget.OneLatch("nothing"), "ada", "", 0).results())
                .containsExactly(new Result.Refused("", Reason.because(ReasonCode.RELEASE_UNKNOWN)));
    }

    @Test
    void aJournalThatFailsNeitherStopsTheKillNorLetsARelease() {
        journal.failNextPersisted(KillSwitchEvent.ID);

        var latch = activate(MAIN, FLATTEN, "ada").latch();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
        time.timePasses(ALARM_AFTER.plusMillis(1));
        assertThat(alarmed.receiveMessage().kind()).isEqualTo(SafetyAlarm.Kind.JOURNAL_SLOW);
        time.timePasses(JournalLine.AGAIN.multipliedBy(2));

        var event = journal.expectNextPersistedClass(KillSwitchEvent.ID, KillActivated.class);
        assertThat(event.latch().latch()).isEqualTo(latch);
    }

    @Test
    void aReleaseWaitsForTheJournal() {
        TestProbe<LadderRecorder.Command<KillSwitchEvent, KillSwitchBook>> recorder = kit.createTestProbe();
        ladder = new Ladder(alarms, Set.of(Layer.KILL_SWITCH));
        killSwitch = kit.spawn(KillSwitch.create(ladder, hold, TWO_PERSONS, ALARM_AFTER, recorder.getRef(), alarms));
        var answers = ((LadderRecorder.Load<KillSwitchEvent, KillSwitchBook>) recorder.receiveMessage()).replyTo();
        answers.tell(new LadderRecorder.Loaded<>(KillSwitchBook.EMPTY));
        activate(MAIN, REDUCE_ONLY, "ada");
        assertThat(written(recorder)).hasSize(1);
        answers.tell(new LadderRecorder.Written<>(1));

        killSwitch.tell(
                new KillSwitch.Release(new ReleaseTarget.OfScope(MAIN), "ada", "calm", "", 0, 0, released.getRef()));
        assertThat(written(recorder)).hasSize(1);
        released.expectNoMessage();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(REDUCE_ONLY);
        answers.tell(new LadderRecorder.Written<>(2));

        assertThat(released.receiveMessage().released()).isTrue();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);
    }

    @Test
    void aKillBeforeTheJournalIsReadBackActsAtOnceAndIsWrittenAfterwards() {
        TestProbe<LadderRecorder.Command<KillSwitchEvent, KillSwitchBook>> recorder = kit.createTestProbe();
        var standing = SafetyDefaults.latch("kill-switch-1", Scope.everything(), REDUCE_ONLY);
        ladder = new Ladder(alarms, Set.of(Layer.KILL_SWITCH));
        killSwitch = kit.spawn(KillSwitch.create(ladder, hold, TWO_PERSONS, ALARM_AFTER, recorder.getRef(), alarms));
        var load = (LadderRecorder.Load<KillSwitchEvent, KillSwitchBook>) recorder.receiveMessage();

        activate(MAIN, FLATTEN, "ada");
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
        var book = KillSwitchBook.EMPTY.apply(new KillActivated(LatchRow.of(standing), "REDUCE_ONLY", 0));
        load.replyTo().tell(new LadderRecorder.Loaded<>(book));

        assertThat(written(recorder)).singleElement().isInstanceOfSatisfying(KillActivated.class, event -> {
            assertThat(event.latch().id()).isEqualTo("kill-switch-2");
            assertThat(event.latch().permission()).isEqualTo("FLATTEN");
        });
        assertThat(view().latches()).extracting("id").containsExactly("kill-switch-1", "kill-switch-2");
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
        assertThat(ladder.effective("other", "AAA")).isEqualTo(REDUCE_ONLY);
    }

    @Nested
    class AHalt {

        @Test
        void isSetByTwoPersonsAndHoldsOnlyOnceItIsInTheJournal() {
            assertThat(hold.holds()).isFalse();

            assertThat(halt("ada", "", 0))
                    .isEqualTo(new HaltAnswer.Proposed(new Result.Proposed("halt-1", "ada", 0, 0, 600_000)));
            assertThat(halt("Ada", "", 90_000))
                    .isEqualTo(new HaltAnswer.Refused(Reason.because(ReasonCode.RELEASE_SELF_APPROVAL, 1, 2)));
            assertThat(hold.holds()).isFalse();
            alarmed.expectNoMessage();
            assertThat(halt("bob", "", 90_000)).isEqualTo(new HaltAnswer.Standing(HALT, false));

            assertThat(hold.holds()).isTrue();
            assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);
            journal.expectNextPersistedClass(KillSwitchEvent.ID, HaltProposed.class);
            var event = journal.expectNextPersistedClass(KillSwitchEvent.ID, HaltActivated.class);
            assertThat(event.persons()).containsExactly("ada", "bob");
            assertThat(event.why()).isEqualTo("odd fills");
            assertThat(event.follows()).startsWith("nothing is sent");
            assertThat(halt("ada", "", 95_000)).isEqualTo(new HaltAnswer.Standing(HALT, true));
        }

        @Test
        void isReleasedByTwoPersonsOnceThatIsInTheJournal() {
            set();
            var target = new ReleaseTarget.OneLatch("halt-1");
            var lifted = new AtomicInteger();
            hold.onLift(lifted::incrementAndGet);

            assertThat(release(target, "bob", "", 100_000).results())
                    .containsExactly(new Result.Proposed("halt-1", "bob", 100_000, 100_000, 700_000));
            assertThat(release(target, "bob", "", 100_001).results())
                    .containsExactly(
                            new Result.Refused("halt-1", Reason.because(ReasonCode.RELEASE_SELF_APPROVAL, 1, 2)));
            assertThat(hold.holds()).isTrue();
            assertThat(release(target, "ada", "", 100_002).results())
                    .containsExactly(new Result.Released("halt-1", List.of("bob", "ada"), false, "TRADE"));

            assertThat(hold.holds()).isFalse();
            assertThat(lifted).hasValue(1);
            assertThat(journal.persistedInStorage(KillSwitchEvent.ID).getLast())
                    .isEqualTo(new HaltReleased(
                            "halt-1", "venue", List.of("bob", "ada"), false, "calm", "odd fills", "TRADE", 100_002, 7));
            assertThat(release(target, "ada", "", 100_003).results())
                    .containsExactly(new Result.Refused("", Reason.because(ReasonCode.RELEASE_UNKNOWN)));
            assertThat(halt("ada", "", 100_004)).isInstanceOf(HaltAnswer.Proposed.class);
            assertThat(view().halts().id()).isEqualTo("halt-2");
        }

        @Test
        void ofASinglePersonTakesThePhraseAndTheDelay() {
            restart(ONE_PERSON);

            assertThat(halt("ada", "RELEASE", 0))
                    .isEqualTo(new HaltAnswer.Refused(Reason.because(ReasonCode.RELEASE_PHRASE)));
            assertThat(halt("ada", "HALT", 0)).isInstanceOf(HaltAnswer.Proposed.class);
            assertThat(halt("ada", "HALT", 59_999))
                    .isEqualTo(new HaltAnswer.Refused(Reason.because(ReasonCode.RELEASE_TOO_EARLY, 59_999, 60_000)));
            assertThat(hold.holds()).isFalse();
            assertThat(halt("ada", "", 60_000))
                    .isInstanceOfSatisfying(
                            HaltAnswer.Standing.class,
                            standing ->
                                    assertThat(standing.halt().singlePerson()).isTrue());
            assertThat(hold.holds()).isTrue();
        }

        @Test
        void standsAfterARestartBeforeAnythingIsSent() {
            set();

            hold = SendHold.untilRecovered();
            assertThat(hold.holds()).isTrue();
            restart(TWO_PERSONS);

            assertThat(hold.holds()).isTrue();
            assertThat(view().halts().standing()).contains(HALT);
            assertThat(alarmed.receiveMessage().kind()).isEqualTo(SafetyAlarm.Kind.HALTED);
        }

        @Test
        void alarmsEveryMinuteUntilItIsReleased() {
            set();
            assertThat(alarmed.receiveMessage().observed()).isZero();

            for (int minute = 1; minute <= 3; minute++) {
                time.timePasses(HaltDesk.REMINDER);
                var alarm = alarmed.receiveMessage();
                assertThat(alarm.kind()).isEqualTo(SafetyAlarm.Kind.HALTED);
                assertThat(alarm.observed()).isEqualTo(minute);
                assertThat(alarm.detail()).contains("ada, bob", "odd fills", "nothing is sent");
            }
            release(new ReleaseTarget.OneLatch("halt-1"), "ada", "", 100_000);
            release(new ReleaseTarget.OneLatch("halt-1"), "bob", "", 100_000);
            time.timePasses(HaltDesk.REMINDER.multipliedBy(2));

            alarmed.expectNoMessage();
        }

        @Test
        void isNotReleasedWithTheLatchesOfAScope() {
            set();
            activate(MAIN, REDUCE_ONLY, "ada");

            assertThat(release(new ReleaseTarget.OfScope(MAIN), "ada", "", 100_000)
                            .released())
                    .isTrue();

            assertThat(hold.holds()).isTrue();
        }

        private void set() {
            halt("ada", "", 0);
            halt("bob", "", 90_000);
            assertThat(hold.holds()).isTrue();
        }

        private HaltAnswer halt(String who, String phrase, long saidMs) {
            TestProbe<HaltAnswer> answers = kit.createTestProbe();
            killSwitch.tell(new KillSwitch.SetHalt(who, "odd fills", phrase, saidMs, 7, answers.getRef()));
            return answers.receiveMessage();
        }
    }

    private void restart(ReleaseRules rules) {
        running.forEach(kit::stop);
        running.clear();
        ladder = new Ladder(alarms, Set.of(Layer.KILL_SWITCH));
        hold = SendHold.untilRecovered();
        killSwitch = kit.spawn(KillSwitch.create(ladder, hold, rules, ALARM_AFTER, EventFeed.NONE, alarms));
        running.add(killSwitch);
        while (!view().recovered()) Thread.onSpinWait();
    }

    private Activated activate(Scope scope, Permission permission, String who) {
        killSwitch.tell(
                new KillSwitch.Activate(scope, permission, who, "a drill", 5, System.nanoTime(), activated.getRef()));
        return activated.receiveMessage();
    }

    private ReleaseAnswer release(ReleaseTarget target, String who, String phrase, long saidMs) {
        killSwitch.tell(new KillSwitch.Release(target, who, "calm", phrase, saidMs, 7, released.getRef()));
        return released.receiveMessage();
    }

    private KillSwitch.View view() {
        TestProbe<KillSwitch.View> views = kit.createTestProbe();
        killSwitch.tell(new KillSwitch.Get(views.getRef()));
        return views.receiveMessage();
    }

    private static List<KillSwitchEvent> written(
            TestProbe<LadderRecorder.Command<KillSwitchEvent, KillSwitchBook>> recorder) {
        return ((LadderRecorder.Write<KillSwitchEvent, KillSwitchBook>) recorder.receiveMessage()).events();
    }
}
