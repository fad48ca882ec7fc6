package io.quantumtrader.app.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The section {@code cluster}. */
final class ClusterSection {

    private static final KeyNames NAMES = new KeyNames(Map.of());

    private enum Timing {
        DEFAULT,
        FAST
    }

    private ClusterSection() {}

    /** How this node is part of a cluster; empty if something in it was refused. */
    static Optional<ClusterSettings> settings(SettingsReader reader) {
        var steady = reader.read("cluster.timings.default", ClusterSection::timing);
        var fast = reader.read("cluster.timings.fast", ClusterSection::timing);
        if (steady.isEmpty() || fast.isEmpty()) return Optional.empty();
        return reader.read(
                "cluster",
                cluster -> settings(
                        cluster,
                        switch (cluster.choice("timing", Timing.class)) {
                            case DEFAULT -> steady.get();
                            case FAST -> fast.get();
                        }));
    }

    private static ClusterSettings settings(Section cluster, ClusterTiming timing) {
        return NAMES.building(() -> new ClusterSettings(
                cluster.text("node"),
                cluster.text("host"),
                cluster.whole("port"),
                cluster.texts("seed-nodes"),
                Set.copyOf(cluster.texts("roles")),
                cluster.whole("least-nodes"),
                cluster.whole("shards"),
                timing));
    }

    private static ClusterTiming timing(Section timing) {
        return NAMES.building(() -> new ClusterTiming(
                timing.duration("heartbeat"), timing.duration("acceptable-pause"), timing.duration("stable-after")));
    }
}
