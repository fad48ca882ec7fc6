package io.quantumtrader.kernel.kill;

import java.util.List;

/** What a verdict or a latch covers. */
public sealed interface Scope {

    /** Every portfolio and symbol. */
    record Everything() implements Scope {}

    /** One portfolio with all its symbols. */
    record OfPortfolio(String portfolio) implements Scope {}

    /** One symbol of one portfolio. */
    record OfSymbol(String portfolio, String symbol) implements Scope {}

    static Scope everything() {
        return new Everything();
    }

    /** Whether this scope reaches the given symbol of the given portfolio. */
    default boolean covers(String portfolio, String symbol) {
        return switch (this) {
            case Everything() -> true;
            case OfPortfolio(var name) -> name.equals(portfolio);
            case OfSymbol(var name, var one) -> name.equals(portfolio) && one.equals(symbol);
        };
    }

    /** The scopes that reach at least as far as this one, widest first, this one last. */
    default List<Scope> enclosing() {
        return switch (this) {
            case Everything all -> List.of(all);
            case OfPortfolio one -> List.of(everything(), one);
            case OfSymbol one -> List.of(everything(), new OfPortfolio(one.portfolio()), one);
        };
    }

    /** {@code *}, {@code portfolio} or {@code portfolio/symbol}: how the scope is written in events and on the API. */
    default String text() {
        return switch (this) {
            case Everything() -> "*";
            case OfPortfolio(var name) -> name;
            case OfSymbol(var name, var one) -> name + "/" + one;
        };
    }

    static Scope parse(String text) {
        if (text.equals("*")) return everything();
        int slash = text.indexOf('/');
        return slash < 0 ? new OfPortfolio(text) : new OfSymbol(text.substring(0, slash), text.substring(slash + 1));
    }
}
