package io.quantumtrader.http.view;

import io.quantumtrader.actors.safety.Latency;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A figure of the fund for a monitoring system. */
public sealed interface Metric {

    /** In the form of Prometheus: lower case with underscores, ending in its unit. */
    String name();

    String help();

    SortedMap<String, String> labels();

    /**
     * What goes up and down.
     *
     * @param value NaN when unknown
     */
    record Gauge(String name, String help, SortedMap<String, String> labels, double value) implements Metric {
        public Gauge {
            labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        }
    }

    /** How long something took, each time it happened. */
    record Durations(String name, String help, SortedMap<String, String> labels, Latency.Buckets buckets)
            implements Metric {
        public Durations {
            labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        }
    }
}
