package io.quantumtrader.actors.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.DriftResolved;
import io.quantumtrader.persistence.symbol.SymbolEvent.PositionAdopted;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The record against the venue at every observation: how many readings it takes, and how a difference ends (rules, D4). */
class SymbolDriftTest {

    private static final ActorTestKit KIT = SymbolRig.kit();

    private SymbolRig rig;

    @BeforeEach
    void start() {
        rig = new SymbolRig(KIT).warm();
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void aPositionThatTheRecordDoesNotKnowIsAdoptedAtOnceAndCovered() {
        rig.venue.holds(2, 100);

        rig.observe(100);
        rig.settle();

        assertThat(rig.events(PositionAdopted.class))
                .singleElement()
                .satisfies(found -> assertThat(found.quantity()).isEqualTo(2));
        rig.assertDecided("PROTECT", ReasonCode.PROTECTION_PLACED);
        assertThat(rig.view().stopConfirmed()).isTrue();
    }

    @Test
    void aLargerHoldingIsTakenOverAtOnce() {
        rig.holding(1, 100);
        rig.venue.holds(1.5, 101);

        rig.observe(100);

        assertThat(rig.events(DriftResolved.class)).containsExactly(new DriftResolved(rig.now(), 1, 1.5, 101, "ADOPT"));
        assertThat(held()).isEqualTo(1.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, -1})
    void aSmallerHoldingIsBelievedAtTheSecondReading(double side) {
        rig.holding(side, 100);
        rig.venue.holds(0.6 * side, 100);

        rig.observe(100);
        assertThat(held()).isEqualTo(1);
        rig.observe(100);

        assertThat(held()).isEqualTo(0.6);
    }

    @Test
    void readingsThatDisagreeAmongThemselvesDoNotAddUp() {
        rig.holding(1, 100);

        for (double seen : new double[] {0.6, 0.5, 0.6, 0.5}) {
            rig.venue.holds(seen, 100);
            rig.observe(100);
        }

        assertThat(rig.events(DriftResolved.class)).isEmpty();
        assertThat(held()).isEqualTo(1);
    }

    @Test
    void aReadingThatIsMissingComparesNothingAndRefusesOpensUntilThereIsOne() {
        rig.holding(1, 100);
        rig.venue.holds(0, 0);

        for (int bar = 0; bar < 4; bar++) rig.observeUnread(100);

        assertThat(held()).isEqualTo(1);
        assertThat(rig.events(DriftResolved.class)).isEmpty();
        assertThat(restrictions()).contains(ReasonCode.DRIFT);

        rig.venue.holds(1, 100);
        rig.observe(100);

        assertThat(restrictions()).doesNotContain(ReasonCode.DRIFT);
    }

    private List<ReasonCode> restrictions() {
        return rig.ladder.verdicts(SymbolRig.PORTFOLIO, SymbolRig.SYMBOL).stream()
                .flatMap(verdict -> verdict.reasons().stream())
                .map(Reason::code)
                .toList();
    }

    @Test
    void aReadingThatAgreesWithTheRecordStartsTheCountAnew() {
        rig.holding(1, 100);
        rig.venue.holds(0.6, 100);
        rig.observe(100);
        rig.venue.holds(1, 100);
        rig.observe(100);
        rig.venue.holds(0.6, 100);

        rig.observe(100);

        assertThat(rig.events(DriftResolved.class)).isEmpty();
    }

    @Test
    void anEmptyVenueIsBelievedAtTheThirdReadingAndTheStopStaysUntilThen() {
        rig.holding(1, 100);
        String stop = rig.lastOrder().clientOrderId();
        rig.venue.holds(0, 0);

        rig.observe(100);
        rig.settle();
        rig.observe(100);
        rig.settle();
        assertThat(held()).isEqualTo(1);
        assertThat(rig.venue.ids("cancel")).isEmpty();
        rig.observe(100);
        rig.settle();

        assertThat(rig.view().position()).isEmpty();
        assertThat(rig.venue.ids("cancel")).containsExactly(stop);
    }

    @Test
    void theOtherSideIsBelievedAtTheThirdReadingAndClosed() {
        rig.holding(1, 100);
        rig.venue.holds(-2, 100);

        rig.observe(100);
        rig.observe(100);
        assertThat(rig.events(DriftResolved.class)).isEmpty();
        rig.observe(100);
        rig.settle();

        assertThat(rig.events(DriftResolved.class).getLast().outcome()).isEqualTo("FLATTEN");
        rig.assertDecided("CLOSE", ReasonCode.CLOSE_CONTINUES);
        assertThat(rig.lastOrder().side()).isEqualTo("BUY");
        assertThat(rig.lastOrder().quantity()).isEqualTo(2);
        rig.deliver(rig.venue.fill(rig.lastOrder().clientOrderId(), 2, 100, true));
        assertThat(rig.view().position()).isEmpty();
    }

    @Test
    void noReadingCountsWhileAnOrderIsInFlight() {
        rig.holding(1, 100);
        rig.observe(97);
        rig.settle();
        rig.venue.holds(0, 0);

        for (int i = 0; i < 5; i++) rig.observe(97);

        assertThat(rig.events(DriftResolved.class)).isEmpty();
        assertThat(held()).isEqualTo(1);
    }

    @Test
    void aDifferenceOfLessThanHalfAStepIsNone() {
        rig.holding(1, 100);
        rig.venue.holds(1.0004, 100);

        rig.observe(100);

        assertThat(rig.events(DriftResolved.class)).isEmpty();
    }

    @Test
    void nothingIsOpenedWhileTheyDiffer() {
        rig.holding(1, 100);
        String stop = rig.lastOrder().clientOrderId();
        rig.observe(97);
        rig.settle();
        rig.deliver(rig.venue.fill(stop, 1, 97, true));
        rig.venue.holds(1, 100);
        rig.wish(Side.LONG);
        rig.observe(97);

        rig.decideOpen();

        assertThat(rig.lastDecision().action()).isEqualTo("REFUSE_OPEN");
        assertThat(rig.lastDecision().verdicts())
                .filteredOn(VerdictRow::refused)
                .singleElement()
                .satisfies(brain -> assertThat(brain.reasons())
                        .singleElement()
                        .satisfies(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.DRIFT.name())));
        assertThat(rig.superiors.asked).isEmpty();
    }

    private double held() {
        return rig.view().position().orElseThrow().quantity();
    }
}
