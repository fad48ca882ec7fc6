package io.quantumtrader.persistence.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.persistence.portfolio.PortfolioEvent.HoldingRow;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.OpenGranted;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.PortfolioRead;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.SymbolsListed;
import io.quantumtrader.persistence.portfolio.PortfolioState;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that a portfolio comes out of its snapshot as it went in, before its first event and in the midst of its life. */
class PortfolioSnapshotTest {

    @Test
    void comesOutAsItWentIn() throws IOException {
        var state = PortfolioState.empty(3);
        assertThat(stored(state)).isEqualTo(state);
        state = state.on(new SymbolsListed(1, 1, List.of("ADAUSDT", "BNBUSDT")));
        for (int tick = 1; tick <= 5; tick++) state = state.on(read(tick));
        state = state.on(new OpenGranted(5, 5, "decision", "BNBUSDT", 10, 0.01, Double.NaN, 99));
        assertThat(stored(state)).isEqualTo(state);
    }

    private static PortfolioRead read(int tick) {
        var holdings = List.of(new HoldingRow("ADAUSDT", -20, Double.NaN, 1));
        return new PortfolioRead(
                tick, tick, 1_000, 1_000, 1, 1_000, 0.01, "COLD", holdings, List.of(0.001 * tick, Double.NaN));
    }

    private static PortfolioState stored(PortfolioState state) throws IOException {
        return (PortfolioState) SnapshotMapper.read(SnapshotMapper.write(state), PortfolioState.class);
    }
}
