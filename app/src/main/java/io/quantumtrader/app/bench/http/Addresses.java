package io.quantumtrader.app.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.http.route.Endpoint;
import io.quantumtrader.persistence.projection.View;
import io.quantumtrader.persistence.projection.ViewParameters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Every address that only answers, as the page asks for it, with the symbols and decisions of a record. */
final class Addresses {

    /** Not JSON from the fund: files, and the stream. */
    private static final Set<Endpoint> OTHERS = EnumSet.of(
            Endpoint.PAGE,
            Endpoint.PAGE_FILE,
            Endpoint.API_PAGE,
            Endpoint.API_PAGE_FILE,
            Endpoint.OPENAPI,
            Endpoint.EVENTS,
            Endpoint.STREAM,
            Endpoint.RISK_KILL_SWITCH);

    private static final int MANY = 1_000;

    private Addresses() {}

    static List<String> of(FundClient fund) {
        var symbols = fund.get("/api/v1/status").path("symbols");
        var busiest = StreamSupport.stream(symbols.spliterator(), false)
                .map(JsonNode::asText)
                .max((a, b) -> Long.compare(decided(fund, a), decided(fund, b)))
                .orElseThrow();
        var paths = new ArrayList<String>();
        for (var endpoint : Endpoint.values()) {
            if (!endpoint.method().equals("GET") || OTHERS.contains(endpoint)) continue;
            switch (endpoint.path()) {
                case "/api/v1/positions/{symbol}/decisions" -> {
                    String decisions = "/api/v1/positions/" + busiest + "/decisions";
                    paths.add(decisions + "?limit=100&holds=false");
                    paths.add(decisions + "?limit=" + MANY + "&holds=true");
                }
                case "/api/v1/decisions/{decision}/explanation" ->
                    newest(fund, busiest).forEach(id -> paths.add("/api/v1/decisions/" + id + "/explanation"));
                case "/api/v1/markets/{symbol}" -> {
                    paths.add("/api/v1/markets/" + busiest + "?bars=300");
                    paths.add("/api/v1/markets/" + busiest + "?bars=" + MANY);
                }
                case "/api/v1/views/{view}" -> views(paths);
                default -> {
                    String path = endpoint.path().replace("{symbol}", busiest);
                    if (!path.contains("{")) paths.add(path);
                }
            }
        }
        return paths;
    }

    private static void views(List<String> paths) {
        for (var view : View.values()) {
            paths.add("/api/v1/views/" + view.word() + "?limit=100");
            paths.add("/api/v1/views/" + view.word() + "?limit=" + MANY);
        }
        ViewParameters.SUMMARIES.keySet().forEach(name -> paths.add("/api/v1/views/" + name));
    }

    private static long decided(FundClient fund, String symbol) {
        return fund.get("/api/v1/positions/" + symbol + "/decisions?limit=1000&holds=false")
                .size();
    }

    /** The newest decision to do something and the newest to do nothing. */
    private static List<String> newest(FundClient fund, String symbol) {
        var ids = new ArrayList<String>();
        for (var holds : List.of("false", "true")) {
            var newest = fund.get("/api/v1/positions/" + symbol + "/decisions?limit=1&holds=" + holds);
            if (!newest.path(0).path("id").asText().isEmpty())
                ids.add(newest.path(0).path("id").asText());
        }
        return ids.stream().distinct().toList();
    }
}
