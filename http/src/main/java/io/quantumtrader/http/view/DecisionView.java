package io.quantumtrader.http.view;

import io.quantumtrader.kernel.position.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision as the journal has it.
 *
 * @param sequence its number in the symbol's journal; pages go down from it
 * @param id decision id
 * @param symbol venue symbol
 * @param positionId null without a position
 * @param tick tick number
 * @param atMs time of the observation
 * @param action for example {@code HOLD}, {@code OPEN}, {@code CLOSE}, {@code HARVEST_25}, {@code MOVE_STOP}
 * @param hold whether nothing was done
 * @param refused whether a layer refused it
 * @param outcome for example {@code sent}, {@code refused}, {@code recorded}; null while not known
 * @param side of the position or plan
 * @param quantity base asset to open or close; NaN if none
 * @param price mark price of the observation
 * @param rNet R of the position; NaN without one
 * @param killScore K; NaN without one
 * @param reasons why the position or the entry strategy asked for it
 * @param verdicts what each layer said, in the order it was asked
 * @param permitId the permit it used, null for anything but opens
 * @param who the operator who asked for it, null if the fund decided itself
 */
public record DecisionView(
        long sequence,
        String id,
        String symbol,
        @Nullable String positionId,
        long tick,
        long atMs,
        String action,
        boolean hold,
        boolean refused,
        @Nullable String outcome,
        @Nullable Side side,
        double quantity,
        double price,
        double rNet,
        double killScore,
        List<ReasonView> reasons,
        List<LayerVerdictView> verdicts,
        @Nullable String permitId,
        @Nullable String who) {

    public DecisionView {
        reasons = List.copyOf(reasons);
        verdicts = List.copyOf(verdicts);
    }
}
