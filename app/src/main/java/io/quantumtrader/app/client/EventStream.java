package io.quantumtrader.app.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Follows a fund's stream of events over every break of the line: what came meanwhile is sent on when it is back. */
public final class EventStream {

    /** The fund sends a sign of life every 30 s at most. */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    /** Who is told. */
    public interface Listener {

        /** The fund answers, for the first time or again. */
        void connected(boolean again);

        /** Something happened; false ends the watch. */
        boolean event(StreamEvent event);

        /** The line broke; it is tried again after the wait. */
        void broken(String why, Duration wait);
    }

    /** How a wait is spent. */
    public interface Rest {
        void rest(Duration wait);
    }

    private final FundClient fund;
    private final int newest;
    private final boolean holds;
    private final Duration silence;
    private final Rest rest;
    private String last = "";
    private boolean met;

    /**
     * A watch that begins when it is followed.
     *
     * @param newest how many notable events of the past come first, 0 to 500
     * @param holds whether decisions to do nothing are wanted
     */
    public EventStream(FundClient fund, int newest, boolean holds) {
        this(fund, newest, holds, SILENCE, wait -> LockSupport.parkNanos(wait.toNanos()));
    }

    EventStream(FundClient fund, int newest, boolean holds, Duration silence, Rest rest) {
        this.fund = fund;
        this.newest = newest;
        this.holds = holds;
        this.silence = silence;
        this.rest = rest;
    }

    /**
     * Tells the listener everything until it has enough or the thread is interrupted.
     *
     * @throws NotReachable if no fund answers the first time
     * @throws FundRefused if the fund lets nobody in with this token, or the first time for any reason
     */
    public void follow(Listener listener) {
        var parser = new EventParser();
        while (!Thread.currentThread().isInterrupted()) {
            String why;
            try {
                if (!listen(parser, listener)) return;
                why = "the fund ended the stream";
            } catch (IOException broken) {
                why = "the line broke: " + broken.getMessage();
            } catch (NotReachable silent) {
                if (!met) throw silent;
                why = "no fund answers";
            } catch (FundRefused refused) {
                if (!met || refused.status() < 500) throw refused;
                why = String.valueOf(refused.getMessage());
            }
            listener.broken(why, parser.retry());
            rest.rest(parser.retry());
        }
    }

    /** False once the listener has enough. */
    private boolean listen(EventParser parser, Listener listener) throws IOException {
        try (InputStream body = fund.stream("/api/v1/events?newest=" + newest + "&holds=" + holds, last)) {
            var heard = new AtomicLong(System.nanoTime());
            var guard = Thread.startVirtualThread(() -> guard(body, heard));
            try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                listener.connected(met);
                met = true;
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    heard.set(System.nanoTime());
                    var event = parser.line(line);
                    if (event.isEmpty()) continue;
                    if (!event.get().id().isEmpty()) last = event.get().id();
                    if (!listener.event(event.get())) return false;
                }
                return true;
            } finally {
                guard.interrupt();
            }
        }
    }

    /** A line that is cut without a word is closed here, which wakes whoever reads from it. */
    private void guard(InputStream body, AtomicLong heard) {
        while (!Thread.currentThread().isInterrupted()) {
            long left = heard.get() + silence.toNanos() - System.nanoTime();
            if (left <= 0) {
                close(body);
                return;
            }
            LockSupport.parkNanos(left);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException gone) {
            // then it is closed
        }
    }
}
