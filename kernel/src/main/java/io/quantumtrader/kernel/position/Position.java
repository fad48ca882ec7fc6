package io.quantumtrader.kernel.position;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.venue.InstrumentRules;

/**
 * One open position from its first fill to flat. Immutable; every transition answers a new one. Quantities are kept on the
 * venue's step, so that sums of fills close to exactly zero.
 *
 * @param number running number of the symbol's positions, from 1
 * @param terms what the entry froze
 * @param originalQuantity all entry fills together, base asset
 * @param quantity held now, base asset, above 0
 * @param averageEntry volume-weighted price of the entry fills
 * @param openedAtMs time of the first fill, UTC epoch milliseconds
 * @param costs fees, funding and realised profit
 * @param path what the market did meanwhile
 * @param stop the protective stop in force, NaN before the first
 * @param fired number of harvest tranches that have fired, 0..3
 * @param adopted whether it was found at the venue rather than opened here
 */
public record Position(
        int number,
        EntryTerms terms,
        double originalQuantity,
        double quantity,
        double averageEntry,
        long openedAtMs,
        Costs costs,
        Path path,
        double stop,
        int fired,
        boolean adopted) {

    public Position {
        new Checks()
                .positive("original_quantity", originalQuantity)
                .positive("quantity", quantity)
                .positive("average_entry", averageEntry)
                .require(quantity <= originalQuantity, "quantity", quantity, "<= original quantity " + originalQuantity)
                .orThrow();
    }

    /** The position that a first entry fill makes. */
    public static Position opened(int number, EntryTerms terms, double quantity, double price, double fee, long atMs) {
        return new Position(
                number,
                terms,
                quantity,
                quantity,
                price,
                atMs,
                Costs.NONE.withEntryFee(fee),
                Path.at(price, atMs),
                Double.NaN,
                0,
                false);
    }

    /** A position found at the venue: its average price, a fallback stop distance, marked (rules, C1). */
    public static Position adopted(int number, EntryTerms terms, double quantity, double price, long atMs) {
        return new Position(
                number, terms, quantity, quantity, price, atMs, Costs.NONE, Path.at(price, atMs), Double.NaN, 0, true);
    }

    public Side side() {
        return terms.side();
    }

    /** A further entry fill: it moves the average price and the original quantity, never the risk (rules, C1, C3). */
    public Position enlarged(double fill, double price, double fee, InstrumentRules rules) {
        double held = rules.onStep(quantity + fill);
        double average = (averageEntry * quantity + price * fill) / (quantity + fill);
        return new Position(
                number,
                terms,
                rules.onStep(originalQuantity + fill),
                held,
                average,
                openedAtMs,
                costs.withEntryFee(fee),
                path,
                stop,
                fired,
                adopted);
    }

    /** The venue holds more than the record knew: its quantity and its average price are taken over, never its risk. */
    public Position matched(double held, double price) {
        return new Position(
                number,
                terms,
                Math.max(originalQuantity, held),
                held,
                price,
                openedAtMs,
                costs,
                path,
                stop,
                fired,
                adopted);
    }

    /** What is held after an exit fill, base asset; 0 when flat. */
    public double heldAfter(double fill, InstrumentRules rules) {
        return Math.max(0, rules.onStep(quantity - fill));
    }

    /** Profit that a fill realises before fees, quote currency. */
    public double profitOf(double fill, double price) {
        return side().sign() * (price - averageEntry) * fill;
    }

    /** An exit fill that leaves something; a fill that leaves nothing ends the position. */
    public Position reduced(double fill, double price, double fee, InstrumentRules rules) {
        return with(heldAfter(fill, rules), costs.withExit(fee, profitOf(fill, price)), path, stop, fired);
    }

    /** Costs after a last exit fill. */
    public Costs closedCosts(double fill, double price, double fee) {
        return costs.withExit(fee, profitOf(fill, price));
    }

    public Position funded(double amount) {
        return with(quantity, costs.withFunding(amount, amount / quantity), path, stop, fired);
    }

    public Position observed(Path next) {
        return with(quantity, costs, next, stop, fired);
    }

    /** The protective stop moved; a looser one changes nothing (rules, A6). */
    public Position protectedAt(double newStop) {
        boolean tighter = Double.isNaN(stop) || side().tighter(newStop, stop);
        return tighter ? with(quantity, costs, path, newStop, fired) : this;
    }

    /** How many tranches have fired from now on; an order that the venue refused takes its tranches back. */
    public Position harvested(int tranches) {
        return with(quantity, costs, path, stop, tranches);
    }

    /** Profit of what is held at a price, before costs. */
    public double unrealised(double mark) {
        return profitOf(quantity, mark);
    }

    /** What the stop would still cost from a mark, quote currency, 0 or more; without a stop, at the initial distance. */
    public double lossAtStop(double mark) {
        double trigger = Double.isNaN(stop) ? averageEntry - side().sign() * terms.stopDistance() : stop;
        return Math.max(0, side().sign() * (mark - trigger) * quantity);
    }

    private Position with(double held, Costs money, Path way, double newStop, int tranches) {
        return new Position(
                number,
                terms,
                originalQuantity,
                held,
                averageEntry,
                openedAtMs,
                money,
                way,
                newStop,
                tranches,
                adopted);
    }
}
