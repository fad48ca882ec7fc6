package io.quantumtrader.kernel.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.check.InvalidInput;
import org.junit.jupiter.api.Test;

class VenueCostsTest {

    @Test
    void aTakerPaysMoreThanAMaker() {
        var fees = new Fees(2, 5);

        assertThat(fees.maker(2, 1000)).isCloseTo(0.4, within(1e-12));
        assertThat(fees.taker(2, 1000)).isCloseTo(1.0, within(1e-12));
    }

    @Test
    void refusesRatesBeyondTheirBoundsTogether() {
        assertThatThrownBy(() -> new Fees(-11, Double.NaN))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll("maker_bps", "taker_bps");
        assertThatThrownBy(() -> new Slippage(-1, 101))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll("half_spread_bps", "max_bps");
    }

    @Test
    void longsPayShortsAtAPositiveRate() {
        assertThat(Funding.paid(2, 100, 0.0001)).isCloseTo(0.02, within(1e-15));
        assertThat(Funding.paid(-2, 100, 0.0001)).isCloseTo(-0.02, within(1e-15));
        assertThat(Funding.paid(-2, 100, -0.0003)).isCloseTo(0.06, within(1e-15));
    }

    @Test
    void slippageIsAlwaysAgainstTheTakerAndBounded() {
        Property.check("slippage against the taker", 20_000, random -> {
            var slippage = new Slippage(random.nextDouble(0, 5), random.nextDouble(0, 20));
            double last = random.nextDouble(0.001, 100_000);
            double unit = random.nextDouble();

            double bought = slippage.price(OrderSide.BUY, last, unit);
            double sold = slippage.price(OrderSide.SELL, last, unit);
            assertThat(bought).isBetween(last, last * 1.0025000001);
            assertThat(sold).isBetween(last * 0.9974999999, last);
            assertThat(bought - last).isCloseTo(last - sold, within(1e-9 * last));
        });
    }

    @Test
    void aSeededUnitDependsOnItsArgumentsOnly() {
        Property.check("seeded unit", 10_000, random -> {
            long seed = random.nextLong();
            String id = "qt-" + random.nextInt();
            long n = random.nextLong();

            double unit = SeededUnit.of(seed, id, n);
            assertThat(unit).isBetween(0.0, Math.nextDown(1.0));
            assertThat(SeededUnit.of(seed, id, n)).isEqualTo(unit);
            assertThat(SeededUnit.of(seed, id, n + 1)).isNotEqualTo(unit);
            assertThat(SeededUnit.of(seed + 1, id, n)).isNotEqualTo(unit);
        });
    }

    @Test
    void seededUnitsAreSpreadEvenly() {
        int[] counts = new int[10];
        for (int i = 0; i < 100_000; i++) counts[(int) (10 * SeededUnit.of(7, "qt-BTCUSDT-1-1-1", i))]++;

        for (int count : counts) assertThat(count).isBetween(9_500, 10_500);
    }
}
