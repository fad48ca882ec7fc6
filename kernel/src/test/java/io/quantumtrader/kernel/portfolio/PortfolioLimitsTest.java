package io.quantumtrader.kernel.portfolio;

import static io.quantumtrader.kernel.Edges.above;
import static io.quantumtrader.kernel.Edges.below;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.Edges;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the limits of level 2 end, and what its readings make of a book. */
class PortfolioLimitsTest {

    private static final double NAN = Double.NaN;
    private static final double LEAST = Double.MIN_VALUE;

    @Test
    void heatTurnsWarmBeforeItTurnsHot() {
        Edges.of(PortfolioDefaults.heat())
                .takes("warm", LEAST, below(0.65))
                .refuses("warm", "warm", 0.0, 0.65, NAN)
                .takes("hot", above(0.25))
                .refuses("hot", "warm", 0.25)
                .refuses("hot", "hot", 0.0, NAN)
                .takes("hysteresis", LEAST, 1.0)
                .refuses("hysteresis", "hysteresis", 0.0, above(1))
                .takes("horizon", Duration.ofMillis(1))
                .refuses("horizon", "horizon", Duration.ZERO)
                .takes("stale", Duration.ofMillis(1))
                .refuses("stale", "stale", Duration.ZERO);
    }

    @Test
    void onRecordedBarsOnlyTheAgeOfHeatMayBeTwoBars() {
        var live = PortfolioDefaults.limits();
        var hourly = live.forBars(Duration.ofHours(1));

        assertThat(hourly.heat().stale()).isEqualTo(Duration.ofHours(2));
        assertThat(hourly.clusters()).isEqualTo(live.clusters());
        assertThat(hourly.budget()).isEqualTo(live.budget());
        assertThat(live.forBars(Duration.ofSeconds(1))).isEqualTo(live);
    }

    @Test
    void clustersJoinByAKnownCorrelation() {
        Edges.of(PortfolioDefaults.clusters())
                .takes("joinCorrelation", LEAST, 1.0)
                .refuses("joinCorrelation", "join-correlation", 0.0, above(1))
                .takes("minReturns", 2, 256)
                .refuses("minReturns", "min-returns", 1)
                .takes("window", 65)
                .refuses("window", "window", 64)
                .takes("maxStress", 1.0)
                .refuses("maxStress", "max-stress", 0.0, above(1));
    }

    @Test
    void noWeightGivesBudgetAndADeeperDrawdownNeverLeavesMore() {
        Edges.of(PortfolioDefaults.budget())
                .takes("heatWeight", 0.0)
                .refuses("heatWeight", "heat-weight", -LEAST)
                .refuses("clusterWeight", "cluster-weight", -LEAST)
                .takes("volatilityWeight", 0.0, 0.2)
                .refuses("volatilityWeight", "volatility-weight", -LEAST)
                .refuses("volatilityWeight", "weights", 0.21)
                .takes("mildDrawdown", below(0.05))
                .refuses("mildDrawdown", "mild-drawdown", 0.0, 0.05)
                .takes("deepDrawdown", 1.0)
                .refuses("deepDrawdown", "deep-drawdown", 0.0, above(1))
                .takes("deepFactor", 0.0, 0.7)
                .refuses("deepFactor", "deep-factor", -LEAST, above(0.7))
                .takes("slots", 1)
                .refuses("slots", "slots", 0);
    }

    @Test
    void theBookHoldsWhatIsHeldOrSaidToBeHeld() {
        var book = Book.of(List.of(
                reading("LONG", 2, 100, true),
                reading("SHORT", -3, 10, true),
                reading("LEFT", 1, 5, false),
                reading("FLAT", 0, 7, false)));

        assertThat(book.all())
                .containsExactly(
                        new Exposure("LEFT", 5, 0.01, 20),
                        new Exposure("LONG", 200, 0.01, 20),
                        new Exposure("SHORT", -30, 0.01, 20));
    }

    @Test
    void aFlatSymbolHasNoNotionalWhateverItsMarkIs() {
        assertThat(reading("FLAT", 0, NAN, false).signedNotional()).isZero();
        assertThat(reading("HELD", 1, NAN, true).signedNotional()).isNaN();
    }

    private static SymbolReading reading(String symbol, double quantity, double mark, boolean position) {
        var regime = new RegimeProbabilities(0.4, 0.3, 0.3);
        return new SymbolReading(symbol, 0, quantity, mark, 0.01, NAN, 20, NAN, 0, regime, 0.01, 0.001, position);
    }
}
