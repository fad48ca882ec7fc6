package io.quantumtrader.persistence.projection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A table that can be asked for, page by page, newest first. */
public enum View {
    POSITIONS("Open positions.", "symbols", SymbolTables.POSITIONS, "opened_at_ms", ""),
    TRADES("Positions that ended.", "symbols", SymbolTables.TRADES, "closed_at_ms", "exit_reason"),
    ORDERS(
            "Orders with the decision and the permit that allowed them, and what became of them.",
            "symbols",
            SymbolTables.ORDERS,
            "intended_at_ms",
            "decision_reason"),
    TRAINING(
            "Features on the bar of each entry decision with the outcome of its trade; only what events hold.",
            "symbols",
            SymbolTables.TRAINING,
            "entry_at_ms",
            "exit_reason"),
    DECISIONS(
            "How often what was decided, and why, minute by minute.",
            "decisions",
            RecordTables.DECISIONS,
            "minute_ms",
            "code"),
    DECIDED(
            "Each decision that is more than a hold; its reason may be any code that was said of it.",
            "decisions",
            RecordTables.DECIDED,
            "at_ms",
            "codes"),
    PERMITS("Permits and the orders that used them.", "permits", RecordTables.PERMITS, "issued_at_ms", "end_code"),
    LADDER("Changes of the seven layers in order.", "ladder", RecordTables.LADDER, "at_ms", "code"),
    LATCHES("Latches and halts with their releases.", "ladder", RecordTables.LATCHES, "since_ms", "code"),
    EQUITY("Readings of equity, drawdown and heat.", "equity", RecordTables.EQUITY, "at_ms", ""),
    ORPHANS("Events that were set aside (rule D6).", "orphans", RecordTables.ORPHANS, "", "");

    private final String meaning;
    private final String projection;

    @SuppressWarnings("ImmutableEnumChecker") // nothing in it changes
    private final Table table;

    private final String time;
    private final String reason;

    View(String meaning, String projection, Table table, String time, String reason) {
        this.meaning = meaning;
        this.projection = projection;
        this.table = table;
        this.time = time;
        this.reason = reason;
    }

    /** The name in addresses and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<View> named(String word) {
        return Arrays.stream(values()).filter(view -> view.word().equals(word)).findFirst();
    }

    public String meaning() {
        return meaning;
    }

    public List<Column> columns() {
        return table.columns();
    }

    String projection() {
        return projection;
    }

    Table table() {
        return table;
    }

    /** Whether the column that a filter by reason looks at holds several codes. */
    boolean saysSeveralReasons() {
        return this == DECIDED;
    }

    /** The column that a filter of that name looks at; empty where it has none. */
    public Optional<String> filtered(String filter) {
        return switch (filter) {
            case "from", "to" -> time.isEmpty() ? Optional.empty() : Optional.of(time);
            case "reason" -> reason.isEmpty() ? Optional.empty() : Optional.of(reason);
            default ->
                table.columns().stream()
                        .map(Column::name)
                        .filter(filter::equals)
                        .findFirst();
        };
    }
}
