package io.quantumtrader.persistence.projection;

import io.quantumtrader.persistence.journal.JournalEntry;

/**
 * Whose event it is, by its persistence id.
 *
 * @param portfolio empty for what stands above portfolios
 * @param symbol empty for what is of no symbol
 */
record Source(Kind kind, String portfolio, String symbol) {

    /** Who writes. */
    enum Kind {
        SYMBOL,
        GUARDIAN,
        GOVERNOR,
        PORTFOLIO,
        /** A run that was set aside (rules, D6): recorded, but part of no position. */
        ORPHAN,
        OTHER
    }

    static final String ORPHANS = "orphan|";

    static Source of(JournalEntry entry) {
        String id = entry.persistenceId();
        if (id.startsWith(ORPHANS)) return new Source(Kind.ORPHAN, "", "");
        var parts = id.split("\\|", -1);
        var kind = switch (parts[0]) {
            case "symbol" -> Kind.SYMBOL;
            case "guardian" -> Kind.GUARDIAN;
            case "governor" -> Kind.GOVERNOR;
            case "portfolio" -> Kind.PORTFOLIO;
            default -> Kind.OTHER;
        };
        return new Source(kind, parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }
}
