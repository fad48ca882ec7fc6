package io.quantumtrader.app.bench.http;

import io.quantumtrader.app.bench.Times;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many watchers of one stream, each on a connection of its own. */
final class Watchers {

    /** Where an event tells when it was published, microseconds since 1970. */
    static final String STAMP = "\"text\":\"at ";

    private static final int LOOK_AT_THE_CLOCK_MS = 500;

    private Watchers() {}

    /** What one of them saw. */
    private static final class Seen {
        private final Times times = new Times();
        private long lastMicros;
    }

    /** Watches; says when all are connected. */
    static Load.Watched watch(Load.Watching watching, Runnable connected)
            throws InterruptedException, ExecutionException {
        var ready = new CountDownLatch(watching.watchers());
        var all = new Times();
        long first = Long.MAX_VALUE;
        long last = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var parts = new ArrayList<Future<Seen>>();
            for (int i = 0; i < watching.watchers(); i++) parts.add(threads.submit(() -> one(watching, ready)));
            ready.await();
            first = nowMicros();
            connected.run();
            for (var part : parts) {
                all.addAll(part.get().times);
                last = Math.max(last, part.get().lastMicros);
            }
        }
        double seconds = last == 0 ? Double.NaN : (last - first) / 1e6;
        return new Load.Watched(all.count(), seconds, all.quantileMs(.5), all.quantileMs(.99), all.quantileMs(1));
    }

    private static Seen one(Load.Watching watching, CountDownLatch ready) {
        var seen = new Seen();
        boolean counted = false;
        try (var connection = new PlainHttp(watching.address())) {
            connection.send(("GET " + watching.path() + " HTTP/1.1\r\nHost: " + watching.address()
                            + "\r\nAccept: text/event-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            while (!connection.line().startsWith("retry:")) {
                // the head of the answer
            }
            ready.countDown();
            counted = true;
            connection.patience(LOOK_AT_THE_CLOCK_MS);
            read(connection, watching, seen);
        } catch (IOException ended) {
            // what was seen until then counts
        } finally {
            if (!counted) ready.countDown();
        }
        return seen;
    }

    private static void read(PlainHttp connection, Load.Watching watching, Seen seen) throws IOException {
        long deadline = System.nanoTime() + (long) (watching.seconds() * 1e9);
        while (seen.times.count() < watching.events() && System.nanoTime() < deadline) {
            String line;
            try {
                line = connection.line();
            } catch (SocketTimeoutException quiet) {
                continue;
            }
            int stamp = line.indexOf(STAMP);
            if (stamp < 0) continue;
            int from = stamp + STAMP.length();
            long published = Long.parseLong(line.substring(from, line.indexOf('"', from)), 10);
            seen.lastMicros = nowMicros();
            seen.times.add((seen.lastMicros - published) * 1_000);
        }
    }

    static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
