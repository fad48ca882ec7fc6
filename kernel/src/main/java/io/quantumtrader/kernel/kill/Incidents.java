package io.quantumtrader.kernel.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What lately went wrong that calls for the emergency stop when it happens too often: positions stopped out at a loss, and
 * symbols that failed by an exception of our own code (rules, B3, C6). Each is counted once, however often it is told.
 *
 * @param stopOuts oldest first
 * @param failures oldest first
 */
public record Incidents(List<StopOut> stopOuts, List<Failure> failures) {

    /** So many of each are remembered; a limit above it could never be reached. */
    public static final int MOST = 64;

    public static final Incidents NONE = new Incidents(List.of(), List.of());

    public Incidents {
        stopOuts = List.copyOf(stopOuts);
        failures = List.copyOf(failures);
    }

    /**
     * A position that its protective stop, or liquidation, ended at a loss.
     *
     * @param positionId never used again within the portfolio
     * @param atMs UTC epoch milliseconds of its last fill
     */
    public record StopOut(String portfolio, String positionId, long atMs) {}

    /** A symbol that failed by an exception of our own code. */
    public record Failure(String portfolio, String symbol, long atMs) {
        String key() {
            return portfolio + "/" + symbol;
        }
    }

    /** What the incidents call for. */
    public record Call(Scope scope, EmergencyTrigger trigger) {}

    public boolean knows(StopOut one) {
        return stopOuts.stream()
                .anyMatch(known -> known.positionId().equals(one.positionId())
                        && known.portfolio().equals(one.portfolio()));
    }

    public Incidents with(StopOut one) {
        return knows(one) ? this : new Incidents(newest(stopOuts, one), failures);
    }

    public Incidents with(Failure one) {
        return new Incidents(stopOuts, newest(failures, one));
    }

    /** Without what happened within a scope: an operator released the stop that it led to. */
    public Incidents forget(Scope scope) {
        return new Incidents(
                stopOuts.stream()
                        .filter(one -> !new Scope.OfPortfolio(one.portfolio())
                                .enclosing()
                                .contains(scope))
                        .toList(),
                failures.stream()
                        .filter(one -> !scope.covers(one.portfolio(), one.symbol()))
                        .toList());
    }

    /** What has to be stopped now because of this portfolio, the widest first; empty while the counts are within limits. */
    public Optional<Call> call(String portfolio, long nowMs, TriggerLimits limits) {
        return cascade(nowMs, limits).or(() -> ofAll(nowMs, limits)).or(() -> ofOne(portfolio, nowMs, limits));
    }

    /** Distinct symbols that failed within the window before a time. */
    public int failing(long nowMs, TriggerLimits limits) {
        return failed(nowMs, limits).size();
    }

    /** Stop-outs of a portfolio within the window before a time. */
    public int stoppedOut(String portfolio, long nowMs, TriggerLimits limits) {
        return within(one -> one.portfolio().equals(portfolio), nowMs, limits).size();
    }

    /** Stop-outs over all portfolios within the window before a time. */
    public int stoppedOut(long nowMs, TriggerLimits limits) {
        return within(one -> true, nowMs, limits).size();
    }

    private Optional<Call> cascade(long nowMs, TriggerLimits limits) {
        var symbols = failed(nowMs, limits);
        if (symbols.size() < limits.cascadeSymbols()) return Optional.empty();
        var trigger = new EmergencyTrigger.Cascade(
                List.copyOf(symbols),
                limits.cascadeSymbols(),
                limits.cascadeWindow().toMillis());
        return Optional.of(new Call(Scope.everything(), trigger));
    }

    private Optional<Call> ofAll(long nowMs, TriggerLimits limits) {
        var ids = within(one -> true, nowMs, limits);
        if (ids.size() <= limits.stopOutsOfAll()) return Optional.empty();
        var trigger = new EmergencyTrigger.StopOuts(
                ids, limits.stopOutsOfAll() + 1, limits.stopOutWindow().toMillis());
        return Optional.of(new Call(Scope.everything(), trigger));
    }

    private Optional<Call> ofOne(String portfolio, long nowMs, TriggerLimits limits) {
        var ids = within(one -> one.portfolio().equals(portfolio), nowMs, limits);
        if (ids.size() < limits.stopOuts()) return Optional.empty();
        var trigger = new EmergencyTrigger.StopOuts(
                ids, limits.stopOuts(), limits.stopOutWindow().toMillis());
        return Optional.of(new Call(new Scope.OfPortfolio(portfolio), trigger));
    }

    private TreeSet<String> failed(long nowMs, TriggerLimits limits) {
        var symbols = new TreeSet<String>();
        for (var one : failures) {
            if (nowMs - one.atMs() <= limits.cascadeWindow().toMillis()) symbols.add(one.key());
        }
        return symbols;
    }

    private List<String> within(Predicate<StopOut> chosen, long nowMs, TriggerLimits limits) {
        return stopOuts.stream()
                .filter(chosen)
                .filter(one -> nowMs - one.atMs() <= limits.stopOutWindow().toMillis())
                .map(one -> one.portfolio() + "/" + one.positionId())
                .toList();
    }

    private static <T> List<T> newest(List<T> known, T one) {
        var more = new ArrayList<>(known);
        more.add(one);
        return more.size() <= MOST ? more : more.subList(more.size() - MOST, more.size());
    }
}
