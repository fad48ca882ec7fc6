package io.quantumtrader.persistence.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.Slippage;
import org.junit.jupiter.api.Test;

class FillModelTest {

    private static final InstrumentRules RULES = new InstrumentRules(0.01, 1, 5, 0.005, 50);
    private static final Bar BAR = new Bar(0, 100, 103, 97, 101, 1);

    @Test
    void aStopIsReachedByTheBarsWorstPriceAndFillsAtTheStop() {
        assertThat(FillModel.reached(Side.LONG, 98, BAR)).hasValue(98);
        assertThat(FillModel.reached(Side.SHORT, 102, BAR)).hasValue(102);
        assertThat(FillModel.reached(Side.LONG, 97, BAR)).hasValue(97);
    }

    @Test
    void aBarThatOpensBeyondTheStopFillsAtTheOpen() {
        assertThat(FillModel.reached(Side.LONG, 100.5, BAR)).hasValue(100);
        assertThat(FillModel.reached(Side.SHORT, 99.5, BAR)).hasValue(100);
    }

    @Test
    void aStopBeyondTheBarIsNotReached() {
        assertThat(FillModel.reached(Side.LONG, 96.99, BAR)).isEmpty();
        assertThat(FillModel.reached(Side.SHORT, 103.01, BAR)).isEmpty();
    }

    @Test
    void aTakerPaysHalfTheSpreadAndTheMiddleOfTheSlippage() {
        var fills = new FillModel(new Slippage(1, 8));

        assertThat(fills.taker(OrderSide.SELL, 100, RULES)).isEqualTo(99.95);
        assertThat(fills.taker(OrderSide.BUY, 100, RULES)).isEqualTo(100.05);
    }

    @Test
    void saysThatItIsAModelAndWithWhichNumbers() {
        assertThat(new FillModel(new Slippage(0.5, 4)).statement())
                .contains("Counterfactual", "0.5 bps of half-spread", "2.0 bps of slippage");
    }
}
