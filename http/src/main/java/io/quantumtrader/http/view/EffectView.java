package io.quantumtrader.http.view;

import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import java.util.List;

/**
 * What a layer does at its present permission (rule B7), in facts and in words.
 *
 * @param blocksOpens whether new exposure is refused
 * @param cancelsEntries whether resting entries are cancelled; protective stops never are
 * @param closes whether positions are closed
 * @param releasedBy who or what releases it
 */
public record EffectView(boolean blocksOpens, boolean cancelsEntries, boolean closes, String releasedBy) {

    /** By the table of layers (rule B2); for a latch that needs more than one person say so in its own view. */
    public static EffectView of(Layer layer, Permission permission, List<ReasonCode> why) {
        boolean blocks = !permission.allowsOpening();
        boolean flattens = permission == Permission.FLATTEN;
        boolean closes = flattens || why.contains(ReasonCode.KILL_SCORE_AT_LIMIT);
        return new EffectView(blocks, blocks, closes, releasedBy(layer, why));
    }

    private static String releasedBy(Layer layer, List<ReasonCode> why) {
        var passing = why.stream().map(EffectView::passing).distinct().toList();
        return passing.isEmpty() || passing.contains("") ? releasedBy(layer) : String.join(", ", passing);
    }

    /** What a cause that no layer of its own releases waits for; empty for all others. */
    private static String passing(ReasonCode why) {
        return switch (why) {
            case JOURNAL_AWAY -> "by itself once the database is back";
            case DISK_LOW -> "by itself once there is room on the disk";
            case NUMBERS_SET_ASIDE -> "by numbers that fit: ./qt limits tells which do not";
            case VERSION_MIXED -> "by itself once all nodes are of one build and one configuration";
            case PORTFOLIO_SILENT, GOVERNOR_SILENT, EMERGENCY_STOP_SILENT, CEO_SILENT ->
                "by itself once all layers answer";
            default -> "";
        };
    }

    private static String releasedBy(Layer layer) {
        return switch (layer) {
            case KILL_SCORE -> "by itself: flat and the cooldown has passed";
            case HEAT_GATE -> "by itself, with hysteresis";
            case GOVERNOR -> "the guard's cooldown, the UTC day, or an operator";
            case POSITION_STATE_BRAIN -> "by itself when journal and venue agree";
            case EMERGENCY_STOP -> "an operator, then a step-up ladder";
            case KILL_SWITCH -> "an operator";
            case CEO -> "loosens by its table; BLACK_SWAN by operators";
        };
    }
}
