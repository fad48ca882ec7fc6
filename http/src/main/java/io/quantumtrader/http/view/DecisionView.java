package io.quantumtrader.http.view;

import io.quantumtrader.kernel.position.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision as the journal has it.
 *
 * @param sequence its number in the symbol's journal; pages go down from it. 0 where the record waits on another node
 * @param id decision id; empty where the record waits on another node
 * @param symbol venue symbol
 * @param positionId symbol and running number of the position held or opened; null without one, and in the stream
 * @param tick tick number
 * @param atMs time of the observation
 * @param action for example {@code HOLD}, {@code OPEN}, {@code CLOSE}, {@code HARVEST_25}, {@code MOVE_STOP}
 * @param hold whether nothing was done
 * @param refused whether a layer refused it
 * @param outcome what became of its orders so far, by the journal: {@code not sent yet}, {@code sent}, {@code working},
 *     {@code filled}, {@code partly filled}, {@code refused by the venue (code text)}, {@code held back}, {@code withdrawn}, {@code cancelled by the venue (why)};
 *     several as {@code exit filled, stop working}. {@code refused} by a layer and {@code recorded} where it has none; null
 *     where that was not looked up, in the stream
 * @param side of the position or plan
 * @param quantity base asset to open or close; NaN if none
 * @param price mark price of the observation
 * @param rNet R of the position; NaN without one
 * @param killScore K; NaN without one
 * @param reasons why the position or the entry strategy asked for it
 * @param verdicts what each layer said, in the order it was asked
 * @param permitId the permit it used, null for anything but opens
 * @param who the operator who asked for it, null if the fund decided itself
 * @param why the operator's reason, one line of at most 200 characters, null if none
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
        @Nullable String who,
        @Nullable String why) {

    public DecisionView {
        reasons = List.copyOf(reasons);
        verdicts = List.copyOf(verdicts);
    }

    /** The same decision with what was found out about it. */
    public DecisionView with(@Nullable String foundPosition, @Nullable String foundOutcome) {
        return new DecisionView(
                sequence,
                id,
                symbol,
                foundPosition,
                tick,
                atMs,
                action,
                hold,
                refused,
                foundOutcome,
                side,
                quantity,
                price,
                rNet,
                killScore,
                reasons,
                verdicts,
                permitId,
                who,
                why);
    }
}
