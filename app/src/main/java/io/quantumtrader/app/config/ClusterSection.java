package io.quantumtrader.app.config;

import io.quantumtrader.app.config.ClusterSettings.Management;
import io.quantumtrader.app.config.ClusterSettings.Tls;
import java.nio.file.Path;
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
        var management = reader.read("cluster.management", ClusterSection::management);
        var tls = reader.read("cluster.tls", ClusterSection::tls);
        if (steady.isEmpty() || fast.isEmpty() || management.isEmpty() || tls.isEmpty()) return Optional.empty();
        return reader.read(
                "cluster",
                cluster -> settings(
                        cluster,
                        switch (cluster.choice("timing", Timing.class)) {
                            case DEFAULT -> steady.get();
                            case FAST -> fast.get();
                        },
                        management.get(),
                        tls.get()));
    }

    private static ClusterSettings settings(
            Section cluster, ClusterTiming timing, Optional<Management> management, Optional<Tls> tls) {
        return NAMES.building(() -> new ClusterSettings(
                cluster.text("node"),
                cluster.text("host"),
                cluster.whole("port"),
                cluster.texts("seed-nodes"),
                Set.copyOf(cluster.texts("roles")),
                cluster.whole("least-nodes"),
                cluster.whole("shards"),
                timing,
                management,
                tls));
    }

    private static Optional<Management> management(Section management) {
        if (!management.flag("enabled")) return Optional.empty();
        return Optional.of(NAMES.building(
                () -> new Management(management.text("host"), management.whole("port"), management.flag("read-only"))));
    }

    private static Optional<Tls> tls(Section tls) {
        if (!tls.flag("enabled")) return Optional.empty();
        return Optional.of(NAMES.building(() ->
                new Tls(Path.of(tls.text("certificate")), Path.of(tls.text("key")), Path.of(tls.text("authority")))));
    }

    private static ClusterTiming timing(Section timing) {
        return NAMES.building(() -> new ClusterTiming(
                timing.duration("heartbeat"), timing.duration("acceptable-pause"), timing.duration("stable-after")));
    }
}
