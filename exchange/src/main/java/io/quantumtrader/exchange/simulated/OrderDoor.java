package io.quantumtrader.exchange.simulated;

import io.quantumtrader.actors.venue.Venue.Placed.Refused;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the venue refuses, with the codes and words of Binance USD-M futures. The first refusal in this order is given:
 * client order id (−4015), symbol without a market (−4140), more decimals than the instrument has (−1111), price off the
 * tick (−4014), quantity off the step (−4023), reduce-only that would not reduce (−2022), resting reduce-only orders that
 * leave nothing for this one (−4118), second close-position stop in one direction (−4130), trigger already reached
 * (−2021), notional below the minimum (−4164), margin (−2019).
 *
 * <p>Three behaviours users report are kept. A reduce-only order larger than the position is accepted and trades what is
 * held. A resting reduce-only <em>limit</em> order is counted against the position, so a full-size take-profit blocks any
 * other reduce-only order (−4118, measured on the live venue in August 2026); stops waiting for a trigger are not counted,
 * and a close-position stop is never blocked. Reduce-only and close-position orders are exempt from the minimum notional.
 */
final class OrderDoor {

    private static final Pattern CLIENT_ORDER_ID = Pattern.compile("[.A-Z:/a-z0-9_-]{1,36}");
    private static final double GRID_SLACK = 1e-9;

    private final VenueSettings settings;

    OrderDoor(VenueSettings settings) {
        this.settings = settings;
    }

    /**
     * The first thing wrong with an order.
     *
     * @param available quote currency not bound as margin
     */
    Optional<Refused> refusal(VenueOrder order, SymbolBook book, double available) {
        if (!CLIENT_ORDER_ID.matcher(order.clientOrderId()).matches())
            return refused(-4015, "Client order id is not valid.");
        if (book.last <= 0) return refused(-4140, "Invalid symbol status for opening position.");
        return grid(order, book.rules)
                .or(() -> reduceOnly(order, book))
                .or(() -> trigger(order, book))
                .or(() -> money(order, book, available));
    }

    /** What is wrong with a leverage: not whole or out of range (−4028), or less while a position is held (−4161). */
    Optional<Refused> leverageRefusal(double leverage, SymbolBook book) {
        boolean valid = leverage >= 1 && leverage <= book.rules.maxLeverage() && leverage == Math.rint(leverage);
        if (!valid) return refused(-4028, "Leverage " + leverage + " is not valid.");
        if (leverage < book.leverage() && !book.position().flat())
            return refused(-4161, "Leverage reduction is not supported in Isolated Margin Mode with open positions.");
        return Optional.empty();
    }

    private static Optional<Refused> grid(VenueOrder order, InstrumentRules rules) {
        double price = switch (order) {
            case VenueOrder.Limit limit -> limit.price();
            case VenueOrder.CloseStop stop -> stop.triggerPrice();
            case VenueOrder.QuantityStop stop -> stop.triggerPrice();
            case VenueOrder.Market market -> 0;
        };
        double quantity = quantity(order);
        if (decimals(price) > decimals(rules.tickSize()) || decimals(quantity) > decimals(rules.stepSize()))
            return refused(-1111, "Precision is over the maximum defined for this asset.");
        if (offGrid(price, rules.tickSize())) return refused(-4014, "Price not increased by tick size.");
        if (offGrid(quantity, rules.stepSize())) return refused(-4023, "Qty not increased by step size.");
        return Optional.empty();
    }

    private Optional<Refused> reduceOnly(VenueOrder order, SymbolBook book) {
        if (!order.reduceOnly()) return Optional.empty();
        if (!book.position().reducedBy(order.side())) return refused(-2022, "ReduceOnly Order is rejected.");
        if (order instanceof VenueOrder.CloseStop) {
            return settings.oneCloseStopPerDirection() && hasCloseStop(book, order.side())
                    ? refused(
                            -4130,
                            "An open stop or take profit order with GTE and closePosition in the direction is existing.")
                    : Optional.empty();
        }
        if (order instanceof VenueOrder.QuantityStop) return Optional.empty();
        double resting = restingReduceOnly(book, order.side());
        return resting > 0 && resting + quantity(order) > book.position().held() + book.rules.stepSize() / 2
                ? refused(-4118, "ReduceOnly Order Failed. Please check your existing position and open orders.")
                : Optional.empty();
    }

    private static Optional<Refused> trigger(VenueOrder order, SymbolBook book) {
        var live = new LiveOrder(order);
        return live.waiting() && live.triggeredBy(book.mark)
                ? refused(-2021, "Order would immediately trigger.")
                : Optional.empty();
    }

    private Optional<Refused> money(VenueOrder order, SymbolBook book, double available) {
        if (order.reduceOnly()) return Optional.empty();
        double price = order instanceof VenueOrder.Limit limit ? limit.price() : book.last;
        double quantity = quantity(order);
        double minimum = book.rules.minNotional();
        if (quantity * price < minimum)
            return refused(
                    -4164, "Order's notional must be no smaller than " + minimum + " (unless you choose reduce only).");
        double needed = book.increase(order.side(), quantity) * price / book.leverage()
                + settings.fees().taker(quantity, price);
        return needed > available ? refused(-2019, "Margin is insufficient.") : Optional.empty();
    }

    private static boolean hasCloseStop(SymbolBook book, OrderSide side) {
        return book.openOrders().stream()
                .anyMatch(open -> open.order instanceof VenueOrder.CloseStop && open.waiting() && open.side() == side);
    }

    private static double restingReduceOnly(SymbolBook book, OrderSide side) {
        return book.openOrders().stream()
                .filter(open ->
                        open.order instanceof VenueOrder.Limit && open.order.reduceOnly() && open.side() == side)
                .mapToDouble(open -> open.remaining)
                .sum();
    }

    /** Base asset; 0 for a close-position stop, which has none of its own. */
    static double quantity(VenueOrder order) {
        return switch (order) {
            case VenueOrder.Market market -> market.quantity();
            case VenueOrder.Limit limit -> limit.quantity();
            case VenueOrder.QuantityStop stop -> stop.quantity();
            case VenueOrder.CloseStop stop -> 0;
        };
    }

    private static int decimals(double value) {
        return Math.max(0, BigDecimal.valueOf(value).stripTrailingZeros().scale());
    }

    private static boolean offGrid(double value, double size) {
        double count = value / size;
        return Math.abs(count - Math.rint(count)) > GRID_SLACK * Math.max(1, Math.abs(count));
    }

    private static Optional<Refused> refused(int code, String message) {
        return Optional.of(new Refused(code, message));
    }
}
