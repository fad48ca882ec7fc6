package io.quantumtrader.app.bench;

/**
 * What {@code ./qt bench replay} measured; {@code --json} prints an object with these fields.
 *
 * @param database name and version of the server
 * @param events in the journal
 * @param bars whose market state was computed again
 * @param decisions derived again and compared
 * @param differences has to be 0
 * @param threads symbols replayed at the same time
 * @param plainRowsPerSecond the same rows read by plain JDBC on one thread, nothing decoded
 * @param eventsPerSecond of the whole replay by the clock of the wall
 * @param barsPerSecond bars of the whole replay by the clock of the wall: read, market states computed, decisions derived
 * @param marketStatesPerSecond market states alone, per second of processor time
 * @param decisionsPerSecond decisions from market states that were kept, per second of processor time
 */
public record ReplayBenchReport(
        String database,
        long events,
        long bars,
        long decisions,
        long differences,
        int threads,
        double plainRowsPerSecond,
        double eventsPerSecond,
        double barsPerSecond,
        double marketStatesPerSecond,
        double decisionsPerSecond,
        double seconds) {}
