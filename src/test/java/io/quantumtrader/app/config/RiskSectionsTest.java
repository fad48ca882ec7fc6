package io.quantumtrader.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quantumtrader.kernel.portfolio.BudgetLimits;
import io.quantumtrader.kernel.portfolio.ClusterLimits;
import io.quantumtrader.kernel.portfolio.HeatLimits;
import io.quantumtrader.kernel.risk.GuardLimits;
import io.quantumtrader.kernel.risk.OrderLimits;
import io.quantumtrader.kernel.risk.PermitLimits;
import io.quantumtrader.kernel.risk.SlotLimits;
import io.quantumtrader.kernel.sizing.SizingLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits of levels 2 and 3 and of the sizer: the defaults are the documented ones, each key maps, bounds reject. */
class RiskSectionsTest {

    @TempDir
    private Path home;

    @Test
    void theDefaultsAreTheDocumentedOnes() {
        var reader = SettingsLoader.defaults().reader();

        assertThat(reader.read("portfolio.heat", PortfolioSection::heat))
                .contains(new HeatLimits(0.25, 0.65, 0.8, Duration.ofDays(30), Duration.ofSeconds(5)));
        assertThat(reader.read("portfolio.clusters", PortfolioSection::clusters))
                .contains(new ClusterLimits(0.70, 65, 256, 2.0, 0.5));
        assertThat(reader.read("portfolio.budget", PortfolioSection::budget))
                .contains(new BudgetLimits(0.02, 0.4, 0.4, 0.2, 1.2, 0.6, 0.03, 0.05, 0.7, 0.4, 4, 0.6));
        assertThat(reader.read("risk", RiskSection::guards))
                .contains(new GuardLimits(
                        Duration.ofMinutes(5),
                        0.025,
                        0.04,
                        0.06,
                        0.05,
                        0.08,
                        0.10,
                        0.15,
                        2,
                        Duration.ofHours(1),
                        3,
                        Duration.ofHours(1),
                        0.5));
        assertThat(reader.read("risk.orders", RiskSection::orders))
                .contains(new OrderLimits(5_000, 10, 0.40, 1.50, 10, 100_000, 10, 50, 0.05, 20));
        assertThat(reader.read("risk.slots", RiskSection::slots)).contains(new SlotLimits(4, 6, 3, 0.5, 0.15));
        assertThat(reader.read("risk.permits", RiskSection::permits))
                .contains(new PermitLimits(Duration.ofSeconds(5), Duration.ofSeconds(60), 0.005));
        assertThat(reader.read("sizing", SizingSection::limits))
                .contains(new SizingLimits(0.003, 0.005, 0.007, 0.5, 0.0006, 0.0005, 0.5, 10, 5000, 2, 3, 3, 3, 6));
        reader.orThrow();
    }

    @Test
    void everythingOutOfOrderIsToldAtOnceByItsKey() {
        var reader = SettingsLoader.load(
                        home,
                        home.resolve("none.conf"),
                        false,
                        Map.of(
                                "portfolio.heat.warm", "0.7",
                                "risk.orders.total-share", "2.5",
                                "risk.loss-streak", "0",
                                "sizing.leverage.chop-low", "9"))
                .reader();
        reader.read("portfolio.heat", PortfolioSection::heat);
        reader.read("risk", RiskSection::guards);
        reader.read("risk.orders", RiskSection::orders);
        reader.read("sizing", SizingSection::limits);

        var refused = catchThrowableOfType(ConfigurationRefused.class, reader::orThrow);

        assertThat(refused.problems())
                .extracting(Problem::key)
                .containsExactlyInAnyOrder(
                        "quantum-trader.portfolio.heat.warm",
                        "quantum-trader.risk.orders.total-share",
                        "quantum-trader.risk.loss-streak",
                        "quantum-trader.sizing.leverage.chop-low");
    }
}
