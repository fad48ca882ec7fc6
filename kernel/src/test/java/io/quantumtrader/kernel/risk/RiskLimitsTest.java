package io.quantumtrader.kernel.risk;

import static io.quantumtrader.kernel.Edges.above;
import static io.quantumtrader.kernel.Edges.below;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.kernel.Edges;
import io.quantumtrader.kernel.check.InvalidInput;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Where the limits of level 3 end: the edge itself is taken, the next value is refused by name. */
class RiskLimitsTest {

    private static final double NAN = Double.NaN;
    private static final double LEAST = Double.MIN_VALUE;
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    @Test
    void lossesAndDrawdownsAreFractionsBetweenNothingAndAll() {
        Edges.of(RiskDefaults.guards())
                .takes("dayLoss", LEAST)
                .refuses("dayLoss", "day-loss", 0.0, NAN)
                .takes("weekLossWarn", LEAST)
                .refuses("weekLossWarn", "week-loss-warn", 0.0, NAN)
                .takes("weekLoss", below(1))
                .refuses("weekLoss", "week-loss", 0.0, 1.0, NAN)
                .takes("drawdownWarn", LEAST)
                .refuses("drawdownWarn", "drawdown-warn", 0.0, NAN)
                .refuses("drawdownNoNewRisk", "drawdown-no-new-risk", 0.0, NAN)
                .refuses("drawdownFlatten", "drawdown-flatten", 0.0, 1.0, NAN)
                .takes("drawdownFlattenFailed", below(1))
                .refuses("drawdownFlattenFailed", "drawdown-flatten-failed", 0.0, 1.0, NAN);
    }

    @Test
    void everyStepIsBelowTheNext() {
        Edges.of(RiskDefaults.guards())
                .takes("dayLoss", below(0.06))
                .refuses("dayLoss", "day-loss", 0.06)
                .takes("weekLossWarn", below(0.06))
                .refuses("weekLossWarn", "week-loss-warn", 0.06)
                .takes("drawdownWarn", below(0.08))
                .refuses("drawdownWarn", "drawdown-warn", 0.08)
                .takes("drawdownNoNewRisk", above(0.05), below(0.10))
                .refuses("drawdownNoNewRisk", "drawdown-no-new-risk", 0.10)
                .takes("drawdownFlatten", above(0.08), below(0.15))
                .refuses("drawdownFlatten", "drawdown-flatten", 0.15);
    }

    @Test
    void guardsCountReadingsLossesAndTimes() {
        Edges.of(RiskDefaults.guards())
                .takes("drawdownSamples", 1, 3)
                .refuses("drawdownSamples", "drawdown-samples", 0, 4)
                .takes("equityStale", MILLISECOND)
                .refuses("equityStale", "equity-stale", Duration.ZERO)
                .takes("drawdownHold", Duration.ofHours(1))
                .refuses("drawdownHold", "drawdown-hold", Duration.ofHours(1).minusMillis(1))
                .takes("lossStreak", 1)
                .refuses("lossStreak", "loss-streak", 0)
                .takes("lossPause", Duration.ZERO)
                .refuses("lossPause", "loss-pause", Duration.ofMillis(-1))
                .takes("lossSizeFactor", LEAST, 1.0)
                .refuses("lossSizeFactor", "loss-size-factor", 0.0, above(1));
    }

    @Test
    void onRecordedBarsEquityMayBeTwoBarsOldAndNothingElseChanges() {
        var live = RiskDefaults.guards();

        assertThat(live.forBars(Duration.ofHours(1)).equityStale()).isEqualTo(Duration.ofHours(2));
        assertThat(live.forBars(Duration.ofMinutes(1))).isEqualTo(live);
    }

    @Test
    void slotsAreAtLeastOneAndMoreInATrendThanInChop() {
        Edges.of(RiskDefaults.slots())
                .takes("chop", 1, 4)
                .refuses("chop", "chop", 0)
                .refuses("chop", "base", 5)
                .takes("base", 3, 6)
                .refuses("base", "base", 2)
                .refuses("base", "trend", 7)
                .takes("trend", 4)
                .refuses("trend", "trend", 3)
                .takes("label", 0.5, 1.0)
                .refuses("label", "label", below(0.5), above(1));
    }

    @Test
    void ordersStayWithinTheHardBounds() {
        Edges.of(RiskDefaults.orders())
                .takes("minNotional", LEAST, 5_000.0)
                .refuses("minNotional", "min-notional", 0.0, above(5_000))
                .takes("positionShare", LEAST, HardBounds.MAX_POSITION_SHARE)
                .refuses("positionShare", "position-share", 0.0, above(HardBounds.MAX_POSITION_SHARE))
                .takes("totalShare", 0.40, HardBounds.MAX_TOTAL_SHARE)
                .refuses("totalShare", "total-share", 0.0, above(HardBounds.MAX_TOTAL_SHARE))
                .refuses("totalShare", "position-share", below(0.40))
                .takes("ordersPerMinute", 1)
                .refuses("ordersPerMinute", "per-minute", 0)
                .takes("maxAtrFraction", 1.0)
                .refuses("maxAtrFraction", "max-atr-fraction", 0.0, above(1))
                .takes("maxLeverage", 1.0, HardBounds.MAX_LEVERAGE)
                .refuses("maxLeverage", "max-leverage", below(1), above(HardBounds.MAX_LEVERAGE));
    }

    @Test
    void permitsLastNoLongerThanAMinuteAndAutomaticOnesNoLongerThanOnesByHand() {
        Edges.of(RiskDefaults.permits())
                .takes("automatic", MILLISECOND, Duration.ofSeconds(60))
                .refuses("automatic", "automatic", Duration.ZERO, Duration.ofMillis(60_001))
                .takes("operator", Duration.ofSeconds(5))
                .refuses("operator", "operator", Duration.ofMillis(60_001))
                .takes("priceBand", LEAST, 0.1)
                .refuses("priceBand", "price-band", 0.0, above(0.1));
    }

    @Test
    void limitsReportAllThatIsWrongAtOnce() {
        assertThatThrownBy(() -> new OrderLimits(5, 10, 0.6, 2.1, 0, -1, 0, Double.NaN, 2, 126))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.violations()).hasSize(9));
        assertThatThrownBy(() -> new SlotLimits(2, 1, 3, 0.4, 2))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.violations()).hasSize(4));
        assertThatThrownBy(() -> new PermitLimits(Duration.ofSeconds(70), Duration.ofSeconds(61), 0))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.violations()).hasSize(3));
        assertThatThrownBy(() -> new Ceiling(0, 2, 0, -1, 2, 2))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.violations()).hasSize(6));
    }
}
