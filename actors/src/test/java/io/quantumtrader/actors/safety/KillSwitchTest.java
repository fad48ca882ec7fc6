package io.quantumtrader.actors.safety;

import static io.quantumtrader.actors.safety.SafetyDefaults.ALARM_AFTER;
import static io.quantumtrader.actors.safety.SafetyDefaults.MAIN;
import static io.quantumtrader.actors.safety.SafetyDefaults.ONE_PERSON;
import static io.quantumtrader.actors.safety.SafetyDefaults.TWO_PERSONS;
import static io.quantumtrader.kernel.kill.Permission.FLATTEN;
import static io.quantumtrader.kernel.kill.Permission.REDUCE_ONLY;
import static io.quantumtrader.kernel.kill.Permission.TRADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.safety.KillSwitchBook;
import io.quantumtrader.persistence.safety.KillSwitchEvent;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleaseProposed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleased;
import io.quantumtrader.persistence.safety.LatchRow;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

class KillSwitchTest extends KillSwitchRig {

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
}
