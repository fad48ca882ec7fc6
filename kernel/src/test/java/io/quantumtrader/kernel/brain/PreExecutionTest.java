package io.quantumtrader.kernel.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.OpeningOrder;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last look at an opening order: it is the plan that was permitted, and the venue can take it. */
class PreExecutionTest {

    private static final InstrumentRules RULES = new InstrumentRules(0.1, 0.5, 100, 0.004, 20);
    private static final OpeningPlan PLAN = new OpeningPlan("BTCUSDT", "d-1", Side.LONG, 4, 50, 2, 5, 0.8);

    @Test
    void thePlanItselfLeavesAtMarketOrAtALimit() {
        assertThat(refused(buy(4))).isEmpty();
        assertThat(refused(new VenueOrder.Limit("c-1", "BTCUSDT", OrderSide.BUY, 4, 50, false)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, true", "1.5, false", "4.25, true", "4.26, false", "8, false"})
    void aSmallerOrderLeavesWhileTheVenueTakesItALargerOneOnlyWithinHalfAStep(double quantity, boolean leaves) {
        assertThat(refused(buy(quantity)).isEmpty()).isEqualTo(leaves);
    }

    @Test
    void anotherSideOrAnotherSymbolIsNotThePlan() {
        assertThat(refused(new VenueOrder.Market("c-1", "BTCUSDT", OrderSide.SELL, 4, false)))
                .containsExactly(Reason.because(ReasonCode.ORDER_UNFIT, 4.0, 4.0));
        assertThat(refused(new VenueOrder.Market("c-1", "ETHUSDT", OrderSide.BUY, 4, false)))
                .containsExactly(Reason.because(ReasonCode.ORDER_UNFIT, 4.0, 4.0));
    }

    @Test
    void nothingThatReducesCanBeAsked() {
        var reducing = List.<VenueOrder>of(
                new VenueOrder.Market("c-1", "BTCUSDT", OrderSide.BUY, 4, true),
                new VenueOrder.Limit("c-1", "BTCUSDT", OrderSide.BUY, 4, 50, true),
                new VenueOrder.CloseStop("c-1", "BTCUSDT", OrderSide.BUY, 50),
                new VenueOrder.QuantityStop("c-1", "BTCUSDT", OrderSide.BUY, 4, 50));

        assertThat(reducing).allSatisfy(order -> {
            assertThat(OpeningOrder.of(order)).isEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new OpeningOrder(order))
                    .withMessageContaining("reduce-only");
        });
    }

    @Test
    void theVenuesLeverageIsTheMost() {
        var most = new OpeningPlan("BTCUSDT", "d-1", Side.LONG, 4, 50, 2, 20, 0.8);
        var more = new OpeningPlan("BTCUSDT", "d-1", Side.LONG, 4, 50, 2, 20.5, 0.8);

        assertThat(PreExecution.refuses(new OpeningOrder(buy(4)), most, RULES)).isEmpty();
        assertThat(PreExecution.refuses(new OpeningOrder(buy(4)), more, RULES))
                .contains(Reason.because(ReasonCode.LIMIT_LEVERAGE, 20.5, 20.0));
    }

    private static List<Reason> refused(VenueOrder order) {
        return PreExecution.refuses(new OpeningOrder(order), PLAN, RULES).stream()
                .toList();
    }

    private static VenueOrder buy(double quantity) {
        return new VenueOrder.Market("c-1", "BTCUSDT", OrderSide.BUY, quantity, false);
    }
}
