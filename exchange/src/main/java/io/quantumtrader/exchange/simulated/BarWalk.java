package io.quantumtrader.exchange.simulated;

import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way of prices through one bar, by a fixed rule: from the open to one extreme, to the other, to the close; first to
 * the extreme that hurts what is held at the open (the low for a long, the high for a short); when flat, to the low
 * first if the bar rose or stood still, else to the high. The mark price takes its own bar's way in step. Between two
 * points the price moves straight, and what is reached first happens first; at the open it jumps, so a stop beyond which
 * the bar opens fills at the opening price. Market orders left over from the bar before fill at the open.
 */
final class BarWalk {

    private static final int LEGS = 3;

    private final SymbolBook book;
    private final Matching matching;
    private final Slice slice;
    private final long startMs;
    private final long endMs;
    private final Set<LiveOrder> filledThisBar = new HashSet<>();

    BarWalk(SymbolBook book, Matching matching, Slice slice, long endMs) {
        this.book = book;
        this.matching = matching;
        this.slice = slice;
        this.startMs = Math.min(slice.bar().openTimeMs(), endMs);
        this.endMs = endMs;
    }

    void walk() {
        if (!book.idle()) {
            boolean lowFirst = lowFirst();
            double[] trade = points(slice.bar(), lowFirst);
            double[] mark = points(slice.mark(), lowFirst);
            open(trade[0], mark[0]);
            for (int leg = 0; leg < LEGS; leg++) leg(leg, trade, mark);
            fund();
        }
        book.last = slice.bar().close();
        book.mark = slice.mark().close();
    }

    private boolean lowFirst() {
        var position = book.position();
        if (position.flat()) return slice.bar().close() >= slice.bar().open();
        return position.side() == Side.LONG;
    }

    private static double[] points(Bar bar, boolean lowFirst) {
        double first = lowFirst ? bar.low() : bar.high();
        double second = lowFirst ? bar.high() : bar.low();
        return new double[] {bar.open(), first, second, bar.close()};
    }

    private void open(double trade, double mark) {
        for (var live : book.openOrders()) if (live.open() && live.takesNext()) matching.takeRest(live, trade, startMs);
        if (liquidated(mark)) matching.liquidate(startMs);
        for (var live : book.openOrders())
            if (live.open() && live.waiting() && live.triggeredBy(mark)) stop(live, mark, trade, startMs);
        for (var live : book.openOrders()) {
            if (live.open() && live.order instanceof VenueOrder.Limit limit && reached(limit, trade))
                make(live, trade, startMs);
        }
    }

    /** Something that a straight leg reaches, {@code at} as a share of the leg; no order means liquidation. */
    private record Hit(double at, double mark, @Nullable LiveOrder live) {}

    private void leg(int leg, double[] trade, double[] mark) {
        double at = 0;
        while (!book.idle()) {
            var hit = next(at, trade[leg], trade[leg + 1], mark[leg], mark[leg + 1]);
            if (hit == null) return;
            at = hit.at();
            double price = trade[leg] + at * (trade[leg + 1] - trade[leg]);
            long time = startMs + (long) ((endMs - startMs) * (leg + at) / LEGS);
            var live = hit.live();
            if (live == null) matching.liquidate(time);
            else if (live.order instanceof VenueOrder.Limit limit) make(live, limit.price(), time);
            else stop(live, hit.mark(), price, time);
        }
    }

    private @Nullable Hit next(double at, double trade, double tradeTo, double mark, double markTo) {
        Hit first = null;
        if (!book.position().flat()) {
            double level = book.position().isolated(book.rules).liquidationPrice();
            boolean falling = book.position().side() == Side.LONG;
            if (level > 0) first = earlier(first, reach(mark, markTo, level, falling, at), level, null);
        }
        for (var live : book.openOrders()) {
            boolean selling = live.side() == OrderSide.SELL;
            if (live.waiting()) {
                double share = reach(mark, markTo, live.triggerPrice(), selling, at);
                first = earlier(first, share, live.triggerPrice(), live);
            } else if (live.order instanceof VenueOrder.Limit limit && !filledThisBar.contains(live)) {
                first = earlier(first, reach(trade, tradeTo, limit.price(), !selling, at), 0, live);
            }
        }
        return first;
    }

    private static @Nullable Hit earlier(@Nullable Hit first, double at, double mark, @Nullable LiveOrder live) {
        if (Double.isNaN(at) || (first != null && first.at() <= at)) return first;
        return new Hit(at, mark, live);
    }

    /** Where a straight way reaches a level, as a share of the way and not before {@code at}; NaN if it does not. */
    private static double reach(double from, double to, double level, boolean falling, double at) {
        double here = from + at * (to - from);
        if (falling ? here <= level : here >= level) return at;
        if (falling ? to > level : to < level) return Double.NaN;
        return Math.max(at, (level - from) / (to - from));
    }

    private void stop(LiveOrder live, double mark, double trade, long timeMs) {
        matching.trigger(live, timeMs, mark);
        matching.takePart(live, trade, timeMs + matching.latency(live.id(), 1));
    }

    private void make(LiveOrder live, double price, long timeMs) {
        filledThisBar.add(live);
        matching.make(live, price, timeMs);
    }

    private void fund() {
        if (book.position().flat()) return;
        double mark = slice.mark().close();
        if (slice.fundingRate() != 0) matching.fund(slice.fundingRate(), mark, endMs);
        if (liquidated(mark)) matching.liquidate(endMs);
    }

    private boolean liquidated(double mark) {
        return !book.position().flat() && book.position().isolated(book.rules).liquidatedAt(mark);
    }

    private static boolean reached(VenueOrder.Limit limit, double price) {
        return limit.side() == OrderSide.BUY ? price <= limit.price() : price >= limit.price();
    }
}
