package io.quantumtrader.app.bench;

import java.util.List;

/**
 * What {@code ./qt bench recovery} measured; {@code --json} prints an object with these fields.
 *
 * @param symbols recovered
 * @param events in the journal
 * @param writtenSeconds how long the fund took to write it
 * @param coldDisk whether the system was made to forget what it had read before each start
 * @param starts each by a new process
 */
public record RecoveryBenchReport(
        int symbols, long events, double writtenSeconds, boolean coldDisk, List<Start> starts) {

    public RecoveryBenchReport {
        starts = List.copyOf(starts);
    }

    /**
     * One start, seconds from the start of the process.
     *
     * @param snapshots whether it went on from snapshots, or read every event
     * @param symbolsSettled every symbol has read its journal and agreed with the venue; each position has its stop
     * @param firstDecision the first bar of a held position is judged and the judgement is journaled
     * @param positions held
     */
    public record Start(boolean snapshots, double symbolsSettled, double firstDecision, int positions) {}
}
