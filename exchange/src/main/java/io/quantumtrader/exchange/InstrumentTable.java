package io.quantumtrader.exchange;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rules of instruments that are known, and a way to derive plausible ones for others. The table itself lives in
 * {@code reference.conf}, section {@code venue.instruments}.
 *
 * @param known by symbol
 * @param unknown what instruments have that are not in the table
 */
public record InstrumentTable(Map<String, InstrumentRules> known, Unknown unknown) {

    /**
     * Rules of an instrument that is not in the table: tick and step are powers of ten taken from its price.
     *
     * @param tickDigits decimal digits of the price that a tick leaves, 2..8: with 5 a price of 12.3 has tick 0.001
     * @param stepNotional upper bound of one step in quote currency, above 0; a step is never above 1
     * @param minNotional quote currency
     * @param maintenanceMarginRate fraction of notional
     * @param maxLeverage 1..125
     */
    public record Unknown(
            int tickDigits, double stepNotional, double minNotional, double maintenanceMarginRate, double maxLeverage) {
        public Unknown {
            new Checks()
                    .within("tick_digits", tickDigits, 2, 8)
                    .positive("step_notional", stepNotional)
                    .notNegative("min_notional", minNotional)
                    .above("maintenance_margin_rate", maintenanceMarginRate, 0, 0.5)
                    .within("max_leverage", maxLeverage, 1, 125)
                    .orThrow();
        }
    }

    private static final String ROW = "SYMBOL TICK STEP MIN-NOTIONAL MAINTENANCE-RATE MAX-LEVERAGE";

    public InstrumentTable {
        known = Map.copyOf(known);
    }

    /**
     * Reads rows of symbol, tick, step, least notional, maintenance margin rate and leverage cap, parted by blanks. All bad
     * rows are refused together.
     */
    public static Map<String, InstrumentRules> rows(List<String> rows) {
        var checks = new Checks();
        Map<String, InstrumentRules> known = new TreeMap<>();
        for (var row : rows) {
            var words = row.strip().split("\\s+", -1);
            try {
                known.put(words[0], row(words));
            } catch (IllegalArgumentException bad) {
                checks.require(false, "instruments", row, ROW + " (" + bad.getMessage() + ")");
            }
        }
        checks.orThrow();
        return known;
    }

    private static InstrumentRules row(String[] words) {
        if (words.length != 6) throw new IllegalArgumentException(words.length + " words");
        return new InstrumentRules(
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                Double.parseDouble(words[4]),
                Double.parseDouble(words[5]));
    }

    /**
     * The rules of one instrument.
     *
     * @param referencePrice quote per base, above 0; used only if the instrument is not in the table
     */
    public InstrumentRules rules(String symbol, double referencePrice) {
        var listed = known.get(symbol);
        return listed != null ? listed : derived(referencePrice);
    }

    /** The rules of all symbols of a market. */
    public SortedMap<String, InstrumentRules> rules(PricedMarket market) {
        SortedMap<String, InstrumentRules> rules = new TreeMap<>();
        for (var symbol : market.symbols()) rules.put(symbol, rules(symbol, market.referencePrice(symbol)));
        return rules;
    }

    private InstrumentRules derived(double price) {
        new Checks().positive("reference_price", price).orThrow();
        double tick = powerOfTen(exponent(price) + 1 - unknown.tickDigits());
        double step = powerOfTen(Math.min(0, exponent(unknown.stepNotional() / price)));
        return new InstrumentRules(
                tick, step, unknown.minNotional(), unknown.maintenanceMarginRate(), unknown.maxLeverage());
    }

    /** The largest e with 10^e at most the value. */
    private static int exponent(double value) {
        int exponent = (int) Math.floor(StrictMath.log10(value));
        if (powerOfTen(exponent + 1) <= value) exponent++;
        return powerOfTen(exponent) > value ? exponent - 1 : exponent;
    }

    /** Parsed, not computed: the double nearest to the decimal number. */
    private static double powerOfTen(int exponent) {
        return Double.parseDouble("1e" + exponent);
    }
}
