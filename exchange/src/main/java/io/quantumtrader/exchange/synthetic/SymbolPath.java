package io.quantumtrader.exchange.synthetic;

import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.kernel.market.Bar;

/** One symbol's prices in time, made bar by bar. */
final class SymbolPath {

    private static final double BPS = 1e-4;
    private static final int STEPS = 6;
    private static final int DRAWS = 16;
    private static final int VOLUME_DRAW = 8;
    private static final int BASIS_DRAW = 9;
    private static final int FUNDING_DRAW = 10;

    /** Share of a return's variance that all symbols have in common. */
    private static final double COMMON = 0.5;

    /** Deviation of a step inside a bar beside the straight way, as a share of the bar's sigma. */
    private static final double STEP_SHARE = 0.35;

    /** The mark's distance from the trades: deviation of its change, basis points, and how much of it stays. */
    private static final double BASIS_BPS = 0.5;

    private static final double BASIS_STAYS = 0.9;
    private static final double FUNDING_RATE = 1e-4;

    private final Script.Listed symbol;
    private final Draws own;
    private final Draws shocks;
    private double close;
    private double deviation;
    private double basis;

    SymbolPath(Script.Listed symbol, long seed) {
        this.symbol = symbol;
        this.own = new Draws(seed, symbol.name());
        this.shocks = new Draws(seed, symbol.name() + " shocks");
        this.close = symbol.price();
    }

    String group() {
        return symbol.group();
    }

    /**
     * Makes the next bar.
     *
     * @param first whether it is the first of its act, the one that takes the gap
     * @param common the market's standard normal shock of this tick
     * @param funded whether funding is due at its end
     */
    Slice next(long tick, long openMs, Act.Move move, boolean first, double common, boolean funded) {
        double open = first && move.gapPercent() != 0 ? rounded(close * (1 + move.gapPercent() / 100)) : close;
        double sigma = move.sigmaBps() * BPS;
        double shock = StrictMath.sqrt(COMMON) * common + StrictMath.sqrt(1 - COMMON) * shocks.normal(tick);
        double ar = move.autoregression();
        deviation = ar * deviation + sigma * StrictMath.sqrt(1 - ar * ar) * shock;
        double pulled = move.pull() * StrictMath.log(symbol.price() / open);
        double step = move.driftBps() * BPS + deviation + pulled;
        close = rounded(open * StrictMath.exp(step));
        var bar = bar(tick, openMs, open, step, sigma);
        basis = BASIS_STAYS * basis + BASIS_BPS * BPS * own.flat(tick * DRAWS + BASIS_DRAW);
        double rate = funded ? FUNDING_RATE * (1 + own.flat(tick * DRAWS + FUNDING_DRAW)) : 0;
        return new Slice(symbol.name(), bar, marked(bar), rate);
    }

    /** Walks from open to close in steps to find how far the price went beside the straight way. */
    private Bar bar(long tick, long openMs, double open, double step, double sigma) {
        double high = Math.max(open, close);
        double low = Math.min(open, close);
        double aside = 0;
        for (int i = 1; i < STEPS; i++) {
            aside += STEP_SHARE * sigma * own.flat(tick * DRAWS + i);
            double back = (double) (STEPS - i) / STEPS;
            double price = rounded(open * (1 + step * (1 - back) + aside * back));
            high = Math.max(high, price);
            low = Math.min(low, price);
        }
        double volume = Math.rint(1e6 / open * (0.5 + own.unit(tick * DRAWS + VOLUME_DRAW)) * 1000) / 1000;
        return new Bar(openMs, open, high, low, close, volume);
    }

    private Bar marked(Bar bar) {
        double factor = 1 + basis;
        return new Bar(
                bar.openTimeMs(),
                bar.open() * factor,
                bar.high() * factor,
                bar.low() * factor,
                bar.close() * factor,
                0);
    }

    private double rounded(double price) {
        double tick = symbol.tick();
        double inverse = Math.rint(1 / tick);
        double count = Math.max(1, Math.rint(price / tick));
        return tick < 1 ? count / inverse : count * tick;
    }
}
