package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.explain.Said.Stance;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.StandingChanged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The word of each of the seven layers on a decision, in order. */
final class Ladder {

    private static final List<String> OPENINGS = List.of("OPEN", "REFUSE_OPEN");

    private final Target target;
    private final Moment moment;
    private final Around around;

    private Ladder(Target target, Moment moment, Around around) {
        this.target = target;
        this.moment = moment;
        this.around = around;
    }

    static List<Said> of(Target target, Moment moment, Around around) {
        var ladder = new Ladder(target, moment, around);
        return Arrays.stream(Layer.values()).map(ladder::said).toList();
    }

    static boolean opens(Target target) {
        return OPENINGS.contains(target.action());
    }

    private Said said(Layer layer) {
        return target instanceof Target.Made(var entry, var decided) && opens(target)
                ? ofPlan(layer, decided)
                : ofExit(layer);
    }

    /**
     * Levels 1 and 4 to 7 are looked at by the symbol itself, and written where they refuse; 2 and 3 are asked one after the
     * other once nothing of that is in the way.
     */
    private Said ofPlan(Layer layer, Decided decided) {
        var row = row(decided, layer);
        if (row.isPresent()) return of(layer, row.get());
        boolean asked = layer != Layer.HEAT_GATE && layer != Layer.GOVERNOR;
        return new Said(layer, asked ? Stance.ALLOWED : Stance.NOT_ASKED, 1, List.of(), latches(layer));
    }

    private static Optional<VerdictRow> row(Decided decided, Layer layer) {
        var rows = decided.verdicts().stream()
                .filter(row -> row.layer().equals(layer.name()))
                .toList();
        return rows.stream()
                .filter(VerdictRow::refused)
                .findFirst()
                .or(() -> rows.stream().findFirst());
    }

    private Said of(Layer layer, VerdictRow row) {
        var stance = row.refused() ? Stance.REFUSED : row.scale() < 1 ? Stance.SCALED : Stance.ALLOWED;
        return new Said(layer, stance, row.scale(), row.reasons(), latches(layer));
    }

    private Said ofExit(Layer layer) {
        var own = asking().stream()
                .filter(row -> ReasonCode.valueOf(row.code()).layer() == layer)
                .toList();
        if (!own.isEmpty()) return new Said(layer, Stance.CALLED_FOR_IT, 1, own, latches(layer));
        return new Said(layer, Stance.NO_SAY, 1, standing(layer), latches(layer));
    }

    private List<ReasonRow> asking() {
        return target instanceof Target.Made(var entry, var decided) ? decided.reasons() : List.of();
    }

    private List<ReasonRow> standing(Layer layer) {
        var rows = new ArrayList<ReasonRow>();
        for (StandingChanged one : moment.standing()) if (one.layer().equals(layer.name())) rows.addAll(one.reasons());
        if (layer == Layer.GOVERNOR) around.tripped().forEach(guard -> rows.add(guard.reason()));
        return rows;
    }

    private List<Latch> latches(Layer layer) {
        return around.latches().stream().filter(latch -> latch.layer() == layer).toList();
    }
}
