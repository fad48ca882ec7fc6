package io.quantumtrader.actors.ceo;

import static io.quantumtrader.actors.safety.SafetyDefaults.ONE_PERSON;
import static io.quantumtrader.actors.safety.SafetyDefaults.TWO_PERSONS;
import static io.quantumtrader.kernel.kill.Permission.FLATTEN;
import static io.quantumtrader.kernel.kill.Permission.REDUCE_ONLY;
import static io.quantumtrader.kernel.kill.Permission.TRADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.ceo.CeoCommand.Answer;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.safety.SafetyDefaults;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.CeoModeTable;
import io.quantumtrader.kernel.kill.CeoReading;
import io.quantumtrader.kernel.kill.Health;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.kernel.kill.ModeLimits;
import io.quantumtrader.kernel.kill.ModeThresholds;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.safety.CeoBook;
import io.quantumtrader.persistence.safety.CeoEvent;
import io.quantumtrader.persistence.safety.CeoEvent.BlackSwanReleased;
import io.quantumtrader.persistence.safety.CeoEvent.ModeChanged;
import io.quantumtrader.persistence.safety.CeoEvent.ReadingLost;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CeoTest {

    private final ActorTestKit kit =
            ActorTestKit.create(EventSourcedBehaviorTestKit.config().withFallback(SafetyDefaults.journalInMemory()));
    private final TestProbe<EmergencyCommand> emergencyStop = kit.createTestProbe();
    private final Ladder ladder = new Ladder(SafetyAlarms.logged(), Set.of(Layer.CEO));

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void startsDefensive() {
        var ceo = ceo(TWO_PERSONS);

        var answer = read(ceo, 0, reading(0, 0, Double.NaN)).reply();

        assertThat(answer.mode()).isEqualTo(Mode.DEFENSIVE);
        assertThat(answer.limits()).isEqualTo(new ModeLimits(5, .01, .015, 5, .70));
        assertThat(answer.changed()).isFalse();
        assertThat(ladder.recovering()).isFalse();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);
    }

    @Test
    void tightensAtOnceVoidsPermitsAndWritesItsInputs() {
        var ceo = ceo(TWO_PERSONS);
        long version = ladder.version("main", "AAA");

        var result = read(ceo, 0, reading(0.06, 100, 0.6));

        assertThat(result.eventOfType(ModeChanged.class)).satisfies(event -> {
            assertThat(event.from()).isEqualTo("DEFENSIVE");
            assertThat(event.to()).isEqualTo("PRESERVATION");
            assertThat(event.reasons().getFirst().code()).isEqualTo("CEO_DRAWDOWN");
            assertThat(event.inputs()).extracting("name").contains("drawdown", "win_rate", "health");
            assertThat(event.follows()).isEqualTo("TRADE");
        });
        assertThat(ladder.version("main", "AAA")).isEqualTo(version + 1);
    }

    @Test
    void loosensOneStepAfterTheCooldownSinceTheLastReadingThatAskedForTheMode() {
        var ceo = ceo(TWO_PERSONS);
        var good = reading(0, 100, 0.6);
        read(ceo, 0, reading(0.06, 100, 0.6));
        read(ceo, 100_000, reading(0.055, 100, 0.6));

        assertThat(read(ceo, 279_999, good).reply().mode()).isEqualTo(Mode.PRESERVATION);
        assertThat(read(ceo, 280_000, good).reply().mode()).isEqualTo(Mode.DEFENSIVE);
        assertThat(read(ceo, 879_999, good).reply().mode()).isEqualTo(Mode.DEFENSIVE);
        assertThat(read(ceo, 880_000, good).reply().mode()).isEqualTo(Mode.EXPANSION);
    }

    @Test
    void blackSwanLatchesFlattenOverEverythingAndPullsTheEmergencyStop() {
        var ceo = ceo(TWO_PERSONS);

        var result = read(ceo, 0, reading(0.10, 0, Double.NaN));

        assertThat(result.reply().mode()).isEqualTo(Mode.BLACK_SWAN);
        assertThat(result.eventOfType(ModeChanged.class).latch()).isPresent();
        assertThat(ladder.effective("any", "AAA")).isEqualTo(FLATTEN);
        var pull = emergencyStop.expectMessageClass(EmergencyCommand.Trigger.class);
        assertThat(pull.scope()).isEqualTo(Scope.everything());
        assertThat(pull.trigger().reason()).isEqualTo(Reason.because(ReasonCode.CEO_BLACK_SWAN, 0.1, 0.1));
        assertThat(read(ceo, 10_000_000, reading(0, 100, 0.9)).reply().mode()).isEqualTo(Mode.BLACK_SWAN);
    }

    @Test
    void blackSwanSurvivesARestart() {
        var ceo = ceo(TWO_PERSONS);
        read(ceo, 0, reading(0.10, 0, Double.NaN));

        var restarted = ceo.restart();

        assertThat(restarted.state().mode()).isEqualTo(Mode.BLACK_SWAN);
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
    }

    @Test
    void blackSwanIsReleasedByTwoPersonsWhenItsCauseIsGone() {
        var ceo = ceo(TWO_PERSONS);
        read(ceo, 0, reading(0.10, 0, Double.NaN));

        assertThat(release(ceo, "ada", 0).reply().results())
                .containsExactly(
                        new Result.Refused("black-swan-1", Reason.because(ReasonCode.RELEASE_NOT_YET, 0.1, 0.1)));
        read(ceo, 1, reading(0, 0, Double.NaN));
        assertThat(release(ceo, "ada", 0).reply().results())
                .containsExactly(new Result.Proposed("black-swan-1", "ada", 0, 0, 600_000));
        assertThat(release(ceo, "ada", 90_000).reply().results())
                .containsExactly(
                        new Result.Refused("black-swan-1", Reason.because(ReasonCode.RELEASE_SELF_APPROVAL, 1, 2)));
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
        var result = release(ceo, "bob", 90_000);

        var event = result.eventOfType(BlackSwanReleased.class);
        assertThat(event.mode()).isEqualTo("PRESERVATION");
        assertThat(event.persons()).containsExactly("ada", "bob");
        assertThat(event.why()).isEqualTo("calm");
        assertThat(event.scope()).contains("*");
        assertThat(event.follows()).contains("TRADE");
        assertThat(event.drawdown()).hasValue(0);
        assertThat(result.reply().released()).isTrue();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);
        assertThat(read(ceo, 2, reading(0, 0, Double.NaN)).reply().mode()).isEqualTo(Mode.PRESERVATION);
    }

    @Test
    void aSinglePersonMustTypeThePhrase() {
        var ceo = ceo(ONE_PERSON);
        read(ceo, 0, reading(0.10, 0, Double.NaN));
        read(ceo, 1, reading(0, 0, Double.NaN));

        assertThat(release(ceo, "ada", 0).reply().results())
                .containsExactly(new Result.Refused("black-swan-1", Reason.because(ReasonCode.RELEASE_PHRASE)));
    }

    @Test
    void withoutADrawdownReadingNothingOpens() {
        var ceo = ceo(TWO_PERSONS);

        assertThat(read(ceo, 0, reading(Double.NaN, 100, 0.6)).reply().mode()).isEqualTo(Mode.DEFENSIVE);
        assertThat(ladder.effective("main", "AAA")).isEqualTo(REDUCE_ONLY);
        read(ceo, 1, reading(0, 100, 0.6));

        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);
    }

    @Test
    void aReadingThatIsMissingIsGivenAsAReasonOnce() {
        var ceo = ceo(TWO_PERSONS);

        var said = read(ceo, 0, reading(Double.NaN, 100, 0.6)).reply().verdict();

        assertThat(said.permission()).isEqualTo(REDUCE_ONLY);
        assertThat(said.reasons()).containsExactly(Reason.because(ReasonCode.CEO_READING_MISSING));
        assertThat(ladder.verdicts("main", "AAA"))
                .filteredOn(verdict -> verdict.layer() == Layer.CEO)
                .containsExactly(said);
    }

    @Test
    void aReadingThatIsMissingIsStillMissingForTheLadderOfTheNextLife() {
        var ceo = ceo(TWO_PERSONS);
        read(ceo, 3, reading(0, 100, 0.6));
        assertThat(read(ceo, 5, reading(Double.NaN, 100, 0.6)).events()).containsExactly(new ReadingLost(1, 5));
        assertThat(read(ceo, 6, reading(Double.NaN, 100, 0.6)).hasNoEvents()).isTrue();

        var next = nextLife(table());

        assertThat(next.ladder.verdicts("main", "AAA"))
                .filteredOn(verdict -> verdict.layer() == Layer.CEO)
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.permission()).isEqualTo(REDUCE_ONLY);
                    assertThat(verdict.sinceMs()).isEqualTo(5);
                    assertThat(verdict.reasons()).containsExactly(Reason.because(ReasonCode.CEO_READING_MISSING));
                });
        next.reads(7, reading(0, 100, 0.6));
        assertThat(next.ladder.effective("main", "AAA")).isEqualTo(TRADE);
        assertThat(nextLife(table()).ladder.effective("main", "AAA")).isEqualTo(TRADE);
    }

    @Test
    void aModeWithoutSlotsStandsInTheLadderOfTheNextLifeAndEndsByTheTableAlone() {
        var good = reading(0, 100, 0.6);
        var table = table(0);
        var ceo = ceo(TWO_PERSONS, table);
        read(ceo, 0, reading(0.06, 100, 0.6));
        assertThat(ladder.effective("main", "AAA")).isEqualTo(REDUCE_ONLY);

        var next = nextLife(table);

        assertThat(next.ladder.effective("main", "AAA")).isEqualTo(REDUCE_ONLY);
        next.reads(1_000_000, good);
        next.reads(1_179_999, good);
        assertThat(next.ladder.effective("main", "AAA")).isEqualTo(REDUCE_ONLY);
        next.reads(1_180_000, good);
        assertThat(next.ladder.effective("main", "AAA")).isEqualTo(TRADE);
    }

    /** The machine starts again: a new copy of the ladder, the same journal. */
    private record Life(Ladder ladder, ActorRef<CeoCommand> ceo, TestProbe<Answer> answers) {

        void reads(long atMs, CeoReading reading) {
            ceo.tell(new CeoCommand.Read(1, atMs, reading, answers.getRef()));
            answers.receiveMessage();
        }
    }

    private Life nextLife(CeoModeTable table) {
        var fresh = new Ladder(SafetyAlarms.logged(), Set.of(Layer.CEO));
        var ceo = kit.spawn(Ceo.create(fresh, table, TWO_PERSONS, emergencyStop.getRef(), EventFeed.NONE));
        emergencyStop.awaitAssert(() -> assertThat(fresh.recovering()).isFalse());
        return new Life(fresh, ceo, kit.createTestProbe());
    }

    @Test
    void aLatchThatWasNeverWrittenIsWrittenByTheNextLifeAndNothingWidensMeanwhile() {
        var latch = new Latch(
                "black-swan-1",
                Layer.CEO,
                Scope.everything(),
                FLATTEN,
                List.of(Reason.because(ReasonCode.CEO_DRAWDOWN, 0.2, 0.1)),
                new TreeMap<>(),
                "ceo",
                "operating mode BLACK_SWAN",
                7);
        ladder.tighten(latch);

        var ceo = ceo(TWO_PERSONS);

        assertThat(emergencyStop.receiveMessage()).isInstanceOf(EmergencyCommand.Trigger.class);
        emergencyStop.awaitAssert(() -> assertThat(ceo.getState().mode()).isEqualTo(Mode.BLACK_SWAN));
        assertThat(ceo.getState().releases().latches().knows(latch.id())).isTrue();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
        read(ceo, 10, reading(0, 100, 0.6));
        release(ceo, "ada", 0);
        assertThat(release(ceo, "bob", 90_000).reply().released()).isTrue();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);
    }

    private EventSourcedBehaviorTestKit<CeoCommand, CeoEvent, CeoBook> ceo(ReleaseRules rules) {
        return ceo(rules, table());
    }

    private EventSourcedBehaviorTestKit<CeoCommand, CeoEvent, CeoBook> ceo(ReleaseRules rules, CeoModeTable table) {
        return EventSourcedBehaviorTestKit.create(
                kit.system(),
                Ceo.create(ladder, table, rules, emergencyStop.getRef(), EventFeed.NONE),
                EventSourcedBehaviorTestKit.disabledSerializationSettings());
    }

    private static EventSourcedBehaviorTestKit.CommandResultWithReply<CeoCommand, CeoEvent, CeoBook, Answer> read(
            EventSourcedBehaviorTestKit<CeoCommand, CeoEvent, CeoBook> ceo, long atMs, CeoReading reading) {
        return ceo.runCommand(replyTo -> new CeoCommand.Read(1, atMs, reading, replyTo));
    }

    private static EventSourcedBehaviorTestKit.CommandResultWithReply<CeoCommand, CeoEvent, CeoBook, ReleaseAnswer>
            release(EventSourcedBehaviorTestKit<CeoCommand, CeoEvent, CeoBook> ceo, String who, long saidMs) {
        return ceo.runCommand(replyTo -> new CeoCommand.Release(who, "calm", "", saidMs, 5, replyTo));
    }

    private static CeoReading reading(double drawdown, long trades, double winRate) {
        return new CeoReading(drawdown, Health.HEALTHY, trades, winRate, false, false);
    }

    private static CeoModeTable table() {
        return table(2);
    }

    private static CeoModeTable table(int preservationSlots) {
        var rows = new EnumMap<Mode, ModeLimits>(Mode.class);
        rows.put(Mode.BLACK_SWAN, new ModeLimits(1, .001, .005, 0, 1.0));
        rows.put(Mode.PRESERVATION, new ModeLimits(2, .005, .01, preservationSlots, .80));
        rows.put(Mode.DEFENSIVE, new ModeLimits(5, .01, .015, 5, .70));
        rows.put(Mode.EXPANSION, new ModeLimits(10, .02, .03, 10, .60));
        rows.put(Mode.GROWTH, new ModeLimits(15, .03, .05, 15, .65));
        return new CeoModeTable(
                rows, new ModeThresholds(0.10, 0.05, 0.03, 0.48, 0.52, 0.55, false, 20, 600_000, 180_000));
    }
}
