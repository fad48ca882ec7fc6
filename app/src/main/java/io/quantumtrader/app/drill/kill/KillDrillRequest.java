package io.quantumtrader.app.drill.kill;

import io.quantumtrader.kernel.check.Checks;
import java.nio.file.Path;

/**
 * What a kill drill is to do.
 *
 * @param symbols symbols of the fund, 2 to 10 000
 * @param kills measured kills of each trigger that closes nothing, 1 or more; triggers that close take a fifth of it
 * @param flattens how many of those that close find every symbol holding a position, 1 or more
 * @param seed of the market
 * @param loadThreads threads that push opening orders through the send gate, 1 or more
 * @param ordersPerSecond what they push together, above 0
 * @param data empty folder for journal and venue log
 */
public record KillDrillRequest(
        int symbols, int kills, int flattens, long seed, int loadThreads, int ordersPerSecond, Path data) {

    public KillDrillRequest {
        new Checks()
                .within("symbols", symbols, 2, 10_000)
                .within("kills", kills, 1, 1_000_000)
                .within("flattens", flattens, 1, 10_000)
                .within("load_threads", loadThreads, 1, 256)
                .within("orders_per_second", ordersPerSecond, 1, 1_000_000)
                .orThrow();
    }
}
