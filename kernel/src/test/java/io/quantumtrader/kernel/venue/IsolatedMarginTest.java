package io.quantumtrader.kernel.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.position.Side;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IsolatedMarginTest {

    @Test
    void aTenfoldLongIsLiquidatedNearTenPercentBelow() {
        var margin = IsolatedMargin.opened(Side.LONG, 2, 100, 10, 0.004);

        assertThat(margin.margin()).isEqualTo(20);
        assertThat(margin.liquidationPrice()).isCloseTo(90 / 0.996, within(1e-12));
        assertThat(margin.bankruptcyPrice()).isEqualTo(90);
    }

    @Test
    void aTenfoldShortIsLiquidatedNearTenPercentAbove() {
        var margin = IsolatedMargin.opened(Side.SHORT, 2, 100, 10, 0.004);

        assertThat(margin.liquidationPrice()).isCloseTo(110 / 1.004, within(1e-12));
        assertThat(margin.bankruptcyPrice()).isEqualTo(110);
    }

    @Test
    void aLongWithoutLeverageCannotBeLiquidated() {
        var margin = IsolatedMargin.opened(Side.LONG, 1, 100, 1, 0.01);

        assertThat(margin.liquidationPrice()).isZero();
        assertThat(margin.liquidatedAt(0.01)).isFalse();
    }

    @Test
    void fundingPaidBringsTheLiquidationPriceNearer() {
        var fresh = IsolatedMargin.opened(Side.LONG, 1, 100, 5, 0.01);
        var charged = new IsolatedMargin(Side.LONG, 1, 100, fresh.margin() - 2, 0.01);

        assertThat(charged.liquidationPrice()).isGreaterThan(fresh.liquidationPrice());
        assertThat(charged.distanceToLiquidation(100)).isLessThan(fresh.distanceToLiquidation(100));
    }

    @Test
    void eatenUpMarginHasNoFreeRatio() {
        var margin = new IsolatedMargin(Side.LONG, 1, 100, 5, 0.01);

        assertThat(margin.freeMarginRatio(100)).isCloseTo(0.8, within(1e-12));
        assertThat(margin.freeMarginRatio(95)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(margin.marginRatio(90)).isInfinite();
    }

    @Test
    void namesEveryBadNumberAtOnce() {
        assertThatThrownBy(() -> new IsolatedMargin(Side.LONG, 0, Double.NaN, Double.POSITIVE_INFINITY, 0.6))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll("quantity", "average_entry", "margin", "maintenance_rate");
    }

    @Test
    void liquidationIsWhereTheMarginBalanceMeetsTheMaintenanceMargin() {
        Property.check("liquidation price", 20_000, random -> {
            var margin = random(random);
            double price = margin.liquidationPrice();
            if (price == 0) return;

            assertThat(margin.marginBalance(price))
                    .isCloseTo(margin.maintenanceMargin(price), within(1e-9 * margin.quantity() * price));
            double towards = 1 + 1e-6 * margin.side().sign();
            assertThat(margin.liquidatedAt(price * towards)).isFalse();
            assertThat(margin.liquidatedAt(price / towards)).isTrue();
        });
    }

    @Test
    void theBankruptcyPriceLiesBeyondTheLiquidationPrice() {
        Property.check("bankruptcy beyond liquidation", 20_000, random -> {
            var margin = random(random);

            assertThat(margin.side().sign() * (margin.liquidationPrice() - margin.bankruptcyPrice()))
                    .isGreaterThanOrEqualTo(0);
        });
    }

    @Test
    void moreLeverageMovesTheLiquidationPriceNearer() {
        Property.check("leverage and distance", 20_000, random -> {
            var side = random.nextBoolean() ? Side.LONG : Side.SHORT;
            double low = random.nextDouble(1, 60);
            double high = random.nextDouble(low, 125);

            double far = IsolatedMargin.opened(side, 1, 100, low, 0.005).distanceToLiquidation(100);
            double near = IsolatedMargin.opened(side, 1, 100, high, 0.005).distanceToLiquidation(100);
            assertThat(near).isLessThanOrEqualTo(far);
        });
    }

    private static IsolatedMargin random(SplittableRandom random) {
        return IsolatedMargin.opened(
                random.nextBoolean() ? Side.LONG : Side.SHORT,
                random.nextDouble(0.001, 1000),
                random.nextDouble(0.01, 100_000),
                random.nextDouble(1, 125),
                random.nextDouble(0.001, 0.0079));
    }
}
