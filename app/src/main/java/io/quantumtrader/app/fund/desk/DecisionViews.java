package io.quantumtrader.app.fund.desk;

import io.quantumtrader.app.fund.view.HoldReason;
import io.quantumtrader.http.view.DecisionView;
import io.quantumtrader.http.view.LayerVerdictView;
import io.quantumtrader.http.view.PermitView;
import io.quantumtrader.http.view.ReasonView;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.risk.Permits;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.OperatorWord;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows what the journal has of a symbol's decisions. */
final class DecisionViews {

    /** Names in the journal of what is shown as a decision to do something. */
    static final Set<String> DEEDS = Set.of("Decided", "OrderHeldBack");

    /** The same with holds. */
    static final Set<String> ALL = Set.of("Decided", "OrderHeldBack", "Observation");

    private DecisionViews() {}

    /** Empty for events that are no decisions. */
    static Optional<DecisionView> of(String symbol, long sequence, JournalEvent event) {
        return switch (event) {
            case Decided decided -> Optional.of(decided(symbol, sequence, decided));
            case ObservationRow row -> Optional.of(hold(symbol, sequence, row));
            case OrderHeldBack held -> Optional.of(heldBack(symbol, sequence, held));
            default -> Optional.empty();
        };
    }

    private static DecisionView decided(String symbol, long sequence, Decided decided) {
        boolean refused = decided.action().equals("REFUSE_OPEN")
                || decided.verdicts().stream().anyMatch(VerdictRow::refused);
        var seen = decided.observation();
        var word = OperatorWord.in(decided.causedBy());
        return new DecisionView(
                sequence,
                decided.decisionId(),
                symbol,
                null,
                decided.tick(),
                decided.atMs(),
                decided.action(),
                false,
                refused,
                refused ? "refused" : null,
                null,
                decided.quantity() > 0 ? decided.quantity() : Double.NaN,
                seen.map(ObservationRow::mark).orElse(Double.NaN),
                seen.map(ObservationRow::rMultiple).orElse(Double.NaN),
                seen.map(ObservationRow::killScore).orElse(Double.NaN),
                reasons(decided.reasons()),
                decided.verdicts().stream().map(DecisionViews::verdict).toList(),
                null,
                word.map(OperatorWord::who).orElse(null),
                word.map(OperatorWord::why).filter(why -> !why.isEmpty()).orElse(null));
    }

    private static DecisionView hold(String symbol, long sequence, ObservationRow row) {
        var reason = Reason.because(HoldReason.of(row.bits()));
        return new DecisionView(
                sequence,
                symbol + "@" + row.tick(),
                symbol,
                null,
                row.tick(),
                row.atMs(),
                "HOLD",
                true,
                false,
                "recorded",
                null,
                Double.NaN,
                row.mark(),
                row.rMultiple(),
                row.killScore(),
                ReasonView.of(List.of(reason)),
                List.of(),
                null,
                null,
                null);
    }

    private static DecisionView heldBack(String symbol, long sequence, OrderHeldBack held) {
        return new DecisionView(
                sequence,
                held.clientOrderId(),
                symbol,
                null,
                0,
                held.atMs(),
                "ORDER_HELD_BACK",
                false,
                true,
                "held back",
                null,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                reasons(held.reasons()),
                List.of(),
                null,
                null,
                null);
    }

    private static LayerVerdictView verdict(VerdictRow row) {
        return LayerVerdictView.of(Layer.valueOf(row.layer()), row.refused(), row.scale(), reasons(row.reasons()));
    }

    private static List<ReasonView> reasons(List<ReasonRow> rows) {
        return ReasonView.of(rows.stream().map(ReasonRow::reason).toList());
    }

    /** An opening with the permit that it used. */
    static DecisionView withPermit(DecisionView decision, List<PermitView> permits) {
        return permits.stream()
                .filter(permit -> permit.decisionId().equals(decision.id()))
                .findFirst()
                .map(permit -> with(decision, permit))
                .orElse(decision);
    }

    private static DecisionView with(DecisionView decision, PermitView permit) {
        return new DecisionView(
                decision.sequence(),
                decision.id(),
                decision.symbol(),
                decision.positionId(),
                decision.tick(),
                decision.atMs(),
                decision.action(),
                decision.hold(),
                decision.refused(),
                decision.outcome(),
                permit.side(),
                decision.quantity(),
                decision.price(),
                decision.rNet(),
                decision.killScore(),
                decision.reasons(),
                decision.verdicts(),
                permit.id(),
                decision.who(),
                decision.why());
    }

    /** A permit as the governor keeps it. */
    static PermitView permit(Permits.Entry entry) {
        var permit = entry.permit();
        return new PermitView(
                permit.id(),
                permit.decisionId(),
                permit.symbol(),
                permit.side(),
                permit.maxQuantity(),
                permit.lowPrice(),
                permit.highPrice(),
                permit.ladderVersion(),
                permit.issuedAtMs(),
                permit.expiresAtMs(),
                entry.state().name());
    }
}
