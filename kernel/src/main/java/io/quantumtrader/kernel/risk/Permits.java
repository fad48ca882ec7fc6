package io.quantumtrader.kernel.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The permits of one portfolio: issued, then spent, expired or void. An unspent permit counts towards rate and notional
 * while it lives, a spent one for good, one that lapsed not at all.
 *
 * @param entries live ones and the last that ended, oldest first
 * @param dayStartMs UTC midnight that {@code daySpent} counts from
 * @param daySpent opening notional spent on that day, quote currency
 */
public record Permits(List<Entry> entries, long dayStartMs, double daySpent) {

    public static final Permits NONE = new Permits(List.of(), Long.MIN_VALUE, 0);

    /** How many that ended are kept, at least, to be looked at. */
    private static final int KEPT = 64;

    private static final long MINUTE_MS = 60_000;

    /** The life of a permit. */
    public enum State {
        ISSUED,
        SPENT,
        EXPIRED,
        VOID
    }

    /**
     * One permit and what became of it.
     *
     * @param notional what it allows to open, quote currency
     */
    public record Entry(Permit permit, double notional, State state) {

        boolean counts() {
            return state == State.ISSUED || state == State.SPENT;
        }
    }

    public Permits {
        entries = List.copyOf(entries);
    }

    public Permits issued(Permit permit, double notional) {
        var next = new ArrayList<>(entries);
        next.add(new Entry(permit, notional, State.ISSUED));
        return new Permits(next, dayStartMs, daySpent);
    }

    /** The order went out; a permit that is not live any more is counted all the same, for the order exists. */
    public Permits spent(String id, long atMs) {
        var entry = find(id);
        if (entry.isEmpty() || entry.get().state() == State.SPENT) return this;
        long day = LossWindow.dayOf(atMs);
        double before = day == dayStartMs ? daySpent : 0;
        return new Permits(with(id, State.SPENT), day, before + entry.get().notional());
    }

    public Permits ended(String id, State state) {
        return new Permits(with(id, state), dayStartMs, daySpent);
    }

    /** Live permits that are past their expiry. */
    public List<Permit> expiredAt(long nowMs) {
        return live(permit -> nowMs > permit.expiresAtMs());
    }

    /** Unspent permits that have not lapsed. */
    public List<Permit> liveAt(long nowMs) {
        return live(permit -> nowMs <= permit.expiresAtMs());
    }

    /** Without what ended long ago. */
    public Permits pruned(long nowMs) {
        int surplus = entries.size() - KEPT;
        if (surplus <= 0) return this;
        var kept = new ArrayList<Entry>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            boolean recent = nowMs - entry.permit().issuedAtMs() < MINUTE_MS;
            if (i >= surplus || recent || entry.state() == State.ISSUED) kept.add(entry);
        }
        return new Permits(kept, dayStartMs, daySpent);
    }

    /** Opening orders in the last 60 s, sent or still allowed. */
    public int inLastMinute(long nowMs) {
        return (int) entries.stream()
                .filter(entry -> entry.counts() && nowMs - entry.permit().issuedAtMs() < MINUTE_MS)
                .count();
    }

    /** Opening notional of the UTC day, sent or still allowed, quote currency. */
    public double notionalOfDay(long nowMs) {
        double spent = LossWindow.dayOf(nowMs) == dayStartMs ? daySpent : 0;
        return spent
                + entries.stream()
                        .filter(entry -> entry.state() == State.ISSUED)
                        .mapToDouble(Entry::notional)
                        .sum();
    }

    public Optional<Entry> find(String id) {
        return entries.stream().filter(entry -> entry.permit().id().equals(id)).findFirst();
    }

    private List<Permit> live(Predicate<Permit> test) {
        return entries.stream()
                .filter(entry -> entry.state() == State.ISSUED)
                .map(Entry::permit)
                .filter(test)
                .toList();
    }

    private List<Entry> with(String id, State state) {
        UnaryOperator<Entry> change =
                entry -> entry.permit().id().equals(id) ? new Entry(entry.permit(), entry.notional(), state) : entry;
        return entries.stream().map(change).toList();
    }
}
