package io.quantumtrader.exchange.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import io.quantumtrader.actors.venue.Venue.Holding;
import io.quantumtrader.exchange.remote.Wire.CancelAnswer;
import io.quantumtrader.exchange.remote.Wire.CancelRequest;
import io.quantumtrader.exchange.remote.Wire.EventPage;
import io.quantumtrader.exchange.remote.Wire.Holdings;
import io.quantumtrader.exchange.remote.Wire.LeverageRequest;
import io.quantumtrader.exchange.remote.Wire.Orders;
import io.quantumtrader.exchange.remote.Wire.PlaceRequest;
import io.quantumtrader.exchange.remote.Wire.PlacedAnswer;
import io.quantumtrader.exchange.remote.Wire.UnattendedAnswer;
import io.quantumtrader.kernel.venue.VenueEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** What can be asked of a venue's server. Every answer is given on the thread that asks; the venue's are there at once. */
final class Routes {

    private static final int MOST_BODY_BYTES = 64 * 1024;
    private static final int MOST_TICKS = 10_000;
    private static final int MOST_EVENTS = 10_000;
    private static final long MOST_WAIT_MS = 30_000;

    /** One thing that can be asked. */
    private interface Route {
        Object answer(HttpExchange exchange, Query query) throws BadRequest, IOException, InterruptedException;
    }

    private final Desk desk;
    private final Map<String, Route> asked;
    private final Map<String, Route> done;

    Routes(Desk desk) {
        this.desk = desk;
        asked = Map.of(
                Wire.VIEW, (exchange, query) -> desk.view(),
                Wire.TICKS, (exchange, query) -> ticks(query),
                Wire.EVENTS, (exchange, query) -> events(query),
                Wire.ORDER, (exchange, query) -> order(query),
                Wire.OPEN_ORDERS, (exchange, query) -> openOrders(query),
                Wire.HOLDINGS, (exchange, query) -> holdings(query),
                Wire.ACCOUNT, (exchange, query) -> now(desk.venue().account()),
                Wire.UNATTENDED, (exchange, query) -> unattended(query));
        done = Map.of(
                Wire.PLACE, (exchange, query) -> place(exchange),
                Wire.CANCEL, (exchange, query) -> cancel(exchange),
                Wire.LEVERAGE, (exchange, query) -> leverage(exchange));
    }

    /** Answers one request; throws what only the venue itself can have done wrong. */
    Object answer(HttpExchange exchange) throws BadRequest, IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        var route = asked.get(path);
        if (route == null) route = done.get(path);
        if (route == null) throw new BadRequest("path", path, "one of " + paths());
        String expected = asked.containsKey(path) ? "GET" : "POST";
        if (!method.equals(expected)) throw new BadRequest("method", method, expected);
        return route.answer(exchange, new Query(exchange.getRequestURI()));
    }

    private String paths() {
        var all = new TreeMap<String, Route>(asked);
        all.putAll(done);
        return String.join(", ", all.keySet());
    }

    private Object ticks(Query query) throws BadRequest, InterruptedException {
        return desk.kept().after(query.number("after", 0, Long.MAX_VALUE), query.number("wait", 0, MOST_WAIT_MS), (int)
                query.number("most", 1, MOST_TICKS));
    }

    private Object events(Query query) throws BadRequest {
        long after = query.number("after", 0, Long.MAX_VALUE);
        if (!query.has("symbol")) {
            int most = (int) query.number("most", 1, MOST_EVENTS);
            long last = desk.venue().lastSequence();
            return new EventPage(last, desk.venue().eventsAfter(after, most));
        }
        String symbol = listed(query);
        long last = desk.venue().lastSequence();
        List<VenueEvent> events = now(desk.venue().eventsAfter(symbol, after));
        return new EventPage(last, events);
    }

    private Object order(Query query) throws BadRequest {
        var found = now(desk.venue().order(query.text("symbol"), query.text("id")));
        return new Orders(found.map(List::of).orElse(List.of()));
    }

    private Object openOrders(Query query) throws BadRequest {
        return new Orders(now(desk.venue().openOrders(listed(query))));
    }

    private Object holdings(Query query) throws BadRequest {
        var holdings = new TreeMap<String, Holding>();
        var missing = new TreeMap<String, String>();
        for (var symbol : query.texts("symbols")) {
            if (lists(symbol)) holdings.put(symbol, now(desk.venue().holding(symbol)));
            else missing.put(symbol, "the venue does not list " + symbol);
        }
        return new Holdings(holdings, missing);
    }

    private Object unattended(Query query) throws BadRequest {
        return new UnattendedAnswer(desk.venue().unattended(Set.copyOf(query.texts("attended"))));
    }

    private Object place(HttpExchange exchange) throws BadRequest, IOException {
        return new PlacedAnswer(
                now(desk.place(body(exchange, PlaceRequest.class).order())));
    }

    private Object cancel(HttpExchange exchange) throws BadRequest, IOException {
        var request = body(exchange, CancelRequest.class);
        return new CancelAnswer(now(desk.cancel(request.symbol(), request.clientOrderId())));
    }

    private Object leverage(HttpExchange exchange) throws BadRequest, IOException {
        var request = body(exchange, LeverageRequest.class);
        return new PlacedAnswer(now(desk.setLeverage(request.symbol(), request.leverage())));
    }

    private String listed(Query query) throws BadRequest {
        String symbol = query.text("symbol");
        if (!lists(symbol)) throw new BadRequest("symbol", symbol, "a symbol that the venue lists");
        return symbol;
    }

    private boolean lists(String symbol) {
        return desk.venue().lists(symbol);
    }

    private static <T> T body(HttpExchange exchange, Class<T> type) throws BadRequest, IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MOST_BODY_BYTES + 1);
        if (bytes.length > MOST_BODY_BYTES)
            throw new BadRequest("body", "more than that", "at most " + MOST_BODY_BYTES + " bytes");
        try {
            return Wire.read(bytes, type);
        } catch (JsonProcessingException unfit) {
            throw BadRequest.of(unfit);
        }
    }

    private static <T> T now(CompletionStage<T> answer) {
        try {
            return answer.toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
