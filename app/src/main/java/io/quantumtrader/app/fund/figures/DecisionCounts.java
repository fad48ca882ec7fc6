package io.quantumtrader.app.fund.figures;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.quantumtrader.app.fund.view.HoldReason;
import io.quantumtrader.http.metric.Counted;
import io.quantumtrader.http.metric.Figure;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.DriftResolved;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import io.quantumtrader.persistence.symbol.SymbolEvent.PositionLiquidated;
import java.util.List;

/** What symbols that live here decided, and what layers refused; thread-safe. */
final class DecisionCounts implements EventFeed {

    static final String SEND_GATE = "SEND_GATE";
    private static final String NO_REASON = "NONE";

    private final Counted decisions = Counted.of(Figure.DECISIONS);
    private final Counted refusals = Counted.of(Figure.REFUSALS);
    private final Counted scalings = Counted.of(Figure.SCALINGS);
    private final Counted drifts =
            Counted.of(Figure.DRIFTS).from0("ADOPT").from0("FLATTEN").from0("FREEZE");
    private final Counted liquidations = Counted.of(Figure.LIQUIDATIONS);

    @Override
    public void publish(String persistenceId, long sequenceNr, JournalEvent event) {
        switch (event) {
            case ObservationRow row ->
                decisions.one("HOLD", HoldReason.of(row.bits()).name());
            case Decided decided -> decided(decided);
            case OrderHeldBack held -> refusals.one(SEND_GATE, first(held.reasons()));
            case DriftResolved drift -> drifts.one(drift.outcome());
            case PositionLiquidated lost -> liquidations.one();
            default -> {}
        }
    }

    private void decided(Decided decided) {
        decisions.one(decided.action(), first(decided.reasons()));
        for (VerdictRow verdict : decided.verdicts()) {
            if (verdict.refused()) refusals.one(verdict.layer(), first(verdict.reasons()));
            else if (verdict.scale() < 1) scalings.one(verdict.layer(), first(verdict.reasons()));
        }
    }

    private static String first(List<ReasonRow> reasons) {
        return reasons.isEmpty() ? NO_REASON : reasons.getFirst().code();
    }

    List<MetricSnapshot> snapshots() {
        return List.of(
                decisions.snapshot(),
                refusals.snapshot(),
                scalings.snapshot(),
                drifts.snapshot(),
                liquidations.snapshot());
    }
}
