package io.quantumtrader.http.door;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often something may be done under each of many keys: so many at once, and as many again spread over a minute. Remembers a limited
 * number of keys, those seen last. Thread-safe.
 */
public final class Pace {

    private static final double MINUTE_NANOS = 60e9;
    private static final int MOST_KEYS = 10_000;

    private final int perMinute;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    };

    private record Bucket(double left, long atNanos) {}

    /**
     * A pace for each key.
     *
     * @param perMinute 1 or more
     * @param nanoTime a clock that only goes forward, nanoseconds
     */
    public Pace(int perMinute, LongSupplier nanoTime) {
        if (perMinute < 1) throw new IllegalArgumentException("perMinute must be >= 1, was " + perMinute);
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
    }

    /** Whether it may be done once more under this key now; counts it if so. */
    public synchronized boolean allows(String key) {
        double left = left(key);
        if (left < 1) return false;
        buckets.put(key, new Bucket(left - 1, nanoTime.getAsLong()));
        return true;
    }

    private double left(String key) {
        var bucket = buckets.get(key);
        if (bucket == null) return perMinute;
        double since = nanoTime.getAsLong() - bucket.atNanos();
        return Math.min(perMinute, bucket.left() + since / MINUTE_NANOS * perMinute);
    }
}
