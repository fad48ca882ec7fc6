package io.quantumtrader.exchange.simulated;

import static io.quantumtrader.exchange.simulated.VenueFixture.A;
import static io.quantumtrader.exchange.simulated.VenueFixture.bar;
import static io.quantumtrader.exchange.simulated.VenueFixture.now;
import static io.quantumtrader.exchange.simulated.VenueFixture.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.actors.venue.Venue.Cancel;
import io.quantumtrader.actors.venue.Venue.OrderState;
import io.quantumtrader.actors.venue.Venue.Placed;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.Slippage;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SimulatedVenueTest {

    private final VenueFixture venue = VenueFixture.fresh();

    @Nested
    class MarketOrders {

        @Test
        void fillAtOnceAndTellWhenSettled() {
            var placed = venue.buy("b1", 2);

            assertThat(placed).isEqualTo(new Placed.Accepted());
            assertThat(venue.settle())
                    .containsExactly(
                            new VenueEvent.Accepted(1, venue.now(), A, "b1"),
                            new VenueEvent.Filled(2, venue.now(), A, "b1", 2, OrderSide.BUY, 2, 100, 0.1, true));
            assertThat(venue.settle()).isEmpty();
        }

        @Test
        void holdIsolatedMarginAtTheLeverage() {
            now(venue.venue.setLeverage(A, 10, venue.now()));
            venue.buy("b1", 2);

            var holding = venue.holding();
            assertThat(holding.signedQuantity()).isEqualTo(2);
            assertThat(holding.averageEntry()).isEqualTo(100);
            assertThat(holding.isolatedMargin()).isEqualTo(20);
            assertThat(holding.liquidationPrice()).isCloseTo(90 / 0.99, within(1e-9));
        }

        @Test
        void slipAgainstTheTakerWithinTheBound() {
            var slipping = VenueFixture.with(VenueFixture.settings(new Slippage(5, 20), 1e9, 0, 0, 0));
            slipping.buy("b1", 1);
            slipping.sell("s1", 1);

            var fills = only(VenueEvent.Filled.class, slipping.settle());
            assertThat(fills.getFirst().price()).isBetween(100.05, 100.25);
            assertThat(fills.getLast().price()).isBetween(99.75, 99.95);
        }

        @Test
        void largerThanTheDepthFillInTwoParts() {
            var shallow = VenueFixture.with(VenueFixture.settings(new Slippage(0, 0), 1_000, 0, 0, 0));
            shallow.buy("b1", 30);
            var first = only(VenueEvent.Filled.class, shallow.settle()).getFirst();
            var rest = only(VenueEvent.Filled.class, shallow.play(110, 111, 109, 110));

            assertThat(first.complete()).isFalse();
            assertThat(first.quantity()).isBetween(5.0, 10.0);
            assertThat(rest).hasSize(1);
            assertThat(rest.getFirst().price()).isEqualTo(110);
            assertThat(first.quantity() + rest.getFirst().quantity()).isCloseTo(30, within(1e-9));
            assertThat(shallow.holding().signedQuantity()).isEqualTo(30);
        }

        @Test
        void leaveARemainderThatCanBeCancelled() {
            var shallow = VenueFixture.with(VenueFixture.settings(new Slippage(0, 0), 1_000, 0, 0, 0));
            shallow.buy("b1", 30);
            var cancel = now(shallow.venue.cancel(A, "b1", shallow.now()));

            assertThat(cancel).isEqualTo(new Cancel.Done());
            assertThat(only(VenueEvent.Filled.class, shallow.play(110, 111, 109, 110)))
                    .isEmpty();
            assertThat(now(shallow.venue.order(A, "b1")).orElseThrow().state()).isEqualTo(OrderState.CANCELLED);
        }

        @Test
        void carryTheLatencyInTheirTimes() {
            var slow = VenueFixture.with(VenueFixture.settings(new Slippage(0, 0), 1e9, 40, 90, 0));
            slow.buy("b1", 1);

            assertThat(slow.settle())
                    .allSatisfy(event -> assertThat(event.atMs() - slow.now()).isBetween(40L, 90L));
        }
    }

    @Nested
    class CloseStops {

        @Test
        void closeAllAtTheTriggerAndFollowTheMark() {
            venue.buy("b1", 2);
            venue.stop("s1", 98);
            venue.settle();
            var mark = bar(100, 100, 97, 99);

            var events = venue.play(A, bar(100, 101, 99, 99), mark, 0);

            assertThat(only(VenueEvent.Triggered.class, events).getFirst().markPrice())
                    .isEqualTo(98);
            var fill = only(VenueEvent.Filled.class, events).getFirst();
            assertThat(fill.price()).isCloseTo(100 - 2.0 / 3, within(0.05));
            assertThat(venue.holding().signedQuantity()).isZero();
        }

        @Test
        void ignoreTheLastPrice() {
            venue.buy("b1", 2);
            venue.stop("s1", 98);
            venue.settle();

            var events = venue.play(A, bar(100, 101, 90, 99), bar(100, 101, 98.5, 99), 0);

            assertThat(events).isEmpty();
            assertThat(venue.holding().signedQuantity()).isEqualTo(2);
        }

        @Test
        void fillAtTheGapWhenTheBarOpensBeyondThem() {
            venue.buy("b1", 2);
            venue.stop("s1", 98);
            venue.settle();

            var fill = only(VenueEvent.Filled.class, venue.play(91, 92, 90, 92)).getFirst();

            assertThat(fill.price()).isEqualTo(91);
            assertThat(fill.complete()).isTrue();
        }

        @Test
        void coverWhatWasAddedLater() {
            venue.buy("b1", 2);
            venue.stop("s1", 98);
            venue.buy("b2", 3);
            venue.settle();

            var fill =
                    only(VenueEvent.Filled.class, venue.play(100, 100, 97, 97)).getFirst();

            assertThat(fill.quantity()).isEqualTo(5);
        }

        @Test
        void areCancelledWhenThePositionIsClosedOtherwise() {
            venue.buy("b1", 2);
            venue.stop("s1", 98);
            venue.close("c1", 2);

            var events = venue.settle();

            assertThat(only(VenueEvent.Cancelled.class, events)).singleElement().satisfies(cancelled -> {
                assertThat(cancelled.clientOrderId()).isEqualTo("s1");
                assertThat(cancelled.reason()).isEqualTo("POSITION_CLOSED");
            });
            assertThat(venue.play(100, 101, 90, 95)).isEmpty();
        }

        @Test
        void canBePlacedAgainAfterACancel() {
            venue.buy("b1", 2);
            venue.stop("s1", 98);

            assertThat(now(venue.venue.cancel(A, "s1", venue.now()))).isEqualTo(new Cancel.Done());
            assertThat(venue.stop("s2", 99)).isEqualTo(new Placed.Accepted());
        }

        @Test
        void tellTheirEventsInTheOrderInWhichTheyHappened() {
            venue.buy("b1", 2);
            venue.stop("a0", 98);
            venue.settle();
            venue.close("z9", 2);

            var events = venue.settle();

            assertThat(events).extracting(VenueEvent::sequence).isSorted();
            assertThat(events).extracting(VenueEvent::atMs).isSorted();
            assertThat(events.getLast()).isInstanceOf(VenueEvent.Cancelled.class);
        }
    }

    @Nested
    class QuantityStops {

        @Test
        void closeTheirQuantityAndLeaveTheRest() {
            venue.buy("b1", 5);
            venue.place(new VenueOrder.QuantityStop("q1", A, OrderSide.SELL, 2, 98));
            venue.settle();

            venue.play(100, 100, 97, 97);

            assertThat(venue.holding().signedQuantity()).isEqualTo(3);
        }

        @Test
        void neverCloseMoreThanIsHeld() {
            venue.buy("b1", 5);
            venue.place(new VenueOrder.QuantityStop("q1", A, OrderSide.SELL, 5, 98));
            venue.close("c1", 3);
            venue.settle();

            var fill =
                    only(VenueEvent.Filled.class, venue.play(100, 100, 97, 97)).getFirst();

            assertThat(fill.quantity()).isEqualTo(2);
            assertThat(venue.holding().signedQuantity()).isZero();
        }
    }

    @Nested
    class LimitOrders {

        @Test
        void restUntilReachedAndPayTheMakerFee() {
            venue.place(new VenueOrder.Limit("l1", A, OrderSide.BUY, 2, 99, false));
            venue.settle();

            var fill =
                    only(VenueEvent.Filled.class, venue.play(100, 101, 98, 100)).getFirst();

            assertThat(fill.price()).isEqualTo(99);
            assertThat(fill.fee()).isCloseTo(2 * 99 * 0.0002, within(1e-12));
        }

        @Test
        void tradeAtOnceWhenTheyCross() {
            venue.place(new VenueOrder.Limit("l1", A, OrderSide.BUY, 2, 101, false));

            var fill = only(VenueEvent.Filled.class, venue.settle()).getFirst();
            assertThat(fill.price()).isEqualTo(100);
            assertThat(fill.fee()).isCloseTo(2 * 100 * 0.0005, within(1e-12));
        }

        @Test
        void getTheBetterPriceOfAGap() {
            venue.place(new VenueOrder.Limit("l1", A, OrderSide.BUY, 2, 99, false));
            venue.settle();

            var fill = only(VenueEvent.Filled.class, venue.play(97, 98, 96, 98)).getFirst();

            assertThat(fill.price()).isEqualTo(97);
        }
    }

    @Nested
    class FundingAndLiquidation {

        @Test
        void fundingIsTakenFromTheMargin() {
            venue.buy("b1", 2);
            venue.settle();
            double before = venue.account().walletBalance();

            var events = venue.play(A, bar(100, 100, 100, 100), bar(100, 100, 100, 100), 0.001);

            assertThat(only(VenueEvent.Funded.class, events).getFirst().amount())
                    .isCloseTo(0.2, within(1e-12));
            assertThat(venue.account().walletBalance()).isCloseTo(before - 0.2, within(1e-12));
            assertThat(venue.holding().isolatedMargin()).isCloseTo(40 - 0.2, within(1e-12));
        }

        @Test
        void aFlatSymbolPaysNothing() {
            assertThat(venue.play(A, bar(100, 100, 100, 100), bar(100, 100, 100, 100), 0.001))
                    .isEmpty();
        }

        @Test
        void liquidationCostsTheMarginAndNoMore() {
            now(venue.venue.setLeverage(A, 20, venue.now()));
            venue.buy("b1", 2);
            venue.settle();
            double before = venue.account().walletBalance();

            var events = venue.play(100, 100, 80, 85);

            var liquidated = only(VenueEvent.Liquidated.class, events).getFirst();
            assertThat(liquidated.quantity()).isEqualTo(2);
            assertThat(liquidated.price()).isCloseTo(95, within(1e-9));
            assertThat(venue.account().walletBalance()).isCloseTo(before - 10, within(1e-9));
            assertThat(venue.holding().signedQuantity()).isZero();
        }

        @Test
        void aStopNearerThanTheLiquidationSavesTheMargin() {
            now(venue.venue.setLeverage(A, 20, venue.now()));
            venue.buy("b1", 2);
            venue.stop("s1", 98);
            venue.settle();

            var events = venue.play(100, 100, 80, 85);

            assertThat(only(VenueEvent.Liquidated.class, events)).isEmpty();
            assertThat(only(VenueEvent.Filled.class, events).getFirst().price()).isEqualTo(98);
        }

        @Test
        void aGapBeyondTheLiquidationTakesThePositionAndItsStop() {
            now(venue.venue.setLeverage(A, 20, venue.now()));
            venue.buy("b1", 2);
            venue.stop("s1", 98);
            venue.settle();

            var events = venue.play(80, 81, 79, 80);

            assertThat(only(VenueEvent.Liquidated.class, events)).hasSize(1);
            assertThat(only(VenueEvent.Cancelled.class, events).getFirst().reason())
                    .isEqualTo("LIQUIDATION");
        }

        @Test
        void whatHurtsComesFirstInsideABar() {
            venue.sell("b1", 2);
            venue.place(new VenueOrder.CloseStop("s1", A, OrderSide.BUY, 102));
            venue.place(new VenueOrder.Limit("t1", A, OrderSide.BUY, 2, 98, true));
            venue.settle();

            var events = venue.play(100, 103, 97, 100);

            assertThat(only(VenueEvent.Filled.class, events))
                    .extracting(VenueEvent.Filled::clientOrderId)
                    .isEqualTo(List.of("s1"));
        }
    }

    @Nested
    class Repetition {

        @Test
        void theSameOrderAgainHasNoFurtherEffect() {
            venue.buy("b1", 2);
            venue.settle();

            assertThat(venue.buy("b1", 2)).isEqualTo(new Placed.Accepted());
            assertThat(venue.settle()).isEmpty();
            assertThat(venue.holding().signedQuantity()).isEqualTo(2);
        }

        @Test
        void aTickAgainAnswersTheSameAndChangesNothing() {
            venue.buy("b1", 2);
            venue.stop("s1", 98);
            venue.settle();
            var slice = new Slice(A, bar(100, 100, 97, 97), bar(100, 100, 97, 97), 0);
            long tick = venue.venue.lastTick() + 1;

            var first = venue.venue.play(tick, venue.now(), List.of(slice));
            var account = venue.account();
            var again = venue.venue.play(tick, venue.now(), List.of(slice));

            assertThat(again).isEqualTo(first).hasSize(2);
            assertThat(venue.account()).isEqualTo(account);
            assertThat(venue.venue.play(tick - 1, venue.now(), List.of(slice))).isEmpty();
        }

        @Test
        void aTimeOutExecutesAndASecondTryTellsTheTruth() {
            var deaf = VenueFixture.with(VenueFixture.settings(new Slippage(0, 0), 1e9, 0, 0, 1));

            assertThat(deaf.buy("b1", 2)).isInstanceOf(Placed.Unknown.class);
            assertThat(deaf.holding().signedQuantity()).isEqualTo(2);
            assertThat(now(deaf.venue.order(A, "b1")).orElseThrow().state()).isEqualTo(OrderState.FILLED);
            assertThat(deaf.buy("b1", 2)).isEqualTo(new Placed.Accepted());
            assertThat(deaf.holding().signedQuantity()).isEqualTo(2);
        }

        @Test
        void aReaderThatWasAwayGetsWhatItMissed() {
            venue.buy("b1", 2);
            venue.buy("b2", 1);
            var all = venue.settle();

            assertThat(now(venue.venue.eventsAfter(A, 0))).isEqualTo(all);
            assertThat(now(venue.venue.eventsAfter(A, 2))).isEqualTo(all.subList(2, 4));
            assertThat(now(venue.venue.eventsAfter(VenueFixture.B, 0))).isEmpty();
        }
    }

    @Test
    void aMissingSliceLeavesItsSymbolAlone() {
        venue.buy("b1", 2);
        venue.stop("s1", 98);
        venue.settle();

        var events = venue.play(VenueFixture.B, bar(50, 50, 50, 50), bar(50, 50, 50, 50), 0);

        assertThat(events).isEmpty();
        assertThat(venue.account().unrealizedPnl()).isZero();
    }
}
