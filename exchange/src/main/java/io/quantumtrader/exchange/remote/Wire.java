package io.quantumtrader.exchange.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.actors.venue.Venue.Cancel;
import io.quantumtrader.actors.venue.Venue.Holding;
import io.quantumtrader.actors.venue.Venue.OrderView;
import io.quantumtrader.actors.venue.Venue.Placed;
import io.quantumtrader.exchange.VenueJson;
import io.quantumtrader.exchange.simulated.Unattended;
import io.quantumtrader.kernel.check.Violation;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What goes between a venue's server and its clients, as JSON. */
final class Wire {

    static final String VIEW = "/view";
    static final String TICKS = "/ticks";
    static final String EVENTS = "/events";
    static final String PLACE = "/place";
    static final String CANCEL = "/cancel";
    static final String LEVERAGE = "/leverage";
    static final String ORDER = "/order";
    static final String OPEN_ORDERS = "/open-orders";
    static final String HOLDINGS = "/holdings";
    static final String ACCOUNT = "/account";
    static final String UNATTENDED = "/unattended";

    /** A request was refused before the venue saw it. */
    static final int BAD_REQUEST = 400;

    /** A request to place. */
    record PlaceRequest(VenueOrder order) {}

    /** A request to withdraw an order. */
    record CancelRequest(String symbol, String clientOrderId) {}

    /** A request to set the leverage of a symbol's next position. */
    record LeverageRequest(String symbol, double leverage) {}

    /** What became of an order or a leverage. */
    record PlacedAnswer(Placed placed) {}

    /** What became of a cancel. */
    record CancelAnswer(Cancel cancel) {}

    /**
     * Ticks after the one that was named, in order.
     *
     * @param lastTick the last tick that was played
     * @param ended whether none follows it
     */
    record TickPage(long lastTick, boolean ended, List<Tick> ticks) {}

    /**
     * Events after the one that was named, oldest first.
     *
     * @param lastSequence number of the last event of the whole venue
     */
    record EventPage(long lastSequence, List<VenueEvent> events) {}

    /** One order or none, or all that are open. */
    record Orders(List<OrderView> orders) {}

    /**
     * What is held.
     *
     * @param missing why a symbol is not among them
     */
    record Holdings(SortedMap<String, Holding> holdings, SortedMap<String, String> missing) {}

    /** What is held for symbols that nobody looks after. */
    record UnattendedAnswer(List<Unattended> unattended) {}

    /** What was wrong with a request. */
    record Problems(List<Violation> problems) {
        String text() {
            return problems.stream().map(Violation::toString).collect(Collectors.joining("; "));
        }
    }

    private static final ObjectMapper MAPPER = mapper();

    private Wire() {}

    static byte[] write(Object answer) {
        try {
            return MAPPER.writeValueAsBytes(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot be written as JSON: " + answer, impossible);
        }
    }

    static <T> T read(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    private static ObjectMapper mapper() {
        var mapper = VenueJson.mapper()
                .addMixIn(Placed.class, VenueJson.Typed.class)
                .addMixIn(Cancel.class, VenueJson.Typed.class)
                .registerSubtypes(
                        new NamedType(Placed.Accepted.class, "accepted"),
                        new NamedType(Placed.Refused.class, "refused"),
                        new NamedType(Placed.Unknown.class, "unknown"),
                        new NamedType(Cancel.Done.class, "done"),
                        new NamedType(Cancel.NotFound.class, "not-found"),
                        new NamedType(Cancel.Unknown.class, "unknown"))
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(50).build());
        return mapper;
    }
}
