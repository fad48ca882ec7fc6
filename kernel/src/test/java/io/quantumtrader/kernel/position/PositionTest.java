package io.quantumtrader.kernel.position;

import static io.quantumtrader.kernel.Edges.above;
import static io.quantumtrader.kernel.Edges.below;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Edges;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.venue.InstrumentRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A position of 10 at 100 with 1R of 2, through its fills. */
class PositionTest {

    private static final InstrumentRules RULES = new InstrumentRules(0.01, 0.1, 5, 0.004, 125);
    private static final double NAN = Double.NaN;

    @Test
    void theFirstFillMakesItWithoutAStop() {
        var position = opened(Side.LONG);

        assertThat(position.quantity()).isEqualTo(10);
        assertThat(position.originalQuantity()).isEqualTo(10);
        assertThat(position.costs()).isEqualTo(new Costs(0.4, 0, 0, 0, 0));
        assertThat(position.path()).isEqualTo(Path.at(100, 1_000));
        assertThat(position.stop()).isNaN();
        assertThat(position.adopted()).isFalse();
    }

    @Test
    void whatWasFoundAtTheVenueIsMarkedAndHasCostNothingSoFar() {
        var position = Position.adopted(7, terms(Side.SHORT), 3, 90, 1_000);

        assertThat(position.adopted()).isTrue();
        assertThat(position.side()).isEqualTo(Side.SHORT);
        assertThat(position.quantity()).isEqualTo(3);
        assertThat(position.originalQuantity()).isEqualTo(3);
        assertThat(position.averageEntry()).isEqualTo(90);
        assertThat(position.costs()).isEqualTo(Costs.NONE);
        assertThat(position.stop()).isNaN();
    }

    @Test
    void aFurtherFillMovesTheAverageAndNeverTheRisk() {
        var position = opened(Side.LONG).protectedAt(98).enlarged(5, 106, 0.2, RULES);

        assertThat(position.quantity()).isEqualTo(15);
        assertThat(position.originalQuantity()).isEqualTo(15);
        assertThat(position.averageEntry()).isCloseTo(102, within(1e-12));
        assertThat(position.costs().entryFees()).isCloseTo(0.6, within(1e-12));
        assertThat(position.terms().stopDistance()).isEqualTo(2);
        assertThat(position.stop()).isEqualTo(98);
    }

    @Test
    void aLateEntryFillRaisesTheOriginalByItsOwnSizeOnly() {
        var position = opened(Side.LONG).reduced(4, 104, 0.1, RULES).enlarged(2, 100, 0, RULES);

        assertThat(position.quantity()).isEqualTo(8);
        assertThat(position.originalQuantity()).isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource
    void anExitFillRealisesProfitInFavourOfItsSide(Side side) {
        var position = opened(side).reduced(4, 100 + side.sign() * 3, 0.1, RULES);

        assertThat(position.quantity()).isEqualTo(6);
        assertThat(position.originalQuantity()).isEqualTo(10);
        assertThat(position.costs().realised()).isEqualTo(12);
        assertThat(position.costs().exitFees()).isEqualTo(0.1);
        assertThat(position.unrealised(100 - side.sign() * 2)).isEqualTo(-12);
    }

    @Test
    void fillsOnTheGridCloseToExactlyZero() {
        var position = Position.opened(1, terms(Side.LONG), 0.3, 100, 0, 0);

        assertThat(position.reduced(0.1, 100, 0, RULES).heldAfter(0.2, RULES)).isZero();
        assertThat(position.heldAfter(0.4, RULES)).isZero();
    }

    @Test
    void theLastFillSettlesAllThatWasPaid() {
        var position = opened(Side.LONG).reduced(4, 103, 0.1, RULES).funded(1.5);

        assertThat(position.closedCosts(6, 99, 0.2).net()).isCloseTo(12 - 6 - 0.4 - 0.1 - 0.2 - 1.5, within(1e-12));
    }

    @Test
    void fundingIsSharedByTheUnitsThatAreHeldWhenItIsPaid() {
        var position = opened(Side.LONG).funded(2).reduced(5, 100, 0, RULES).funded(2);

        assertThat(position.costs().funding()).isEqualTo(4);
        assertThat(position.costs().fundingPerUnit()).isCloseTo(0.2 + 0.4, within(1e-15));
    }

    @Test
    void theVenuesQuantityAndPriceAreTakenOver() {
        var position = opened(Side.LONG).protectedAt(98);

        var more = position.matched(12, 101);
        var less = position.matched(7, 99);

        assertThat(more.quantity()).isEqualTo(12);
        assertThat(more.originalQuantity()).isEqualTo(12);
        assertThat(more.averageEntry()).isEqualTo(101);
        assertThat(more.stop()).isEqualTo(98);
        assertThat(less.quantity()).isEqualTo(7);
        assertThat(less.originalQuantity()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void aStopOnlyTightens(Side side) {
        var position = opened(side).protectedAt(100 - side.sign() * 2);

        assertThat(position.protectedAt(100 - side.sign() * 3)).isSameAs(position);
        assertThat(position.protectedAt(100 - side.sign()).stop()).isEqualTo(100 - side.sign());
    }

    @ParameterizedTest
    @EnumSource
    void withoutAStopTheInitialDistanceIsAtStake(Side side) {
        var position = opened(side);

        assertThat(position.lossAtStop(100)).isEqualTo(20);
        assertThat(position.lossAtStop(100 + side.sign() * 3)).isEqualTo(50);
        assertThat(position.lossAtStop(100 - side.sign() * 2)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void withAStopItsDistanceFromTheMarkIsAtStakeAndNeverLessThanNothing(Side side) {
        var position = opened(side).protectedAt(100 + side.sign());

        assertThat(position.lossAtStop(100 + side.sign() * 4)).isEqualTo(30);
        assertThat(position.lossAtStop(100)).isZero();
    }

    @Test
    void nothingIsHeldThatWasNotOpened() {
        Edges.of(opened(Side.LONG))
                .takes("quantity", Double.MIN_VALUE, 10.0)
                .refuses("quantity", "quantity", 0.0, above(10), NAN)
                .refuses("originalQuantity", "quantity", below(10))
                .refuses("averageEntry", "average_entry", 0.0, NAN);
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "3.9, 3", "5, 5", "20, 5", "0.4, 1"})
    void leverageIsGrantedInWholeStepsUpToWhatWasWanted(double granted, double whole) {
        var terms = terms(Side.LONG);

        assertThat(terms.atLeverage(granted))
                .isEqualTo(new EntryTerms(
                        Side.LONG, 2, whole, ExitProfile.KERNEL_TRANCHES, 0.002, 0.3, true, Regime.TREND));
    }

    @Test
    void termsNameWhatIsWrongWithThem() {
        Edges.of(terms(Side.LONG))
                .refuses("stopDistance", "stop_distance", 0.0, NAN)
                .refuses("leverage", "leverage", below(1), above(125));
    }

    @Test
    void theOppositeOfASideIsTheOther() {
        assertThat(Side.LONG.opposite()).isEqualTo(Side.SHORT);
        assertThat(Side.SHORT.opposite()).isEqualTo(Side.LONG);
    }

    private static Position opened(Side side) {
        return Position.opened(1, terms(side), 10, 100, 0.4, 1_000);
    }

    private static EntryTerms terms(Side side) {
        return new EntryTerms(side, 2, 5, ExitProfile.KERNEL_TRANCHES, 0.002, 0.3, true, Regime.TREND);
    }
}
