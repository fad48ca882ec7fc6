package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quantumtrader.app.client.FundClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Why a symbol did what it did: its decisions with reasons and the verdict of each layer. */
@Command(
        name = "decisions",
        description = "Show a symbol's decisions, newest first, with reasons and the verdict of each layer.")
final class Decisions implements Callable<Integer> {

    @Mixin
    private FundOptions fund = new FundOptions();

    @Parameters(paramLabel = "SYMBOL", description = "Such as BTCUSDT.")
    @SuppressWarnings("NullAway.Init") // required by picocli before call
    private String symbol;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(
            names = "--before",
            paramLabel = "SEQ",
            description = "Only those before this number: the last one of the page before.")
    private @Nullable Long before;

    @Option(names = "--holds", description = "Show holds too.")
    private boolean holds;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        FundClient client = fund.client();
        String name = FundClient.encoded(symbol.toUpperCase(Locale.ROOT));
        JsonNode decisions = client.get("/api/v1/positions/" + name + "/decisions?limit=" + limit + "&holds=" + holds
                + (before == null ? "" : "&before=" + before));
        return fund.show(decisions, spec.commandLine().getOut(), Decisions::table);
    }

    /** The same for a single one. */
    static Table one(JsonNode decision) {
        return table(JsonNodeFactory.instance.arrayNode().add(decision));
    }

    private static Table table(JsonNode decisions) {
        Table table = new Table().row(List.of("seq", "time", "action", "quantity", "R", "K", "outcome", "reasons"));
        decisions.forEach(decision -> {
            List<String> reasons = reasons(decision);
            table.row(List.of(
                    Table.cell(decision.path("sequence")),
                    Instant.ofEpochMilli(decision.path("atMs").asLong()).toString(),
                    Table.cell(decision.path("action")),
                    Table.cell(decision.path("quantity")),
                    Table.cell(decision.path("rNet")),
                    Table.cell(decision.path("killScore")),
                    Table.cell(decision.path("outcome")),
                    String.join("; ", reasons)));
        });
        return table;
    }

    /** The operator's word first, then reasons of the symbol, then those of each layer that refused or scaled. */
    private static List<String> reasons(JsonNode decision) {
        List<String> told = new ArrayList<>();
        if (decision.hasNonNull("who")) told.add(Reasons.word(decision));
        told.addAll(Reasons.of(decision.path("reasons")));
        decision.path("verdicts").forEach(verdict -> {
            boolean refused = verdict.path("refused").asBoolean();
            if (refused || verdict.path("scale").asDouble(1) != 1)
                Reasons.of(verdict.path("reasons"))
                        .forEach(reason -> told.add((refused ? "refused " : "scaled ") + reason));
        });
        return told;
    }
}
