package io.quantumtrader.app.drill.kill;

import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.app.drill.kill.KillDrillReport.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The histograms of one trigger, one for each stage of a kill. */
final class StageFigures {

    /** What is measured, from the acceptance. */
    enum Kind {
        GATE("send gate refuses"),
        LAST_ORDER("last opening order left"),
        ACKNOWLEDGED("every symbol acknowledged"),
        FLAT("all flat at the venue");

        final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Whether the required bound holds for it. */
        boolean bounded() {
            return this == GATE || this == LAST_ORDER;
        }
    }

    private final Trigger trigger;
    private final Map<Kind, Latency> histograms = new EnumMap<>(Kind.class);

    StageFigures(Trigger trigger) {
        this.trigger = trigger;
        for (Kind kind : Kind.values()) histograms.put(kind, new Latency());
    }

    void record(Kind kind, long nanos) {
        histogram(kind).record(nanos);
    }

    List<Stage> stages() {
        var stages = new ArrayList<Stage>();
        for (Kind kind : Kind.values()) {
            if (kind != Kind.FLAT || trigger.closes()) stages.add(stage(kind));
        }
        return stages;
    }

    /** The bounded stages whose maximum is above a bound. */
    List<String> above(double boundMs) {
        return histograms.keySet().stream()
                .filter(Kind::bounded)
                .filter(kind -> histogram(kind).figures().maxMicros() / 1e3 > boundMs)
                .map(kind -> "level " + trigger.level() + ", " + trigger.name() + ": " + kind.words)
                .toList();
    }

    private Stage stage(Kind kind) {
        var figures = histogram(kind).figures();
        return new Stage(
                trigger.level(),
                trigger.name(),
                kind.words,
                figures.count(),
                KillDrillReport.ms(figures.p50Micros()),
                KillDrillReport.ms(figures.p99Micros()),
                KillDrillReport.ms(figures.maxMicros()));
    }

    private Latency histogram(Kind kind) {
        var histogram = histograms.get(kind);
        if (histogram == null) throw new IllegalStateException("no histogram of " + kind);
        return histogram;
    }
}
