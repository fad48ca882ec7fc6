package io.quantumtrader.app.bench.http;

import java.util.List;

/** What the process of the clients is told and answers, one object of JSON a line. */
final class Load {

    private Load() {}

    /**
     * Ask.
     *
     * @param seconds how long; tasks with a number of rounds end after them
     */
    record Asking(double seconds, List<Task> tasks) {}

    /**
     * Some clients that do the same.
     *
     * @param address host and port
     * @param repeats of all steps by each client; 0 for as long as the time lasts
     */
    record Task(String name, String address, int clients, int repeats, List<Step> steps) {}

    /**
     * One request.
     *
     * @param token of whoever asks, empty for nobody
     * @param body of JSON, empty for none
     * @param measured whether its time counts; the others are done between
     */
    record Step(String method, String path, String token, String body, boolean measured) {

        static Step get(String path, String token) {
            return new Step("GET", path, token, "", true);
        }
    }

    /** What became of a task. */
    record Asked(
            String name,
            long count,
            long failed,
            int bytes,
            double perSecond,
            double p50Ms,
            double p99Ms,
            double maxMs) {}

    /**
     * Watch a stream until everything has come or the time is over.
     *
     * @param events that each watcher expects
     */
    record Watching(String address, String path, int watchers, long events, double seconds) {}

    /** What was seen; delays by the clock of the wall, which all processes of a machine share. */
    record Watched(long received, double seconds, double p50Ms, double p99Ms, double maxMs) {}
}
