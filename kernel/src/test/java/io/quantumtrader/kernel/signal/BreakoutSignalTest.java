package io.quantumtrader.kernel.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.position.Side;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BreakoutSignalTest {

    private static final Optional<MarketReading> UP = reading(0.6, 0.001);
    private static final Optional<MarketReading> DOWN = reading(0.6, -0.001);

    private final BreakoutSignal signal = new BreakoutSignal(new BreakoutTheta(3, 0.5));

    @BeforeEach
    void threeBarsBetween99And101() {
        for (int i = 0; i < 3; i++) assertThat(wish(bar(100), UP)).isEmpty();
    }

    @Test
    void entersLongAboveTheHighestHigh() {
        var entry = wish(bar(101.5), UP).orElseThrow();

        assertThat(entry.side()).isEqualTo(Side.LONG);
        assertThat(entry.confidence()).isEqualTo(0.8);
        assertThat(entry.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(ReasonCode.ENTRY_SIGNAL);
            assertThat(reason.observed()).isEqualTo(0.6);
            assertThat(reason.limit()).isEqualTo(0.5);
        });
    }

    @Test
    void entersShortBelowTheLowestLow() {
        assertThat(wish(bar(98.5), DOWN)).map(EntrySignal::side).contains(Side.SHORT);
    }

    @Test
    void staysOutAtTheHighItself() {
        assertThat(wish(bar(101), UP)).isEmpty();
    }

    @Test
    void staysOutAgainstTheDrift() {
        assertThat(wish(bar(101.5), DOWN)).isEmpty();
    }

    @Test
    void staysOutWithoutATrend() {
        assertThat(wish(bar(101.5), reading(0.49, 0.001))).isEmpty();
    }

    @Test
    void staysOutWithoutAReading() {
        assertThat(wish(bar(101.5), Optional.empty())).isEmpty();
    }

    @Test
    void forgetsBarsOlderThanItsLimit() {
        wish(bar(110), Optional.empty());
        for (int i = 0; i < 2; i++) wish(bar(100), UP);

        assertThat(wish(bar(105), UP)).isEmpty();
        assertThat(wish(bar(107), UP)).map(EntrySignal::side).contains(Side.LONG);
    }

    @Test
    void limitsRejectWhatIsOutOfBounds() {
        assertThatThrownBy(() -> new BreakoutTheta(1, 1.5))
                .hasMessageContaining("signal.bars must be in [2, 1000], was 1")
                .hasMessageContaining("signal.minimum-trend must be in [0.0, 1.0], was 1.5");
    }

    private Optional<EntrySignal> wish(Bar bar, Optional<MarketReading> reading) {
        signal.onBar(bar);
        return signal.wish(() -> reading);
    }

    private static Bar bar(double close) {
        return new Bar(0, close, close + 1, close - 1, close, 1);
    }

    private static Optional<MarketReading> reading(double trend, double mu) {
        var probabilities = new RegimeProbabilities(trend, (1 - trend) / 2, (1 - trend) / 2);
        return Optional.of(new MarketReading(0.01, mu, 0.1, probabilities, probabilities, probabilities));
    }
}
