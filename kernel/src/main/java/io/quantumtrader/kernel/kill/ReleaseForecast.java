package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.List;

/**
 * What the ladder says once a latch is released: its own layer has a word of its own then. The emergency stop begins its way
 * back at the first share of size, the CEO goes on one mode looser (rules, B5 and B6).
 *
 * @param modes in force
 * @param emergency in force
 */
public record ReleaseForecast(CeoModeTable modes, EmergencyLimits emergency) {

    /** The ladder without the latch; everything else that stands in it stays. */
    public LadderState without(LadderState now, Latch latch) {
        var released = now.release(latch.id());
        return switch (latch.layer()) {
            case CEO -> readingMissing(now) ? released : released.put(ceo(latch));
            case EMERGENCY_STOP -> released.put(StepUp.first(latch.sinceMs()).verdict(latch.scope(), emergency));
            case KILL_SCORE, HEAT_GATE, GOVERNOR, POSITION_STATE_BRAIN, KILL_SWITCH -> released;
        };
    }

    /** Without a reading no mode allows entries, and none is released either. */
    private static boolean readingMissing(LadderState now) {
        return now.verdicts(Scope.everything()).stream()
                .filter(verdict -> verdict.layer() == Layer.CEO)
                .flatMap(verdict -> verdict.reasons().stream())
                .anyMatch(reason -> reason.code() == ReasonCode.CEO_READING_MISSING);
    }

    private Verdict ceo(Latch latch) {
        var permission =
                modes.limitsOf(Mode.BLACK_SWAN.looser()).allowsOpening() ? Permission.TRADE : Permission.REDUCE_ONLY;
        return new Verdict(Layer.CEO, latch.scope(), permission, List.of(), latch.sinceMs(), Verdict.UNTIL_RELEASED);
    }
}
