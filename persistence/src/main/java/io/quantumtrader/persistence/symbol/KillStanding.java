package io.quantumtrader.persistence.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import java.util.List;

/**
 * What level 1 says of a symbol beside its closes: the kill score closes what is held, or has closed it and cools down.
 *
 * @param closing whether it closes what is held
 * @param score the kill score it was last
 * @param barsSince closed bars since it last closed a position, {@link Long#MAX_VALUE} if it never did
 */
public record KillStanding(boolean closing, double score, long barsSince) {

    public static KillStanding of(SymbolBook book) {
        return new KillStanding(book.killClosing(), book.killScore(), book.barsSinceKillClose());
    }

    /** Why nothing may be opened; empty if it may. */
    public List<Reason> reasons(SymbolSettings settings) {
        if (closing) {
            double threshold = settings.kill().model().threshold();
            return List.of(because(ReasonCode.KILL_SCORE_AT_LIMIT, score, threshold));
        }
        int needed = settings.cooldownBars();
        return barsSince < needed ? List.of(because(ReasonCode.KILL_COOLDOWN, barsSince, needed)) : List.of();
    }

    /** When that ends by itself, UTC epoch milliseconds. */
    public long untilMs(SymbolSettings settings, long nowMs) {
        if (closing) return Verdict.UNTIL_RELEASED;
        long left = settings.cooldownBars() - barsSince;
        return nowMs + (long) (Math.max(0, left) * settings.barMinutes() * 60_000);
    }
}
