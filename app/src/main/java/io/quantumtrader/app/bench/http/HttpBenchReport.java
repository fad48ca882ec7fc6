package io.quantumtrader.app.bench.http;

import java.util.List;

/**
 * What {@code ./qt bench http} measured; {@code --json} prints an object with these fields.
 *
 * @param database name and version of the server
 * @param bars recorded before anything was asked
 * @param decisionRows rows of the view of decisions
 * @param writtenSeconds how long recording took
 * @param routes under many clients, beside a bare route
 * @param stream to many watchers
 * @param addresses over the record, one client
 * @param slow addresses whose 99th percentile is not under a second; has to be empty
 */
public record HttpBenchReport(
        String database,
        long bars,
        long decisionRows,
        double writtenSeconds,
        List<Route> routes,
        Stream stream,
        List<Address> addresses,
        List<String> slow) {

    public HttpBenchReport {
        routes = List.copyOf(routes);
        addresses = List.copyOf(addresses);
        slow = List.copyOf(slow);
    }

    /** Whether everything was answered, delivered and in time. */
    public boolean holds() {
        return slow.isEmpty()
                && routes.stream().allMatch(route -> route.failed() == 0)
                && addresses.stream().allMatch(address -> address.failed() == 0);
    }

    /**
     * One route beside a bare one: medians over the rounds.
     *
     * @param clients at once, those that read meanwhile included
     * @param asked of ours, all rounds
     * @param failed of ours and of the bare one: not answered, or by another status than 2xx
     * @param perSecond answers of ours a second
     * @param bytes of an answer
     * @param ratioP50 ours over the bare one's
     * @param ratioP99 ours over the bare one's
     */
    public record Route(
            String name,
            int clients,
            long asked,
            long failed,
            double perSecond,
            int bytes,
            double p50Ms,
            double p99Ms,
            double bareP50Ms,
            double bareP99Ms,
            double ratioP50,
            double ratioP99) {}

    /**
     * The stream of events.
     *
     * @param published to all of them
     * @param received by all of them together
     * @param lost published times watchers, less what was received
     * @param perSecond received a second, from the first published to the last received
     * @param p50Ms from the call that publishes to the line that a watcher has read
     */
    public record Stream(
            int watchers,
            long published,
            long received,
            long lost,
            double perSecond,
            double p50Ms,
            double p99Ms,
            double maxMs) {}

    /** One address over the record. */
    public record Address(String path, long asked, long failed, int bytes, double p50Ms, double p99Ms, double maxMs) {}
}
