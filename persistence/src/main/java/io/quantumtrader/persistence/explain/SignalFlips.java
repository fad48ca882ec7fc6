package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.signal.EntrySignal;
import io.quantumtrader.kernel.symbol.Evaluation;
import io.quantumtrader.kernel.symbol.Indicators;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The nearest closes of a bar on which the strategy would have wished otherwise. Market state and strategy are computed anew over
 * the last bars with that close; where that does not even give the wish that was recorded, nothing is claimed.
 */
public final class SignalFlips {

    /** The farthest close looked at: this share of the present one. */
    public static final double FARTHEST = 0.05;

    private static final int PLACES = 24;

    private final Terms terms;
    private final List<Bar> before;
    private final Bar last;
    private final double tick;

    private SignalFlips(Terms terms, List<Bar> bars, double tick) {
        this.terms = terms;
        this.before = bars.subList(0, bars.size() - 1);
        this.last = bars.getLast();
        this.tick = tick;
    }

    /**
     * Empty where the kernel does not reproduce the record.
     *
     * @param recorded the wish of the record, empty for none
     */
    static Optional<List<Flip>> of(Moment moment, Optional<Side> recorded) {
        if (moment.terms().isEmpty()
                || moment.bars().isEmpty()
                || moment.rules().isEmpty()) return Optional.empty();
        var flips = new SignalFlips(
                moment.terms().get(), moment.bars(), moment.rules().get().tickSize());
        return flips.wish(flips.last.close()).equals(recorded) ? Optional.of(flips.all()) : Optional.empty();
    }

    private List<Flip> all() {
        var search = new FlipSearch<>(this::wish, last.close());
        var found = new ArrayList<Flip>();
        for (int sign : new int[] {1, -1}) {
            var places = DoubleStream.iterate(tick, way -> way * 1.5)
                    .takeWhile(way -> way < FARTHEST * last.close())
                    .limit(PLACES)
                    .map(way -> last.close() + sign * way);
            search.nearest(places.toArray(), this::outwards).ifPresent(to -> found.add(flip(to)));
        }
        return found;
    }

    private double outwards(double value) {
        double ticks = value > last.close() ? Math.ceil(value / tick - 1e-9) : Math.floor(value / tick + 1e-9);
        return FlipSearch.onGrid(ticks, tick);
    }

    private Flip flip(double to) {
        String wish = wish(to).map(Side::name).orElse("NONE");
        return new Flip.OfSignal(last.close(), to, wish, new Becomes(Evaluation.Action.HOLD, Optional.empty()));
    }

    /** What the strategy wishes for when the bar closes there, its range reaching as far as it must. */
    Optional<Side> wish(double close) {
        Indicators fresh = terms.indicators().get();
        before.forEach(fresh::push);
        fresh.push(new Bar(
                last.openTimeMs(),
                last.open(),
                Math.max(last.high(), close),
                Math.min(last.low(), close),
                close,
                last.volume()));
        return fresh.signal().map(EntrySignal::side);
    }
}
