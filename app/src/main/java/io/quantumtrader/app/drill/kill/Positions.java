package io.quantumtrader.app.drill.kill;

import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.app.fund.DrillFund;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.exchange.simulated.Unattended;
import io.quantumtrader.kernel.position.Side;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What the drill's symbols hold: opened by operators' words, through all layers. */
record Positions(DrillFund fund, List<String> symbols) {

    private static final int MOST_ROUNDS = 5;

    /** Entries are decided one by one. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    Positions {
        symbols = List.copyOf(symbols);
    }

    /** Opens a position in every symbol that has none. */
    void openAll() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var held = held();
            var missing =
                    symbols.stream().filter(symbol -> !held.contains(symbol)).toList();
            if (missing.isEmpty()) return;
            if (round > 0) awaitTick();
            open(missing);
        }
        throw new LaunchFailed("only " + held().size() + " of " + symbols.size() + " positions could be opened");
    }

    private void open(List<String> missing) {
        var asked = missing.stream().map(this::open).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(asked)
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException late) {
            throw new LaunchFailed("the positions could not be opened within " + PATIENCE.toSeconds() + " s", late);
        }
    }

    /** A mode that loosened is known to all layers after one. */
    private void awaitTick() {
        long now = fund.conductor().tick();
        new Voice(fund).await("the next tick", () -> fund.conductor().tick() > now);
    }

    private CompletableFuture<Operated> open(String symbol) {
        return fund.conductor().operate(symbol, new Order.Open("drill", "by hand", Side.LONG, Optional.empty()));
    }

    boolean flat() {
        return held().isEmpty();
    }

    /** Symbols that hold something at the venue, asked for in one request. */
    private Set<String> held() {
        return fund.venue().unattended(Set.of()).stream()
                .filter(found -> found.signedQuantity() != 0)
                .map(Unattended::symbol)
                .collect(Collectors.toSet());
    }
}
