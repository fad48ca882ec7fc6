package io.quantumtrader.actors.symbol;

import static io.quantumtrader.kernel.kill.Permission.REDUCE_ONLY;
import static io.quantumtrader.kernel.kill.Permission.TRADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.symbol.SymbolEvent.StandingChanged;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a symbol itself says to the ladder: levels 1 and 4, at once in the ladder and then in the journal. */
class SymbolLayersTest {

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
    void aPositionWithoutAConfirmedStopIsRestrictedUntilTheVenueHasOne() {
        rig.venue.holds(1, 100);
        rig.observe(100);

        assertThat(codes(Layer.POSITION_STATE_BRAIN)).containsExactly(ReasonCode.PROTECTION_MISSING);

        rig.settle();

        assertThat(codes(Layer.POSITION_STATE_BRAIN)).isEmpty();
        assertThat(permission()).isEqualTo(TRADE);
    }

    @Test
    void twoBarsWithoutAPriceRefuseOpensAndTheNextBarAllowsThem() {
        rig.observeNothing();
        rig.observeNothing();
        assertThat(permission()).isEqualTo(TRADE);

        rig.observeNothing();

        assertThat(codes(Layer.POSITION_STATE_BRAIN)).containsExactly(ReasonCode.DATA_STALE);
        assertThat(permission()).isEqualTo(REDUCE_ONLY);
        rig.wish(Side.LONG);
        assertThat(rig.observe(100).wishesToOpen()).isTrue();
        assertThat(permission()).isEqualTo(TRADE);
        assertThat(rig.events(StandingChanged.class))
                .extracting(StandingChanged::layer, StandingChanged::permission)
                .containsExactly(tuple("POSITION_STATE_BRAIN", "REDUCE_ONLY"), tuple("POSITION_STATE_BRAIN", "TRADE"));
    }

    @Test
    void aHeldPositionWhoseStopIsConfirmedIsKeptHoweverLongThereIsNoPrice() {
        rig.holding(1, 100);
        rig.observe(100);

        for (int minute = 0; minute < 60; minute++) {
            rig.observeNothing();
            rig.settle();
        }

        assertThat(rig.view().position()).isPresent();
        assertThat(permission()).isEqualTo(REDUCE_ONLY);
    }

    @Test
    void aPositionWhoseStopTheVenueNeverConfirmsIsClosedAfterTheGrace() {
        rig.venue.losesStops();
        rig.venue.holds(1, 100);
        for (int minute = 0; minute < 2; minute++) {
            rig.observe(100);
            rig.settle();
            assertThat(rig.view().closing()).isFalse();
        }

        rig.observe(100);
        rig.settle();
        rig.observe(100);
        rig.settle();

        rig.assertDecided("CLOSE", ReasonCode.PROTECTION_MISSING);
        assertThat(rig.lastOrder().reduceOnly()).isTrue();
    }

    @Test
    void aBarThatIsNotNewerRestrictsUntilASoundOneComes() {
        rig.observeAtNextTick(SymbolRig.slice(1, 0));

        assertThat(codes(Layer.POSITION_STATE_BRAIN)).containsExactly(ReasonCode.BAD_OBSERVATION);

        rig.observe(100);

        assertThat(permission()).isEqualTo(TRADE);
    }

    @Test
    void aPositionLargerThanTheBoundIsKeptAndNotAddedTo() {
        rig.holding(60, 100);
        rig.observe(100);

        assertThat(codes(Layer.POSITION_STATE_BRAIN)).containsExactly(ReasonCode.POSITION_BEYOND_BOUND);
        assertThat(rig.view().position()).isPresent();
        assertThat(rig.view().closing()).isFalse();
    }

    @Test
    void aVerdictOfTheSymbolSurvivesARestartWithTheTimeSinceWhichItStands() {
        rig.holding(60, 100);
        rig.observe(100);
        long since = verdict(Layer.POSITION_STATE_BRAIN).sinceMs();
        rig.observe(100);
        rig.restart();
        rig.reconcile();
        rig.observe(100);

        assertThat(verdict(Layer.POSITION_STATE_BRAIN).sinceMs()).isEqualTo(since);
    }

    @Test
    void aPositionWhoseMarginIsAlmostGoneIsClosed() {
        rig.holding(1, 100);
        rig.venue.liquidatesAt(99.86, 0.54);
        rig.observe(99.9);
        rig.settle();

        rig.assertDecided("CLOSE", ReasonCode.MARGIN_SHORT);
    }

    @Test
    void aStopFurtherThanHalfWayToLiquidationIsTightened() {
        rig.holding(1, 100);
        rig.venue.liquidatesAt(97, 10);
        rig.observe(100);
        rig.settle();

        rig.assertDecided("PROTECT", ReasonCode.STOP_LIQUIDATION_BOUND);
        assertThat(rig.view().position().orElseThrow().stop()).isEqualTo(98.5);
    }

    private Permission permission() {
        return rig.ladder.effective(SymbolRig.PORTFOLIO, SymbolRig.SYMBOL);
    }

    private List<ReasonCode> codes(Layer layer) {
        return rig.ladder.verdicts(SymbolRig.PORTFOLIO, SymbolRig.SYMBOL).stream()
                .filter(verdict -> verdict.layer() == layer)
                .flatMap(verdict -> verdict.reasons().stream())
                .map(Reason::code)
                .toList();
    }

    private Verdict verdict(Layer layer) {
        return rig.ladder.verdicts(SymbolRig.PORTFOLIO, SymbolRig.SYMBOL).stream()
                .filter(one -> one.layer() == layer)
                .findFirst()
                .orElseThrow();
    }
}
