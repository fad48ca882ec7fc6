package io.quantumtrader.persistence.governor;

import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.risk.Guard;
import io.quantumtrader.kernel.risk.GuardState;
import io.quantumtrader.kernel.risk.Permit;
import io.quantumtrader.kernel.risk.Permits;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.StateHash;
import io.quantumtrader.persistence.governor.GovernorEvent.CloseReported;
import io.quantumtrader.persistence.governor.GovernorEvent.ClosesCounted;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardCleared;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardReleased;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardTripped;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardsMoved;
import io.quantumtrader.persistence.governor.GovernorEvent.MoneyMoved;
import io.quantumtrader.persistence.governor.GovernorEvent.OpeningAwaited;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitEnded;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitIssued;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitSpent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A governor as its journal tells it. The fold is a function of state and event alone.
 *
 * @param guards what the guards remember
 * @param standing the guards that refuse opens, by name, each with what it was activated by
 * @param permits issued, spent and lapsed
 * @param permitNumber of the last permit, 0 before the first
 * @param waiting closes that are reported and not counted, in the order in which they will be
 * @param lastClosed the last position that was reported closed, by symbol: a second report of it is none
 * @param trades positions closed and counted
 * @param wins those of them that made money after all costs
 * @param rebasedMs time of the last level-5 release taken in, {@link Long#MIN_VALUE} before the first
 * @param hash fingerprint of everything lived through
 */
public record GovernorState(
        GuardState guards,
        Map<String, ReasonRow> standing,
        Permits permits,
        long permitNumber,
        List<CloseReported> waiting,
        Map<String, String> lastClosed,
        long trades,
        long wins,
        long rebasedMs,
        long hash) {

    public static final GovernorState EMPTY = new GovernorState(
            GuardState.NONE, Map.of(), Permits.NONE, 0, List.of(), Map.of(), 0, 0, Long.MIN_VALUE, StateHash.EMPTY);

    private static final Comparator<CloseReported> BY_TIME_AND_SYMBOL = Comparator.comparingLong(CloseReported::atMs)
            .thenComparing(CloseReported::symbol)
            .thenComparing(CloseReported::positionId);

    /** The state after an event. */
    public GovernorState on(GovernorEvent event) {
        return switch (event) {
            case GuardsMoved moved -> withGuards(moved.guards());
            case OpeningAwaited awaited -> awaiting(awaited);
            case GuardTripped tripped -> withStanding(tripped.guard(), Optional.of(tripped.reason()));
            case GuardCleared cleared -> withStanding(cleared.guard(), Optional.empty());
            case GuardReleased released -> released(released);
            case MoneyMoved moved -> mixed(StateHash.mix(hash, moved.amount()));
            case CloseReported close -> withWaiting(close);
            case ClosesCounted counted -> counted(counted);
            case PermitIssued issued -> issued(issued);
            case PermitSpent spent -> withPermits(permits.spent(spent.permitId(), spent.atMs()), mix(spent.permitId()));
            case PermitEnded ended ->
                withPermits(
                        permits.ended(ended.permitId(), Permits.State.valueOf(ended.state())), mix(ended.permitId()));
        };
    }

    /** Whether this close was reported before. */
    public boolean knows(String symbol, String positionId) {
        return positionId.equals(lastClosed.get(symbol));
    }

    private GovernorState withGuards(GuardsRow row) {
        return withGuards(row.state(), row.mixInto(hash));
    }

    private GovernorState awaiting(OpeningAwaited event) {
        double before = event.before().orElse(Double.NaN);
        boolean day = event.window().equals(OpeningAwaited.DAY);
        var next = guards.withWindows(
                day ? guards.day().awaiting(before) : guards.day(),
                day ? guards.week() : guards.week().awaiting(before));
        return withGuards(next, StateHash.mix(mix(event.window()), before));
    }

    private GovernorState withGuards(GuardState next, long mixed) {
        return new GovernorState(
                next, standing, permits, permitNumber, waiting, lastClosed, trades, wins, rebasedMs, mixed);
    }

    private GovernorState withStanding(String guard, Optional<ReasonRow> by) {
        var next = new TreeMap<>(standing);
        by.ifPresentOrElse(reason -> next.put(guard, reason), () -> next.remove(guard));
        long mixed = StateHash.mix(mix(guard), by.isPresent() ? 1L : 0L);
        return new GovernorState(
                guards, next, permits, permitNumber, waiting, lastClosed, trades, wins, rebasedMs, mixed);
    }

    /** Not in the fingerprint yet: closes of one tick may be written in any order. */
    private GovernorState withWaiting(CloseReported close) {
        var next = new ArrayList<>(waiting);
        next.add(close);
        next.sort(BY_TIME_AND_SYMBOL);
        var last = new TreeMap<>(lastClosed);
        last.put(close.symbol(), close.positionId());
        return new GovernorState(
                guards, standing, permits, permitNumber, List.copyOf(next), last, trades, wins, rebasedMs, hash);
    }

    private GovernorState counted(ClosesCounted counted) {
        long mixed = hash;
        for (var close : waiting) mixed = StateHash.mix(StateHash.mix(mixed, close.positionId()), close.pnlNet());
        mixed = StateHash.mix(mixed, counted.lossesInARow());
        long won = waiting.stream().filter(close -> close.pnlNet() > 0).count();
        return new GovernorState(
                guards,
                standing,
                permits,
                permitNumber,
                List.of(),
                lastClosed,
                trades + waiting.size(),
                wins + won,
                rebasedMs,
                mixed);
    }

    private GovernorState issued(PermitIssued event) {
        var permit = new Permit(
                event.permitId(),
                event.decisionId(),
                event.symbol(),
                Side.valueOf(event.side()),
                event.maxQuantity(),
                event.lowPrice(),
                event.highPrice(),
                event.ladderVersion(),
                event.atMs(),
                event.expiresAtMs());
        var next = permits.issued(permit, event.notional()).pruned(event.atMs());
        long mixed = StateHash.mix(StateHash.mix(mix(event.decisionId()), event.maxQuantity()), event.number());
        return new GovernorState(
                guards, standing, next, event.number(), waiting, lastClosed, trades, wins, rebasedMs, mixed);
    }

    private GovernorState withPermits(Permits next, long mixed) {
        return new GovernorState(
                guards, standing, next, permitNumber, waiting, lastClosed, trades, wins, rebasedMs, mixed);
    }

    private GovernorState released(GuardReleased event) {
        long mixed = StateHash.mix(mix(event.guard()), event.equity());
        long rebased = event.guard().equals(Guard.DRAWDOWN_FLATTEN.name()) ? event.atMs() : rebasedMs;
        return new GovernorState(
                guards, standing, permits, permitNumber, waiting, lastClosed, trades, wins, rebased, mixed);
    }

    private GovernorState mixed(long newHash) {
        return new GovernorState(
                guards, standing, permits, permitNumber, waiting, lastClosed, trades, wins, rebasedMs, newHash);
    }

    private long mix(String text) {
        return StateHash.mix(hash, text);
    }
}
