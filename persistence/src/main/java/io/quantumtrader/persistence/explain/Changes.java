package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.symbol.Evaluation;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.explain.Said.Stance;
import io.quantumtrader.persistence.explain.WouldChange.Cause;
import io.quantumtrader.persistence.explain.WouldChange.Missed;
import io.quantumtrader.persistence.explain.WouldChange.NotANumber;
import io.quantumtrader.persistence.explain.WouldChange.OfLimits;
import io.quantumtrader.persistence.explain.WouldChange.OfTheKernel;
import io.quantumtrader.persistence.symbol.ObservationBits;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which changes are to be told of which decision. */
final class Changes {

    private static final Set<String> OPENING_REASONS = Set.of("ENTRY_SIGNAL", "OPERATOR_OPEN");

    private final Target target;
    private final Moment moment;
    private final Optional<Variant> variant;
    private final Optional<Evaluation> judged;
    private final List<Said> layers;

    private Changes(
            Target target, Moment moment, Optional<Variant> variant, Optional<Evaluation> judged, List<Said> layers) {
        this.target = target;
        this.moment = moment;
        this.variant = variant;
        this.judged = judged;
        this.layers = layers;
    }

    static WouldChange of(
            Target target, Moment moment, Optional<Variant> variant, Optional<Evaluation> judged, List<Said> layers) {
        return new Changes(target, moment, variant, judged, layers).told();
    }

    private WouldChange told() {
        return switch (target) {
            case Target.Held held -> onBar(held.row());
            case Target.Made made
            when made.decided().observation().isPresent() ->
                onBar(made.decided().observation().get());
            case Target.Made made when made.decided().action().equals("REFUSE_OPEN") -> limits(made.decided());
            case Target.Made made when made.decided().causedBy().equals("strategy") -> signal();
            case Target.Made made when housekept(made.decided()) -> new NotANumber(Cause.HOUSEKEEPING);
            case Target.Made made when made.decided().action().equals("OPEN") -> new NotANumber(Cause.WORD_TO_OPEN);
            case Target.Made made -> new NotANumber(Cause.WORD);
        };
    }

    private static boolean housekept(Decided decided) {
        return decided.causedBy().equals("housekeeping") || decided.causedBy().equals("guardian");
    }

    private WouldChange onBar(ObservationRow row) {
        if (moment.terms().isEmpty() || moment.rules().isEmpty()) return new NotANumber(Cause.NOT_RECORDED);
        if (moment.position().isEmpty()) return signal();
        if (variant.isEmpty() || judged.isEmpty()) return new NotANumber(Cause.NOT_RECORDED);
        if (moment.closing()) return new NotANumber(Cause.CLOSING);
        return reproduces(row, judged.get())
                ? new OfTheKernel(Flips.of(variant.get()))
                : new NotANumber(Cause.NOT_REPRODUCED);
    }

    /** K and R of the record, bit for bit, and the reasons of a decision. */
    private boolean reproduces(ObservationRow row, Evaluation made) {
        boolean reasons = !(target instanceof Target.Made(var entry, var decided))
                || decided.reasons().equals(ReasonRow.of(made.reasons()));
        return reasons && same(row.killScore(), made.killScore()) && same(row.rMultiple(), made.rMultiple());
    }

    private static boolean same(double one, double other) {
        return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
    }

    /** The bar that the strategy wished on, or did not. */
    private WouldChange signal() {
        if (moment.market().isEmpty()) return new NotANumber(Cause.NO_MARKET_STATE);
        return SignalFlips.of(moment, wish())
                .<WouldChange>map(OfTheKernel::new)
                .orElseGet(() -> new NotANumber(Cause.NOT_REPRODUCED));
    }

    private Optional<Side> wish() {
        long bits = moment.observation().map(ObservationRow::bits).orElse(0L);
        if (ObservationBits.has(bits, ObservationBits.SIGNAL_LONG)) return Optional.of(Side.LONG);
        return ObservationBits.has(bits, ObservationBits.SIGNAL_SHORT) ? Optional.of(Side.SHORT) : Optional.empty();
    }

    private OfLimits limits(Decided decided) {
        var missed = layers.stream()
                .filter(said -> said.stance() == Stance.REFUSED)
                .map(said -> new Missed(said.layer(), said.reasons()))
                .toList();
        List<ReasonRow> plan = decided.reasons().stream()
                .filter(reason -> !OPENING_REASONS.contains(reason.code()))
                .toList();
        List<Layer> notAsked = layers.stream()
                .filter(said -> said.stance() == Stance.NOT_ASKED)
                .map(Said::layer)
                .toList();
        return new OfLimits(missed, plan, notAsked);
    }
}
