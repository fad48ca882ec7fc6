package io.quantumtrader.kernel.signal;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.position.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/**
 * A breakout that the regime confirms: the close leaves the channel of the last bars' highs and lows, the published trend
 * probability is high enough and the drift points the same way. Confidence is (1 + p)/2 for a trend probability of p: an even
 * chance where nothing speaks for a trend, certainty at p = 1, so that leverage (formulas, Sizing) grows with p itself.
 */
public final class BreakoutSignal implements Signal {

    private final BreakoutTheta theta;
    private final double[] highs;
    private final double[] lows;
    private long seen;
    private double close = Double.NaN;
    private double channelHigh = Double.NaN;
    private double channelLow = Double.NaN;

    public BreakoutSignal(BreakoutTheta theta) {
        this.theta = theta;
        highs = new double[theta.bars()];
        lows = new double[theta.bars()];
    }

    @Override
    public void onBar(Bar bar) {
        channelHigh = Double.NEGATIVE_INFINITY;
        channelLow = Double.POSITIVE_INFINITY;
        for (int i = 0; i < theta.bars(); i++) {
            channelHigh = Math.max(channelHigh, highs[i]);
            channelLow = Math.min(channelLow, lows[i]);
        }
        int slot = (int) (seen % theta.bars());
        highs[slot] = bar.high();
        lows[slot] = bar.low();
        close = bar.close();
        seen++;
    }

    @Override
    public Optional<EntrySignal> wish(Supplier<Optional<MarketReading>> market) {
        if (seen <= theta.bars()) return Optional.empty();
        if (close > channelHigh) return market.get().flatMap(reading -> confirmed(Side.LONG, reading));
        if (close < channelLow) return market.get().flatMap(reading -> confirmed(Side.SHORT, reading));
        return Optional.empty();
    }

    @Override
    public List<Double> memory() {
        return DoubleStream.concat(
                        DoubleStream.of((double) seen, close, channelHigh, channelLow),
                        DoubleStream.concat(DoubleStream.of(highs), DoubleStream.of(lows)))
                .boxed()
                .toList();
    }

    @Override
    public void restore(List<Double> memory) {
        seen = memory.get(0).longValue();
        close = memory.get(1);
        channelHigh = memory.get(2);
        channelLow = memory.get(3);
        for (int i = 0; i < theta.bars(); i++) {
            highs[i] = memory.get(4 + i);
            lows[i] = memory.get(4 + theta.bars() + i);
        }
    }

    private Optional<EntrySignal> confirmed(Side side, MarketReading reading) {
        double trend = reading.published().trend();
        if (!(trend >= theta.minimumTrend() && side.sign() * reading.mu() > 0)) return Optional.empty();
        double confidence = (1 + trend) / 2;
        return Optional.of(new EntrySignal(
                side, confidence, List.of(because(ReasonCode.ENTRY_SIGNAL, trend, theta.minimumTrend()))));
    }
}
