package io.quantumtrader.actors.safety;

import static io.quantumtrader.actors.safety.SafetyDefaults.MAIN;
import static io.quantumtrader.actors.safety.SafetyDefaults.ONE_PERSON;
import static io.quantumtrader.actors.safety.SafetyDefaults.TWO_PERSONS;
import static io.quantumtrader.kernel.kill.Permission.REDUCE_ONLY;
import static io.quantumtrader.kernel.kill.Permission.TRADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.actors.venue.SendHold;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.persistence.safety.KillSwitchEvent;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltProposed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltReleased;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The send-hold: by two persons, in the journal before it acts (rules, B1). */
class KillSwitchHaltTest extends KillSwitchRig {

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
}
