package io.quantumtrader.actors.safety;

import io.quantumtrader.kernel.kill.EmergencyLimits;
import io.quantumtrader.kernel.kill.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What the emergency stop needs to know of its fund.
 *
 * @param symbols by portfolio: what must be reported flat
 * @param journalAlarmAfter an event that is not in the journal after this raises an alarm
 */
public record EmergencySettings(
        EmergencyLimits limits, SortedMap<String, SortedSet<String>> symbols, Duration journalAlarmAfter) {

    public EmergencySettings {
        symbols = Collections.unmodifiableSortedMap(new TreeMap<>(symbols));
    }

    /** The symbols that a scope covers, {@code portfolio/symbol}. */
    List<String> symbolsOf(Scope scope) {
        return symbols.entrySet().stream()
                .flatMap(portfolio -> portfolio.getValue().stream()
                        .filter(symbol -> scope.covers(portfolio.getKey(), symbol))
                        .map(symbol -> portfolio.getKey() + "/" + symbol))
                .toList();
    }

    /** Every scope there is, widest first. */
    List<Scope> scopes() {
        var scopes = new ArrayList<Scope>();
        scopes.add(Scope.everything());
        symbols.keySet().forEach(portfolio -> scopes.add(new Scope.OfPortfolio(portfolio)));
        symbols.forEach((portfolio, names) -> names.forEach(name -> scopes.add(new Scope.OfSymbol(portfolio, name))));
        return scopes;
    }

    /** The portfolios that a scope covers whole. */
    List<String> portfoliosOf(Scope scope) {
        return symbols.keySet().stream()
                .filter(portfolio ->
                        new Scope.OfPortfolio(portfolio).enclosing().contains(scope))
                .toList();
    }
}
