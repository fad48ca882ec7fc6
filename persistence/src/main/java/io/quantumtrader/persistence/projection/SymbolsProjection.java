package io.quantumtrader.persistence.projection;

import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.util.HashMap;
import java.util.List;

/** Positions, trades, orders and training samples: what every symbol did. */
final class SymbolsProjection implements Projection {

    @Override
    public String name() {
        return "symbols";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Table> tables() {
        return List.of(SymbolTables.POSITIONS, SymbolTables.TRADES, SymbolTables.ORDERS, SymbolTables.TRAINING);
    }

    @Override
    public List<String> remembers() {
        return List.of("symbol|", "guardian|");
    }

    @Override
    public Fold begin() {
        var lives = new HashMap<Source, SymbolLife>();
        return (entry, source, writes) -> {
            if (!(entry.event() instanceof SymbolEvent event)) return;
            if (source.kind() != Source.Kind.SYMBOL && source.kind() != Source.Kind.GUARDIAN) return;
            var whose = new Source(Source.Kind.SYMBOL, source.portfolio(), source.symbol());
            var life = lives.computeIfAbsent(whose, fresh -> new SymbolLife(fresh.portfolio(), fresh.symbol()));
            if (source.kind() == Source.Kind.GUARDIAN) life.care(event, entry.ordering(), writes);
            else life.next(event, entry.ordering(), writes);
        };
    }
}
