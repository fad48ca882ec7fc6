package io.quantumtrader.app.command;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rows of a view are wanted. */
final class FilterOptions {

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "From then on, by the market's clock: 2026-01-31T00:00:00Z, or milliseconds.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Before then.")
    private @Nullable String to;

    @Option(
            names = "--side",
            paramLabel = "SIDE",
            completionCandidates = Candidates.Sides.class,
            description = "LONG or SHORT; of orders BUY or SELL.")
    private @Nullable String side;

    @Option(names = "--reason", paramLabel = "CODE", description = "Only with this reason code.")
    private @Nullable String reason;

    Map<String, @Nullable String> with(@Nullable String symbol) {
        var given = new HashMap<String, @Nullable String>();
        given.put("from", from);
        given.put("to", to);
        given.put("side", side);
        given.put("reason", reason);
        given.put("symbol", symbol);
        return given;
    }
}
