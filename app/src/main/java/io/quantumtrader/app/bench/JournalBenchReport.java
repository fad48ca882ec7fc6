package io.quantumtrader.app.bench;

import java.util.List;

/**
 * What {@code ./qt bench journal} measured; {@code --json} prints an object with these fields. Milliseconds and rows a second.
 *
 * @param database what was written to
 * @param commit one row and one commit by plain JDBC, one after the other
 * @param pacedCommit the same after a pause as long as that between two ticks of the funds, the unit of the ratios below
 * @param path stages from a tick to its order, each with its ratio to a paced commit
 * @param plainRowsPerSecond the same rows by plain JDBC in batches, the best of the ways tried
 * @param throughput actors that write as fast as they are acknowledged, by their number
 */
public record JournalBenchReport(
        String database,
        Figure commit,
        Figure pacedCommit,
        List<Stage> path,
        double plainRowsPerSecond,
        List<Writing> throughput,
        double seconds) {

    public JournalBenchReport {
        path = List.copyOf(path);
        throughput = List.copyOf(throughput);
    }

    /** Count, median and 99th percentile. */
    public record Figure(int count, double p50Ms, double p99Ms) {
        static Figure of(Times times) {
            return new Figure(times.count(), times.quantileMs(.5), times.quantileMs(.99));
        }
    }

    /** One stage, and how many commits it is worth. */
    public record Stage(String stage, int count, double p50Ms, double p99Ms, double p50Commits, double p99Commits) {
        static Stage of(String stage, Times times, Figure commit) {
            var figure = Figure.of(times);
            return new Stage(
                    stage,
                    figure.count(),
                    figure.p50Ms(),
                    figure.p99Ms(),
                    figure.p50Ms() / commit.p50Ms(),
                    figure.p99Ms() / commit.p99Ms());
        }
    }

    /**
     * Journaled decisions by so many symbols.
     *
     * @param share of the plain batches
     */
    public record Writing(int symbols, double perSecond, double share, double p50Ms, double p99Ms) {}
}
