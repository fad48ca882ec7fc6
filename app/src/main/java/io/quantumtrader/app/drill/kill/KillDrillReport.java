package io.quantumtrader.app.drill.kill;

import io.quantumtrader.actors.safety.Latency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kill drill measured: {@code ./qt drill kill --json} prints an object with these fields under these names.
 *
 * @param stages each trigger with each of its stages
 * @param references what the same machine needed in the same run for simple things of the same kind
 * @param violations opening orders that reached the venue after an acknowledgement; has to be 0
 * @param attemptsAfterAcknowledgement opening orders that the gate refused while kills stood: what the 0 is worth
 * @param requiredMs bound of the gate and of the last opening order
 * @param broken rows that broke it
 * @param seconds wall-clock duration
 */
public record KillDrillReport(
        int symbols,
        int kills,
        long seed,
        int processors,
        Load load,
        List<Stage> stages,
        List<Reference> references,
        long violations,
        long attemptsAfterAcknowledgement,
        double requiredMs,
        List<String> broken,
        double seconds) {

    public KillDrillReport {
        stages = List.copyOf(stages);
        references = List.copyOf(references);
        broken = List.copyOf(broken);
    }

    /**
     * The load while kills came.
     *
     * @param ordersPerSecond opening orders of the load threads that passed the gate, per second of trading
     * @param loadOrders of the load threads, that reached the counting venue
     * @param entries of the fund's own symbols, by all layers, that reached the simulated venue
     */
    public record Load(int threads, double ordersPerSecond, long loadOrders, long entries) {}

    /**
     * One stage of one trigger, milliseconds from the acceptance; null where nothing was measured.
     *
     * @param level 1 to 7
     * @param count kills in which the stage was there to be measured
     */
    public record Stage(
            int level,
            String trigger,
            String stage,
            long count,
            @Nullable Double p50Ms,
            @Nullable Double p99Ms,
            @Nullable Double maxMs) {}

    /** Something simple, milliseconds. */
    public record Reference(
            String what,
            long count,
            @Nullable Double p50Ms,
            @Nullable Double p99Ms,
            @Nullable Double maxMs) {

        static Reference of(String what, Latency.Figures figures) {
            return new Reference(
                    what, figures.count(), ms(figures.p50Micros()), ms(figures.p99Micros()), ms(figures.maxMicros()));
        }
    }

    /** Whether no rule was broken. */
    public boolean holds() {
        return violations == 0 && broken.isEmpty();
    }

    static @Nullable Double ms(double micros) {
        return Double.isNaN(micros) ? null : micros / 1e3;
    }
}
