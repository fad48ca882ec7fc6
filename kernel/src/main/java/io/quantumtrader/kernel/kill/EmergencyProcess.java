package io.quantumtrader.kernel.kill;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * One emergency stop as a process: entries cancelled, positions closed, flat verified with the venue, done. Pure; the
 * actor carries out the {@link EmergencyInstruction}s and feeds back what the venue reports. Activating again changes
 * nothing but makes the next attempt due at once (E12).
 *
 * @param latchId the latch that started it
 * @param scope what is flattened
 * @param sinceMs UTC epoch milliseconds of the activation; what the venue said before does not count
 * @param step how far it got
 * @param attempts how often the current step's instruction was given
 * @param nextAttemptMs UTC epoch milliseconds when it is given again
 * @param symbols every symbol of the scope, {@code portfolio/symbol}
 * @param reports the venue's last word on each symbol since the activation, by symbol
 */
public record EmergencyProcess(
        String latchId,
        Scope scope,
        long sinceMs,
        EmergencyStep step,
        int attempts,
        long nextAttemptMs,
        SortedSet<String> symbols,
        SortedMap<String, FlatReport> reports) {

    public EmergencyProcess {
        symbols = Collections.unmodifiableSortedSet(new TreeSet<>(symbols));
        reports = Collections.unmodifiableSortedMap(new TreeMap<>(reports));
    }

    public static EmergencyProcess activated(String latchId, Scope scope, Collection<String> symbols, long atMs) {
        return new EmergencyProcess(
                latchId, scope, atMs, EmergencyStep.ACTIVATED, 0, atMs, new TreeSet<>(symbols), new TreeMap<>());
    }

    /** Pulled again while it runs: the next attempt is due now. A process that is done stays done. */
    public EmergencyProcess activatedAgain(long atMs) {
        return new EmergencyProcess(
                latchId, scope, sinceMs, step, attempts, Math.min(nextAttemptMs, atMs), symbols, reports);
    }

    /** Takes in the venue's word; a report outside the scope, from before the activation, or older than what is known, changes nothing. */
    public EmergencyProcess reported(FlatReport report) {
        if (!scope.covers(report.portfolio(), report.symbol()) || report.atMs() < sinceMs) return this;
        var known = reports.get(report.key());
        if (known != null && known.atMs() > report.atMs()) return this;
        var more = new TreeMap<>(reports);
        more.put(report.key(), report);
        var all = new TreeSet<>(symbols);
        all.add(report.key());
        return new EmergencyProcess(latchId, scope, sinceMs, step, attempts, nextAttemptMs, all, more);
    }

    /**
     * The step that the reports call for, one at a time; empty if it has to wait. A fill that comes late opens a process
     * that was done again.
     */
    public Optional<EmergencyStep> due() {
        return switch (step) {
            case ACTIVATED ->
                missing(FlatReport::entriesGone).isEmpty()
                        ? Optional.of(EmergencyStep.ENTRIES_CANCELLED)
                        : Optional.empty();
            case ENTRIES_CANCELLED -> Optional.of(EmergencyStep.CLOSING);
            case CLOSING ->
                missing(EmergencyProcess::over).isEmpty() ? Optional.of(EmergencyStep.VERIFIED_FLAT) : Optional.empty();
            case VERIFIED_FLAT -> Optional.of(EmergencyStep.DONE);
            case DONE ->
                reports.values().stream().allMatch(EmergencyProcess::over)
                        ? Optional.empty()
                        : Optional.of(EmergencyStep.CLOSING);
        };
    }

    /** At another step; attempts count anew and the first one is due at once. */
    public EmergencyProcess at(EmergencyStep next, long atMs) {
        return new EmergencyProcess(latchId, scope, sinceMs, next, 0, atMs, symbols, reports);
    }

    /** What to ask of the symbols now; empty while the last attempt still has time, and when nothing is left to ask. */
    public Optional<EmergencyInstruction> instruction(long nowMs) {
        if (nowMs < nextAttemptMs) return Optional.empty();
        return switch (step) {
            case ACTIVATED ->
                Optional.of(new EmergencyInstruction.CancelEntries(missing(FlatReport::entriesGone), attempts + 1));
            case CLOSING ->
                Optional.of(new EmergencyInstruction.CloseAll(missing(EmergencyProcess::over), attempts + 1));
            case ENTRIES_CANCELLED, VERIFIED_FLAT, DONE -> Optional.empty();
        };
    }

    /** After the instruction was given. */
    public EmergencyProcess attempted(long nowMs, EmergencyLimits limits) {
        int count = attempts + 1;
        return new EmergencyProcess(
                latchId, scope, sinceMs, step, count, nowMs + limits.waitAfter(count), symbols, reports);
    }

    /** Whether an operator has to be told that this does not get flat. */
    public boolean overdue(EmergencyLimits limits) {
        return step != EmergencyStep.DONE && attempts >= limits.alarmAttempts();
    }

    /** Symbols that the venue still holds something of, or has not answered for. */
    public SortedSet<String> notFlat() {
        return missing(EmergencyProcess::over);
    }

    private static boolean over(FlatReport report) {
        return report.flat() && report.entriesGone();
    }

    private SortedSet<String> missing(Predicate<FlatReport> satisfied) {
        var missing = new TreeSet<String>();
        for (String symbol : symbols) {
            var report = reports.get(symbol);
            if (report == null || !satisfied.test(report)) missing.add(symbol);
        }
        return missing;
    }
}
