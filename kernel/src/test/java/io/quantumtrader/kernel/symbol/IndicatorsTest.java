package io.quantumtrader.kernel.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.market.Atr;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.market.MarketDefaults;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.signal.EntrySignal;
import io.quantumtrader.kernel.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class IndicatorsTest {

    private static final int ENOUGH = MarketDefaults.SMALL.pricesNeeded();

    private final Remembering signal = new Remembering();
    private final Indicators indicators = new Indicators(MarketDefaults.SMALL, new Atr(3), signal);

    @Test
    void everyPartIsToldEveryBar() {
        for (int i = 0; i < 3; i++) indicators.push(bar(i));

        assertThat(signal.told).containsExactly(bar(0), bar(1), bar(2));
        assertThat(indicators.atr()).isCloseTo((2 + 2 + 2.5) / 3, within(1e-12));
        assertThat(indicators.logReturn(2)).isCloseTo(StrictMath.log(101.0 / 100), within(1e-12));
        assertThat(indicators.logReturn(3)).isNaN();
    }

    @Test
    void aReadingIsComputedOnceABarAndOnlyFromEnoughOfThem() {
        for (int i = 0; i < ENOUGH - 1; i++) indicators.push(bar(i));
        assertThat(indicators.reading()).isNull();

        indicators.push(bar(ENOUGH - 1));
        var first = indicators.reading();
        assertThat(first).isNotNull().isSameAs(indicators.reading());

        indicators.push(bar(ENOUGH));
        assertThat(indicators.reading()).isNotNull().isNotEqualTo(first);
    }

    @Test
    void theStrategySeesTheReadingAndItsWishIsPassedOn() {
        assertThat(indicators.signal()).isEmpty();

        for (int i = 0; i < ENOUGH; i++) indicators.push(bar(i));

        assertThat(indicators.signal()).contains(Remembering.WISH);
    }

    /** Closes 100, 99.5, 101, 100.5, 102 and so on, each bar two wide. */
    private static Bar bar(int index) {
        double close = 100 + (index % 2 == 0 ? index * 0.5 : (index - 2) * 0.5);
        return new Bar(index * 60_000L, close, close + 1, close - 1, close, 1);
    }

    /** Wishes for an entry wherever there is a reading. */
    private static final class Remembering implements Signal {

        private static final EntrySignal WISH =
                new EntrySignal(Side.LONG, 0.7, List.of(Reason.because(ReasonCode.ENTRY_SIGNAL)));

        private final List<Bar> told = new ArrayList<>();

        @Override
        public void onBar(Bar bar) {
            told.add(bar);
        }

        @Override
        public List<Double> memory() {
            return List.of();
        }

        @Override
        public void restore(List<Double> memory) {}

        @Override
        public Optional<EntrySignal> wish(Supplier<Optional<MarketReading>> market) {
            return market.get().map(reading -> WISH);
        }
    }
}
