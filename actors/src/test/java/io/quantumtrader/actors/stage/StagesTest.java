package io.quantumtrader.actors.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.stage.Passage.Outcome;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.ObservationMissed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Passages are told to whoever listens, in time order, and a listener can hold nobody up by failing. */
class StagesTest {

    private final Stages stages = new Stages();
    private final List<Passage> told = new ArrayList<>();

    @Test
    void whatBeganWhileNobodyListenedIsNotTold() {
        long begun = stages.begun();
        stages.hear(told::add);

        stages.passed("BTCUSDT-1", Stage.GOVERNOR, Outcome.PASSED, begun);
        stages.recorded(List.of(decided("BTCUSDT-1")), begun, stages.begun());

        assertThat(told).isEmpty();
    }

    @Test
    void aDecisionIsJudgedAndRecorded_andWhatIsNoDecisionHasNoWay() {
        stages.hear(told::add);
        long takenUp = stages.begun();
        long handedOver = stages.begun();

        stages.recorded(List.of(new ObservationMissed(7, 1), decided("BTCUSDT-2")), takenUp, handedOver);

        assertThat(told).extracting(Passage::stage).containsExactly(Stage.JUDGEMENT, Stage.RECORD);
        assertThat(told).extracting(Passage::decisionId).containsOnly("BTCUSDT-2");
        assertThat(told.getFirst().beganNanos()).isEqualTo(takenUp);
        assertThat(told.getFirst().endedNanos()).isEqualTo(handedOver);
        assertThat(told.getLast().beganNanos()).isEqualTo(handedOver);
        assertThat(told.getLast().endedNanos()).isGreaterThanOrEqualTo(handedOver);
    }

    @Test
    void anOrderIsToldWithItsIdAndWhatBecameOfIt() {
        stages.hear(told::add);

        stages.passed("BTCUSDT-3", Stage.VENUE, "qt-3-0", Outcome.REFUSED, stages.begun());

        assertThat(told).singleElement().satisfies(passage -> {
            assertThat(passage.order()).isEqualTo("qt-3-0");
            assertThat(passage.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(passage.endedNanos()).isGreaterThanOrEqualTo(passage.beganNanos());
        });
    }

    @Test
    void aListenerThatFailsKeepsNobodyFromActing() {
        stages.hear(passage -> {
            throw new IllegalStateException("broken on purpose");
        });

        stages.passed("BTCUSDT-4", Stage.HEAT_GATE, Outcome.PASSED, stages.begun());
        stages.recorded(List.of(decided("BTCUSDT-4")), stages.begun(), stages.begun());

        stages.hear(told::add);
        stages.passed("BTCUSDT-5", Stage.HEAT_GATE, Outcome.PASSED, stages.begun());
        assertThat(told).hasSize(1);
    }

    private static SymbolEvent decided(String id) {
        return new Decided(id, 7, 1, Optional.empty(), "CLOSE", 1, Double.NaN, List.of(), List.of(), "v1", "bar");
    }
}
