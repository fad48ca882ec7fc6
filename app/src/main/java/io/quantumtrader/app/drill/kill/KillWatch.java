package io.quantumtrader.app.drill.kill;

import io.quantumtrader.actors.market.Heeding;
import io.quantumtrader.app.drill.kill.StageFigures.Kind;
import io.quantumtrader.app.fund.DrillFund;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.kernel.kill.Scope;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Watches kills one by one: when each stage was reached, and what reached the venue after the gate had closed. */
final class KillWatch {

    private static final long TRIES_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final DrillFund fund;
    private final Voice voice;
    private final Positions positions;
    private final Arrivals arrivals;
    private final OpeningLoad load;
    private final AtomicLong firstClosedNanos = new AtomicLong();
    private long violations;
    private long attempts;

    KillWatch(Voice voice, Positions positions, Arrivals arrivals, OpeningLoad load) {
        this.fund = voice.fund();
        this.voice = voice;
        this.positions = positions;
        this.arrivals = arrivals;
        this.load = load;
        fund.ladder().onTightening(this::tightened);
    }

    /** What a symbol says of itself alone closes no gate for the others, so it is not the kill that is watched. */
    private void tightened(Scope scope) {
        if (scope instanceof Scope.OfSymbol) return;
        firstClosedNanos.compareAndSet(0, fund.ladder().closedNanos());
    }

    /**
     * One kill, from its acceptance to its release, after orders of every thread of the load went through.
     *
     * @param held whether positions are held: without, only the gate and what passes it are measured where it closes
     */
    void kill(Trigger trigger, boolean held, StageFigures figures) {
        voice.await("trading before " + trigger.name(), this::trading);
        load.awaitTries(TRIES_NANOS);
        var stamps = arrivals.watch();
        firstClosedNanos.set(0);
        long accepted = System.nanoTime();
        trigger.pull(accepted);
        long refusedBefore = load.refused();
        long closed = firstClosedNanos.get();
        if (closed == 0) throw new LaunchFailed(trigger.name() + " did not close the gate");
        figures.record(Kind.GATE, closed - accepted);
        load.awaitTries(TRIES_NANOS);
        long acknowledged = acknowledged();
        if (held || !trigger.closes()) figures.record(Kind.ACKNOWLEDGED, acknowledged - accepted);
        if (trigger.closes()) {
            long flat = voice.await("flat after " + trigger.name(), positions::flat);
            if (held) figures.record(Kind.FLAT, flat - accepted);
        }
        attempts += load.refused() - refusedBefore;
        count(stamps, accepted, closed, figures);
        arrivals.unwatch();
        trigger.release();
        voice.await("trading after " + trigger.name(), this::trading);
    }

    private void count(Queue<Long> stamps, long accepted, long closed, StageFigures figures) {
        long last = Long.MIN_VALUE;
        for (long stamp : stamps) {
            if (stamp > accepted) last = Math.max(last, stamp);
            if (stamp > closed) violations++;
        }
        if (last > Long.MIN_VALUE) figures.record(Kind.LAST_ORDER, last - accepted);
    }

    private long acknowledged() {
        try {
            Heeding heeding = fund.heeding().orElseThrow();
            var all = heeding.acknowledged()
                    .orTimeout(Voice.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
            heeding.carriedOut()
                    .orTimeout(Voice.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
            if (all.silent() > 0) throw new LaunchFailed(all.silent() + " symbols did not acknowledge the kill");
            return all.atNanos();
        } catch (CompletionException late) {
            throw new LaunchFailed("the symbols did not acknowledge the kill", late);
        }
    }

    private boolean trading() {
        return fund.ladder().lease().holds()
                && fund.symbols().stream()
                        .allMatch(symbol -> fund.ladder()
                                .effective(fund.portfolio(), symbol)
                                .allowsOpening());
    }

    /** Opening orders that arrived after the gate had closed. */
    long violations() {
        return violations;
    }

    /** Opening orders of the load that were refused while kills stood. */
    long attempts() {
        return attempts;
    }
}
