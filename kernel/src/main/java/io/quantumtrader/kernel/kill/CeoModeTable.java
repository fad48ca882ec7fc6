package io.quantumtrader.kernel.kill;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The operating modes and when each is entered: the first row that matches, from the top. Tightens at once, loosens
 * one step after a cooldown, starts in DEFENSIVE; BLACK_SWAN stands until operators release it (formulas, CEO mode table).
 *
 * @param limits a row for every mode; leverage, risk, day loss and slots do not fall from a stricter mode to a looser
 * @param thresholds when each mode is entered
 */
public record CeoModeTable(Map<Mode, ModeLimits> limits, ModeThresholds thresholds) {

    public static final Mode START = Mode.DEFENSIVE;

    public CeoModeTable {
        limits = Collections.unmodifiableMap(new EnumMap<>(limits));
        var checks = new Checks();
        ModeLimits stricter = null;
        for (Mode mode : Mode.values()) {
            var row = limits.get(mode);
            checks.require(row != null, "modes." + mode, "nothing", "a row of limits");
            if (row != null && stricter != null) checkOrder(checks, mode, stricter, row);
            if (row != null) stricter = row;
        }
        checks.orThrow();
    }

    /** A mode with the reasons that led to it. */
    public record Judged(Mode mode, List<Reason> reasons) {
        public Judged {
            reasons = List.copyOf(reasons);
        }
    }

    public ModeLimits limitsOf(Mode mode) {
        var row = limits.get(mode);
        if (row == null) throw new IllegalStateException("no limits for " + mode);
        return row;
    }

    /**
     * The mode that follows.
     *
     * @param sinceMs UTC epoch milliseconds since when every reading would have allowed a looser mode; the time of the
     *     last reading that asked for the current mode or a stricter one
     */
    public Judged decide(Mode current, CeoReading reading, long sinceMs, long nowMs) {
        if (current == Mode.BLACK_SWAN) return new Judged(current, List.of(because(ReasonCode.CEO_LATCHED)));
        Judged asked = asks(reading, current);
        if (!current.stricterThan(asked.mode())) return asked;
        Mode next = current.looser();
        long cooldownMs = next == Mode.DEFENSIVE ? thresholds.loosenToDefensiveMs() : thresholds.loosenMs();
        return nowMs - sinceMs >= cooldownMs
                ? new Judged(next, asked.reasons())
                : new Judged(current, List.of(because(ReasonCode.CEO_COOLDOWN, nowMs - sinceMs, cooldownMs)));
    }

    /**
     * The row that the reading asks for by itself. Without a drawdown reading nothing looser than DEFENSIVE, nor than
     * the current mode, is asked for.
     */
    public Judged asks(CeoReading reading, Mode current) {
        if (reading.cascade()) return new Judged(Mode.BLACK_SWAN, List.of(because(ReasonCode.CEO_CASCADE)));
        if (reading.quorumLost()) return new Judged(Mode.BLACK_SWAN, List.of(because(ReasonCode.CEO_QUORUM_LOST)));
        if (reading.drawdownKnown() && reading.drawdown() >= thresholds.blackSwanDrawdown()) {
            return judged(
                    Mode.BLACK_SWAN, ReasonCode.CEO_BLACK_SWAN, reading.drawdown(), thresholds.blackSwanDrawdown());
        }
        if (reading.drawdownKnown() && reading.drawdown() >= thresholds.preservationDrawdown()) {
            return judged(
                    Mode.PRESERVATION, ReasonCode.CEO_DRAWDOWN, reading.drawdown(), thresholds.preservationDrawdown());
        }
        if (reading.health() == Health.CRITICAL) {
            return new Judged(Mode.PRESERVATION, List.of(because(ReasonCode.CEO_HEALTH)));
        }
        if (!reading.drawdownKnown()) {
            Mode mode = current.stricterThan(Mode.DEFENSIVE) ? current : Mode.DEFENSIVE;
            return judged(mode, ReasonCode.CEO_READING_MISSING, reading.drawdown(), Double.NaN);
        }
        return asksOfHealthyFund(reading);
    }

    private Judged asksOfHealthyFund(CeoReading reading) {
        double drawdown = reading.drawdown();
        double winRate = reading.trades() >= thresholds.minimumTrades() ? reading.winRate() : Double.NaN;
        if (drawdown >= thresholds.defensiveDrawdown()) {
            return judged(Mode.DEFENSIVE, ReasonCode.CEO_DRAWDOWN, drawdown, thresholds.defensiveDrawdown());
        }
        if (winRate < thresholds.defensiveWinRate()) {
            return judged(Mode.DEFENSIVE, ReasonCode.CEO_WIN_RATE, winRate, thresholds.defensiveWinRate());
        }
        if (thresholds.growthAllowed() && winRate >= thresholds.growthWinRate() && reading.health() == Health.HEALTHY) {
            return judged(Mode.GROWTH, ReasonCode.CEO_WIN_RATE, winRate, thresholds.growthWinRate());
        }
        if (winRate >= thresholds.expansionWinRate()) {
            return judged(Mode.EXPANSION, ReasonCode.CEO_WIN_RATE, winRate, thresholds.expansionWinRate());
        }
        return judged(Mode.DEFENSIVE, ReasonCode.CEO_WIN_RATE, winRate, thresholds.expansionWinRate());
    }

    private static Judged judged(Mode mode, ReasonCode code, double observed, double limit) {
        return new Judged(mode, List.of(because(code, observed, limit)));
    }

    private static void checkOrder(Checks checks, Mode mode, ModeLimits stricter, ModeLimits looser) {
        String name = "modes." + mode + ".";
        checks.require(
                        looser.leverage() >= stricter.leverage(),
                        name + "leverage",
                        looser.leverage(),
                        bound(stricter.leverage()))
                .require(
                        looser.riskPerTrade() >= stricter.riskPerTrade(),
                        name + "risk-per-trade",
                        looser.riskPerTrade(),
                        bound(stricter.riskPerTrade()))
                .require(
                        looser.dayLoss() >= stricter.dayLoss(),
                        name + "day-loss",
                        looser.dayLoss(),
                        bound(stricter.dayLoss()))
                .require(looser.slots() >= stricter.slots(), name + "slots", looser.slots(), bound(stricter.slots()));
    }

    private static String bound(double stricter) {
        return "at least the stricter mode's " + stricter;
    }
}
