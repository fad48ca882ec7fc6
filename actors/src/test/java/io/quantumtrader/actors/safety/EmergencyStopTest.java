package io.quantumtrader.actors.safety;

import static io.quantumtrader.actors.safety.SafetyDefaults.MAIN;
import static io.quantumtrader.kernel.kill.Permission.FLATTEN;
import static io.quantumtrader.kernel.kill.Permission.TRADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quantumtrader.actors.safety.EmergencyCommand.Pulled;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.EmergencyInstruction.CancelEntries;
import io.quantumtrader.kernel.kill.EmergencyInstruction.CloseAll;
import io.quantumtrader.kernel.kill.EmergencyStep;
import io.quantumtrader.kernel.kill.EmergencyTrigger;
import io.quantumtrader.kernel.kill.Fault;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.safety.EmergencyBook;
import io.quantumtrader.persistence.safety.EmergencyEvent;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyActivated;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

class EmergencyStopTest extends EmergencyStopRig {

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
}
