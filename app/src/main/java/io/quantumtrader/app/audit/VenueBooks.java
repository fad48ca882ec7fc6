package io.quantumtrader.app.audit;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.exchange.simulated.LoggedOrder;
import io.quantumtrader.exchange.simulated.VenueLog;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the venue's own log says.
 *
 * @param orders in the order of their requests, refused ones included
 */
public record VenueBooks(List<LoggedOrder> orders) {

    public VenueBooks {
        orders = List.copyOf(orders);
    }

    /** Reads the venue's log of a data folder, {@link #file}. */
    public static VenueBooks of(Path data) {
        return new VenueBooks(VenueLog.orders(file(data)));
    }

    /** Where the venue of a data folder keeps its log. */
    public static Path file(Path data) {
        return data.resolve("venue.log");
    }

    /** Base asset that the fills of each symbol add up to, negative for short. */
    public Map<String, Double> quantities() {
        var quantities = new TreeMap<String, Double>();
        for (var order : orders) {
            for (var fill : order.fills()) quantities.merge(fill.symbol(), signed(fill), Double::sum);
        }
        return quantities;
    }

    /** How many orders and fills of a symbol there are: the same number twice means that nothing happened between. */
    public long stirrings(String symbol) {
        return orders.stream()
                .filter(order -> order.order().symbol().equals(symbol))
                .mapToLong(order -> 1 + order.fills().size())
                .sum();
    }

    /** Stops that rest for a symbol. */
    public List<VenueOrder> restingStops(String symbol) {
        return orders.stream()
                .filter(order -> order.state() == Venue.OrderState.NEW)
                .map(LoggedOrder::order)
                .filter(order -> order.symbol().equals(symbol))
                .filter(order -> order instanceof VenueOrder.CloseStop || order instanceof VenueOrder.QuantityStop)
                .toList();
    }

    private static double signed(VenueEvent.Filled fill) {
        return fill.side() == OrderSide.BUY ? fill.quantity() : -fill.quantity();
    }
}
