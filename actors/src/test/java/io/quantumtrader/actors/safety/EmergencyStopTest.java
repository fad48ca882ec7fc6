package io.quantumtrader.actors.safety;

import static io.quantumtrader.actors.safety.SafetyDefaults.MAIN;
import static io.quantumtrader.kernel.kill.Permission.FLATTEN;
import static io.quantumtrader.kernel.kill.Permission.TRADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quantumtrader.actors.safety.EmergencyCommand.Answer;
import io.quantumtrader.actors.safety.EmergencyCommand.Pulled;
import io.quantumtrader.actors.safety.EmergencyCommand.Said;
import io.quantumtrader.actors.safety.EmergencyCommand.View;
import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.EmergencyInstruction.CancelEntries;
import io.quantumtrader.kernel.kill.EmergencyInstruction.CloseAll;
import io.quantumtrader.kernel.kill.EmergencyProcess;
import io.quantumtrader.kernel.kill.EmergencyReading;
import io.quantumtrader.kernel.kill.EmergencyStep;
import io.quantumtrader.kernel.kill.EmergencyTrigger;
import io.quantumtrader.kernel.kill.EquityPeaks;
import io.quantumtrader.kernel.kill.Fault;
import io.quantumtrader.kernel.kill.FlatReport;
import io.quantumtrader.kernel.kill.Health;
import io.quantumtrader.kernel.kill.HeldPositions;
import io.quantumtrader.kernel.kill.Incidents;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.safety.EmergencyBook;
import io.quantumtrader.persistence.safety.EmergencyBook.ReferenceMoved;
import io.quantumtrader.persistence.safety.EmergencyEvent;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyActivated;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyReleased;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmergencyStopTest {

    private static final long DAY = 86_400_000;

    private final ActorTestKit kit =
            ActorTestKit.create(ManualTime.config().withFallback(SafetyDefaults.journalInMemory()));
    private final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
    private final TestProbe<SafetyAlarm> alarmed = kit.createTestProbe();
    private final TestProbe<Answer> answers = kit.createTestProbe();
    private final TestProbe<Pulled> pulled = kit.createTestProbe();
    private final TestProbe<ReleaseAnswer> released = kit.createTestProbe();
    private final TestProbe<Said> said = kit.createTestProbe();
    private final List<ActorRef<EmergencyCommand>> running = new ArrayList<>();
    private Ladder ladder = new Ladder(SafetyAlarms.logged());
    private ActorRef<EmergencyCommand> stop = kit.system().ignoreRef();
    private long tick;

    @BeforeEach
    void start() {
        journal.clearAll();
        restart();
    }

    @AfterEach
    void shutdown() {
        kit.shutdownTestKit();
    }

    @Test
    void aConfirmedDrawdownOfTenPercentFlattensAndIsWrittenWithItsInputs() {
        tick(10_000);
        assertThat(tick(9_001).activated()).isFalse();

        var answer = fall(9_000, held("AAA", 5));

        assertThat(answer.activated()).isTrue();
        assertThat(answer.drawdown()).isEqualTo(0.1);
        assertThat(answer.instructions()).containsExactly(new CancelEntries(symbols("main/AAA", "main/BBB"), 1));
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
        assertThat(journal.persistedInStorage(EmergencyEvent.ID))
                .filteredOn(EmergencyActivated.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(EmergencyActivated.class, event -> {
                    assertThat(event.latch().reasons())
                            .extracting("code", "observed", "limit")
                            .containsExactly(tuple("ESS_DRAWDOWN", 0.1, 0.1));
                    assertThat(event.latch().inputs())
                            .extracting("name", "value")
                            .contains(tuple("equity", "9000.0"));
                    assertThat(event.follows()).isEqualTo("FLATTEN");
                });
    }

    @Test
    void cancelsClosesVerifiesAndIsDone() {
        tick(10_000);
        fall(8_900, held("AAA", 5));

        assertThat(tick(8_900, held("AAA", 5), held("BBB", -1)).instructions())
                .containsExactly(new CloseAll(symbols("main/AAA", "main/BBB"), 1));
        assertThat(process().step()).isEqualTo(EmergencyStep.CLOSING);
        assertThat(tick(8_900, held("AAA", 0), held("BBB", -1)).instructions())
                .containsExactly(new CloseAll(symbols("main/BBB"), 2));
        tick(8_900, held("AAA", 0), held("BBB", 0));

        assertThat(process().step()).isEqualTo(EmergencyStep.DONE);
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
    }

    @Test
    void resumesAtTheStepWhereItWasAfterARestart() {
        tick(10_000);
        fall(8_900);
        tick(8_900, held("AAA", 5), held("BBB", 0));
        var before = process();

        restart();

        assertThat(process().step()).isEqualTo(EmergencyStep.CLOSING);
        assertThat(process().attempts()).isEqualTo(before.attempts());
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
        tick += 60;
        assertThat(tick(8_900, held("AAA", 5), held("BBB", 0)).instructions())
                .containsExactly(new CloseAll(symbols("main/AAA"), before.attempts() + 1));
        tick(8_900, held("AAA", 0), held("BBB", 0));
        assertThat(process().step()).isEqualTo(EmergencyStep.DONE);
    }

    @Test
    void oneHighReadingRaisesNoPeak() {
        tick(10_000);
        tick(11_500);

        for (int reading = 0; reading < 3; reading++)
            assertThat(tick(10_000).activated()).isFalse();
    }

    @Test
    void thePeakSurvivesARestart() {
        tick(10_000);
        tick(12_000);
        tick(12_000);

        restart();

        assertThat(tick(10_801).activated()).isFalse();
        assertThat(fall(10_800).activated()).isTrue();
    }

    @Test
    void pullingAgainIsOneLatchAndMakesTheNextAttemptDue() {
        tick(10_000);
        pull(MAIN, "ada");
        tick(10_000, held("AAA", 5), held("BBB", 0));

        var again = pull(MAIN, "bob");

        assertThat(again.already()).isTrue();
        assertThat(view().book().latches().latches()).hasSize(1);
        assertThat(tick(10_000, held("AAA", 5), held("BBB", 0)).instructions())
                .containsExactly(new CloseAll(symbols("main/AAA"), 2));
    }

    @Test
    void theCeosWordForEverythingIsCoveredByTheLatchOfTheOnlyPortfolio() {
        tick(10_000);
        fall(9_000);

        stop.tell(new EmergencyCommand.Trigger(
                Scope.everything(),
                new EmergencyTrigger.BlackSwan(Reason.because(ReasonCode.CEO_BLACK_SWAN, 0.1, 0.1), new TreeMap<>()),
                tick,
                at(),
                pulled.getRef()));

        assertThat(pulled.receiveMessage()).isEqualTo(new Pulled(List.of("emergency-stop-1"), true));
    }

    @Test
    void alarmsOnceWhenItDoesNotGetFlatAndWhenLossesGoOn() {
        tick(10_000);
        fall(8_900);
        tick(8_400, held("AAA", 5), held("BBB", 0));
        assertThat(alarmed.receiveMessage().kind()).isEqualTo(SafetyAlarm.Kind.FLATTEN_FAILED);

        for (int attempt = 0; attempt < 6; attempt++) {
            tick += 60;
            tick(8_400, held("AAA", 5), held("BBB", 0));
        }

        assertThat(alarmed.receiveMessage().kind()).isEqualTo(SafetyAlarm.Kind.FLATTEN_OVERDUE);
        alarmed.expectNoMessage();
    }

    @Test
    void alarmsAgainWhenWhatWasFlatIsNotFlatAnyMore() {
        tick(10_000);
        fall(8_900);
        tick(8_400, held("AAA", 5), held("BBB", 0));
        assertThat(alarmed.receiveMessage().kind()).isEqualTo(SafetyAlarm.Kind.FLATTEN_FAILED);
        tick(8_400, held("AAA", 0), held("BBB", 0));
        assertThat(process().step()).isEqualTo(EmergencyStep.DONE);

        tick(8_400, held("AAA", 5), held("BBB", 0));

        assertThat(alarmed.receiveMessage().kind()).isEqualTo(SafetyAlarm.Kind.FLATTEN_FAILED);
    }

    @Test
    void isNotReleasedBeforeItIsFlatNorWithoutAName() {
        tick(10_000);
        fall(8_900, held("AAA", 5));

        assertThat(release("ada").results())
                .containsExactly(
                        new Result.Refused("emergency-stop-1", Reason.because(ReasonCode.RELEASE_NOT_YET, 2, 0)));
        tick(8_900, held("AAA", 0), held("BBB", 0));
        assertThat(release(" ").results())
                .containsExactly(new Result.Refused("emergency-stop-1", Reason.because(ReasonCode.RELEASE_UNNAMED)));
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
    }

    @Test
    void aReleaseCountsFromNewPeaksAndComesBackByConfirmedSteps() {
        flatAfterDrawdown();

        assertThat(release("ada").released()).isTrue();

        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);
        assertThat(ladder.sizeScale("main", "AAA")).isEqualTo(0.25);
        assertThat(view().book().peaksOf("main")).contains(new EquityPeaks(8_900, 10_000));
        assertThat(tick(8_900, held("AAA", 0), held("BBB", 0)).activated()).isFalse();
        assertThat(confirm(at() + DAY - 100_000).refusal()).isPresent();
        assertThat(confirm(at() + DAY).refusal()).isEmpty();
        assertThat(ladder.sizeScale("main", "AAA")).isEqualTo(0.5);
        assertThat(confirm(at() + 2 * DAY).refusal()).isEmpty();
        assertThat(ladder.sizeScale("main", "AAA")).isEqualTo(1);
        assertThat(confirm(at() + 3 * DAY).refusal()).contains(Reason.because(ReasonCode.RELEASE_UNKNOWN));
    }

    @Test
    void theReleaseIsWrittenWithWhoWhyAndWhatFollows() {
        flatAfterDrawdown();
        release("ada");

        assertThat(journal.persistedInStorage(EmergencyEvent.ID).getLast())
                .isInstanceOfSatisfying(EmergencyReleased.class, event -> {
                    assertThat(event.persons()).containsExactly("ada");
                    assertThat(event.why()).isEqualTo("calm");
                    assertThat(event.follows()).isEqualTo("TRADE at 0.25 of size");
                    assertThat(event.peaks()).singleElement().satisfies(peak -> {
                        assertThat(peak.reference()).isEqualTo(8_900);
                        assertThat(peak.allTime()).isEqualTo(10_000);
                    });
                });
    }

    @Test
    void guardsThatMissedTheReleaseDoNotPullItAgainAndAreToldOfItUntilTheyKnow() {
        flatAfterDrawdown();
        release("ada");
        long releasedMs =
                Objects.requireNonNull(view().book().references().get("main")).atMs();
        restart();

        var behind = guardsWant(Long.MIN_VALUE);
        assertThat(behind.activated()).isFalse();
        assertThat(behind.untold()).contains(new ReferenceMoved("ada", "calm", releasedMs));
        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);

        var informed = guardsWant(releasedMs);
        assertThat(informed.untold()).isEmpty();
        assertThat(informed.activated()).isTrue();
    }

    /** The flatten guard asks for the stop, counting from the last release it knows. */
    private Answer guardsWant(long rebasedMs) {
        tick++;
        var why = Optional.of(Reason.because(ReasonCode.GUARD_DRAWDOWN_FLATTEN, 0.11, 0.1));
        var reading = new EmergencyReading("main", 8_900, List.of(), why, HeldPositions.NONE, Health.HEALTHY);
        stop.tell(new EmergencyCommand.Tick(tick, at(), reading, List.of(), Optional.of(rebasedMs), answers.getRef()));
        return answers.receiveMessage();
    }

    @Test
    void theWayBackSurvivesARestartAndEndsWithTheNextActivation() {
        flatAfterDrawdown();
        release("ada");

        restart();
        assertThat(ladder.sizeScale("main", "AAA")).isEqualTo(0.25);
        tick(8_900);
        fall(8_000);

        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
        assertThat(view().book().stepUps()).isEmpty();
    }

    @Test
    void oneBadEquityReadingClosesNothing() {
        tick(10_000);

        var answer = tick(0, held("AAA", 5));

        assertThat(answer.activated()).isFalse();
        assertThat(answer.drawdown()).isNaN();
        assertThat(tick(9_950).drawdown()).isEqualTo(0.005);
        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);
    }

    @Test
    void fourStopOutsInAQuarterOfAnHourStopThePortfolioAlsoAcrossARestart() {
        tick(10_000);
        stopOut("AAA-1");
        stopOut("AAA-1");
        stopOut("BBB-1");
        restart();
        stopOut("AAA-2");
        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);

        var answer = stopOut("BBB-2");

        assertThat(answer.activated()).isTrue();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
        assertThat(view().book().latches().latches().getFirst().reasons())
                .containsExactly(Reason.because(ReasonCode.ESS_STOP_OUTS, 4, 4));
        tick(10_000, held("AAA", 0), held("BBB", 0));
        tick(10_000, held("AAA", 0), held("BBB", 0));
        assertThat(release("ada").released()).isTrue();
        assertThat(tick(10_000).activated()).isFalse();
    }

    @Test
    void fiveSymbolsFailingByOurOwnCodeWithinAMinuteCloseEverythingOthersDoNot() {
        tick(10_000);
        for (int i = 0; i < 9; i++) fail("S" + i, Fault.JOURNAL);
        for (int i = 0; i < 4; i++) fail("S" + i, Fault.CODE);
        for (int i = 0; i < 4; i++) fail("S0", Fault.CODE);
        assertThat(tick(10_000).cascade()).isFalse();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(TRADE);

        fail("S5", Fault.CODE);

        assertThat(tick(10_000).cascade()).isTrue();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
    }

    @Test
    void aMissingReadingIsNoDrawdownAndNoPeak() {
        tick(10_000);

        var answer = tick(Double.NaN);

        assertThat(answer.activated()).isFalse();
        assertThat(answer.drawdown()).isNaN();
        assertThat(answer.referencePeak()).isEqualTo(10_000);
    }

    @Test
    void moneyTakenOutIsNoDrawdown() {
        tick(10_000);
        stop.tell(new EmergencyCommand.MoveCapital("main", 10_000, -5_000, "ada", at(), said.getRef()));
        assertThat(said.receiveMessage().refusal()).isEmpty();

        assertThat(tick(5_000).activated()).isFalse();
        assertThat(fall(4_500).activated()).isTrue();
    }

    @Test
    void aPullBeforeTheJournalIsReadBackActsAtOnceAndIsWrittenAfterwards() {
        TestProbe<LadderRecorder.Command<EmergencyEvent, EmergencyBook>> recorder = kit.createTestProbe();
        ladder = new Ladder(SafetyAlarms.logged(), Set.of(Layer.EMERGENCY_STOP));
        stop = kit.spawn(
                EmergencyStop.create(ladder, SafetyDefaults.settings("AAA"), recorder.getRef(), SafetyAlarms.logged()));
        var load = (LadderRecorder.Load<EmergencyEvent, EmergencyBook>) recorder.receiveMessage();

        assertThat(pull(MAIN, "ada").already()).isFalse();
        assertThat(ladder.effective("main", "AAA")).isEqualTo(FLATTEN);
        load.replyTo().tell(new LadderRecorder.Loaded<>(EmergencyBook.EMPTY));

        var write = (LadderRecorder.Write<EmergencyEvent, EmergencyBook>) recorder.receiveMessage();
        assertThat(write.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        EmergencyActivated.class,
                        event -> assertThat(event.latch().id()).isEqualTo("emergency-stop-1"));
        assertThat(view().book().latches().standing().keySet()).containsExactly("emergency-stop-1");
        assertThat(ladder.state().latches().standing().keySet()).containsExactly("emergency-stop-1");
    }

    private void flatAfterDrawdown() {
        tick(10_000);
        fall(8_900);
        tick(8_900, held("AAA", 0), held("BBB", 0));
        assertThat(process().step()).isEqualTo(EmergencyStep.DONE);
    }

    private void restart() {
        running.forEach(kit::stop);
        running.clear();
        ladder = new Ladder(SafetyAlarms.logged(), Set.of(Layer.EMERGENCY_STOP));
        stop = kit.spawn(EmergencyStop.create(
                ladder,
                SafetyDefaults.settings("AAA", "BBB"),
                EventFeed.NONE,
                alarm -> alarmed.getRef().tell(alarm)));
        running.add(stop);
        while (!view().recovered()) Thread.onSpinWait();
    }

    private Answer tick(double equity, FlatReport... venue) {
        tick++;
        stop.tell(new EmergencyCommand.Tick(
                tick,
                at(),
                EmergencyReading.ofEquity("main", equity),
                List.of(venue).stream().map(this::now).toList(),
                Optional.empty(),
                answers.getRef()));
        return answers.receiveMessage();
    }

    private Answer stopOut(String positionId) {
        tick++;
        var reading = new EmergencyReading(
                "main",
                10_000,
                List.of(new Incidents.StopOut("main", positionId, at())),
                Optional.empty(),
                HeldPositions.NONE,
                Health.HEALTHY);
        stop.tell(new EmergencyCommand.Tick(tick, at(), reading, List.of(), Optional.empty(), answers.getRef()));
        return answers.receiveMessage();
    }

    private void fail(String symbol, Fault fault) {
        stop.tell(new EmergencyCommand.Failed("main", symbol, fault, "on purpose", tick, at()));
    }

    /** Two readings: one alone closes nothing. */
    private Answer fall(double equity, FlatReport... venue) {
        assertThat(tick(equity, venue).activated()).isFalse();
        return tick(equity, venue);
    }

    private Pulled pull(Scope scope, String who) {
        stop.tell(new EmergencyCommand.Trigger(
                scope, new EmergencyTrigger.OperatorPulled(who, "a drill"), tick, at(), pulled.getRef()));
        return pulled.receiveMessage();
    }

    private ReleaseAnswer release(String who) {
        stop.tell(new EmergencyCommand.Release(new ReleaseTarget.OfScope(MAIN), who, "calm", at(), released.getRef()));
        return released.receiveMessage();
    }

    private Said confirm(long atMs) {
        stop.tell(new EmergencyCommand.ConfirmStepUp(MAIN, "ada", "well", atMs, said.getRef()));
        return said.receiveMessage();
    }

    private View view() {
        TestProbe<View> views = kit.createTestProbe();
        stop.tell(new EmergencyCommand.Get(views.getRef()));
        return views.receiveMessage();
    }

    private EmergencyProcess process() {
        return view().book().processes().values().iterator().next();
    }

    private long at() {
        return tick * 1_000;
    }

    private FlatReport now(FlatReport report) {
        return new FlatReport(
                report.portfolio(), report.symbol(), report.signedQuantity(), report.restingEntries(), at());
    }

    private static FlatReport held(String symbol, double quantity) {
        return new FlatReport("main", symbol, quantity, 0, 0);
    }

    private static SortedSet<String> symbols(String... names) {
        return new TreeSet<>(List.of(names));
    }
}
