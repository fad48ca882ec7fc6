package io.quantumtrader.persistence.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.EmergencyStep;
import io.quantumtrader.kernel.kill.EquityPeaks;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.ReleaseProposal;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.StepUp;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.safety.CeoEvent.BlackSwanReleaseProposed;
import io.quantumtrader.persistence.safety.CeoEvent.BlackSwanReleased;
import io.quantumtrader.persistence.safety.CeoEvent.ModeChanged;
import io.quantumtrader.persistence.safety.EmergencyEvent.CapitalMoved;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyActivated;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyAlarmed;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyAttempted;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyPulledAgain;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyReleased;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyStepped;
import io.quantumtrader.persistence.safety.EmergencyEvent.EquityPeakRaised;
import io.quantumtrader.persistence.safety.EmergencyEvent.FlatRow;
import io.quantumtrader.persistence.safety.EmergencyEvent.PeakRow;
import io.quantumtrader.persistence.safety.EmergencyEvent.StepUpConfirmed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleaseProposed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleased;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SafetyEventsTest {

    private static final Scope MAIN = new Scope.OfPortfolio("main");
    private static final Latch KILL = latch("kill-switch-1", Layer.KILL_SWITCH, MAIN, ReasonCode.KILL_SWITCH_FLATTEN);
    private static final Latch STOP = latch("emergency-stop-1", Layer.EMERGENCY_STOP, MAIN, ReasonCode.ESS_DRAWDOWN);
    private static final Latch SWAN = latch("black-swan-1", Layer.CEO, Scope.everything(), ReasonCode.CEO_BLACK_SWAN);

    private static final List<KillSwitchEvent> KILL_SWITCH = List.of(
            new KillActivated(LatchRow.of(KILL), "FLATTEN", 10),
            new KillReleaseProposed(KILL.id(), "ada", "calm", 1_000, 61_000, 20),
            new KillReleased(KILL.id(), "main", "FLATTEN", List.of("ada", "bob"), false, "calm", "TRADE", 30));

    private static final List<EmergencyEvent> EMERGENCY = List.of(
            new EquityPeakRaised("main", 10_000, 10_000, 1, 10),
            new CapitalMoved("main", 10_000, 5_000, 15_000, 15_000, "ada", 15),
            new EmergencyActivated(LatchRow.of(STOP), List.of("main/AAA"), "FLATTEN", 2, 20),
            new EmergencyAttempted(STOP.id(), "ACTIVATED", 1, List.of("main/AAA"), 1_020, 20),
            new EmergencyPulledAgain(
                    STOP.id(),
                    List.of(new ReasonRow("ESS_OPERATOR", Double.NaN, Double.NaN)),
                    List.of(),
                    "ada",
                    "again",
                    25),
            new EmergencyStepped(STOP.id(), "ENTRIES_CANCELLED", List.of(new FlatRow("main", "AAA", 3, 0, 30)), 30),
            new EmergencyAlarmed(STOP.id(), "FLATTEN_OVERDUE", 5, 5, List.of("main/AAA"), 35),
            new EmergencyReleased(
                    STOP.id(),
                    "main",
                    List.of("ada"),
                    "calm",
                    List.of(new PeakRow("main", 13_000, 13_000, 15_000)),
                    "TRADE at 0.25 of size",
                    40),
            new StepUpConfirmed("main", 1, 0.5, "ada", "well", 50));

    private static final List<CeoEvent> CEO = List.of(
            new ModeChanged(
                    "DEFENSIVE",
                    "BLACK_SWAN",
                    List.of(new ReasonRow("CEO_BLACK_SWAN", 0.11, 0.1)),
                    List.of(new NamedValue("drawdown", "0.11")),
                    Optional.of(LatchRow.of(SWAN)),
                    "ceo",
                    "table",
                    "FLATTEN",
                    3,
                    10),
            new BlackSwanReleaseProposed(SWAN.id(), "ada", "calm", 1_000, 61_000, 20),
            new BlackSwanReleased(
                    SWAN.id(),
                    List.of("ada", "bob"),
                    false,
                    "calm",
                    "PRESERVATION",
                    30,
                    Optional.of("*"),
                    Optional.of("TRADE"),
                    OptionalDouble.of(0.01)));

    @Test
    void everyEventIsInTheCatalogue() {
        assertThat(SafetyEvents.CATALOGUE.missingOf(KillSwitchEvent.class)).isEmpty();
        assertThat(SafetyEvents.CATALOGUE.missingOf(EmergencyEvent.class)).isEmpty();
        assertThat(SafetyEvents.CATALOGUE.missingOf(CeoEvent.class)).isEmpty();
    }

    @Test
    void everyEventReadsBackAsItWasWritten() throws IOException {
        var all = Stream.of(KILL_SWITCH, EMERGENCY, CEO)
                .<JournalEvent>flatMap(List::stream)
                .toList();

        for (JournalEvent event : all) {
            byte[] payload = SafetyEvents.CATALOGUE.write(event);
            assertThat(SafetyEvents.CATALOGUE.read(SafetyEvents.CATALOGUE.manifest(event), payload))
                    .isEqualTo(event);
        }
    }

    @Test
    void aLatchReadsBackAsItWas() {
        assertThat(LatchRow.of(STOP).latch()).isEqualTo(STOP);
    }

    @Test
    void theKillSwitchsBookFollowsItsEvents() {
        var activated = KillSwitchBook.EMPTY.apply(KILL_SWITCH.get(0));
        assertThat(activated.latches().latches()).containsExactly(KILL);
        var proposed = activated.apply(KILL_SWITCH.get(1));
        assertThat(proposed.releases().proposal(KILL.id()))
                .contains(new ReleaseProposal(KILL.id(), "ada", "calm", 1_000));
        var released = proposed.apply(KILL_SWITCH.get(2));

        assertThat(released.latches().latches()).isEmpty();
        assertThat(released.latches().knows(KILL.id())).isTrue();
        assertThat(released.releases().proposals()).isEmpty();
        assertThat(released.events()).isEqualTo(3);
    }

    @Test
    void theEmergencyStopsBookFollowsItsEvents() {
        var book = fold(EmergencyBook.EMPTY, EMERGENCY.subList(0, 7));
        var process = Optional.ofNullable(book.processes().get(STOP.id())).orElseThrow();
        assertThat(process.step()).isEqualTo(EmergencyStep.ENTRIES_CANCELLED);
        assertThat(process.symbols()).containsExactly("main/AAA");
        assertThat(book.alarms()).containsExactly(STOP.id() + "/FLATTEN_OVERDUE");
        assertThat(book.peaksOf("main")).contains(new EquityPeaks(15_000, 15_000));

        var released = book.apply(EMERGENCY.get(7));
        assertThat(released.peaksOf("main")).contains(new EquityPeaks(13_000, 15_000));
        assertThat(released.processes()).isEmpty();
        assertThat(released.alarms()).isEmpty();
        assertThat(released.stepUps()).containsExactly(Map.entry("main", new StepUp(0, 40)));
        assertThat(released.apply(EMERGENCY.get(8)).stepUps()).containsExactly(Map.entry("main", new StepUp(1, 50)));
    }

    @Test
    void aNewActivationEndsTheWayBack() {
        var onTheWayBack = fold(EmergencyBook.EMPTY, EMERGENCY);
        var again = latch("emergency-stop-2", Layer.EMERGENCY_STOP, Scope.everything(), ReasonCode.ESS_OPERATOR);

        var book = onTheWayBack.apply(new EmergencyActivated(LatchRow.of(again), List.of(), "FLATTEN", 9, 60));

        assertThat(book.stepUps()).isEmpty();
        assertThat(book.latches().standing().keySet()).containsExactly("emergency-stop-2");
    }

    @Test
    void theCeosBookFollowsItsEvents() {
        var swan = CeoBook.EMPTY.apply(CEO.get(0));
        assertThat(swan.mode()).isEqualTo(Mode.BLACK_SWAN);
        assertThat(swan.releases().latches().latches()).containsExactly(SWAN);

        var released = swan.apply(CEO.get(1)).apply(CEO.get(2));
        assertThat(released.mode()).isEqualTo(Mode.PRESERVATION);
        assertThat(released.releases().latches().latches()).isEmpty();
    }

    @Test
    void theSameEventsGiveTheSameBookAndHash() {
        var book = fold(EmergencyBook.EMPTY, EMERGENCY);

        assertThat(fold(EmergencyBook.EMPTY, EMERGENCY)).isEqualTo(book);
        assertThat(fold(EmergencyBook.EMPTY, EMERGENCY.subList(0, 8)).stateHash())
                .isNotEqualTo(book.stateHash());
    }

    private static EmergencyBook fold(EmergencyBook from, List<EmergencyEvent> events) {
        var book = from;
        for (var event : events) book = book.apply(event);
        return book;
    }

    private static Latch latch(String id, Layer layer, Scope scope, ReasonCode code) {
        return new Latch(
                id,
                layer,
                scope,
                Permission.FLATTEN,
                List.of(Reason.because(code, 0.11, 0.1)),
                new TreeMap<>(Map.of("equity", "9000.0")),
                "ada",
                "a drill",
                10);
    }
}
