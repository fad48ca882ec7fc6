package io.quantumtrader.app.fund.view;

import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.governor.GuardReading;
import io.quantumtrader.actors.portfolio.PortfolioVerdicts;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.actors.venue.Venue.Account;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.risk.SlotLimits;
import io.quantumtrader.kernel.risk.Slots;
import io.quantumtrader.persistence.journal.JournalState;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What everybody said when asked at once.
 *
 * @param atMs time of the last tick, 0 before the first
 * @param symbols in symbol order
 * @param silentSymbols symbols that did not answer: what is here of them is what they said last
 * @param portfolio empty before the first tick of this process, and while it does not answer
 * @param journal whether what is recorded reaches the database
 * @param silent layers that did not answer: what is here of them is what they said last
 */
public record Moment(
        long tick,
        long atMs,
        List<SymbolView> symbols,
        Set<String> silentSymbols,
        Optional<PortfolioVerdicts> portfolio,
        GuardReading guards,
        KillSwitch.View killSwitch,
        EmergencyCommand.View emergency,
        CeoCommand.View ceo,
        Account account,
        LadderState ladder,
        JournalState journal,
        Set<Layer> silent) {

    private static final RegimeProbabilities UNKNOWN = new RegimeProbabilities(1.0 / 3, 1.0 / 3, 1.0 / 3);

    public Moment {
        symbols = List.copyOf(symbols);
        silentSymbols = Set.copyOf(silentSymbols);
        silent = Collections.unmodifiableSet(silent.isEmpty() ? EnumSet.noneOf(Layer.class) : EnumSet.copyOf(silent));
    }

    /** Positions that may be open at once: by the mean regime of the symbols and by the operating mode, the smaller. */
    public int slots(SlotLimits limits) {
        int byRegime = Slots.allowedBy(symbols.stream().map(Moment::regime).toList(), limits);
        return Math.min(byRegime, ceo.limits().slots());
    }

    static RegimeProbabilities regime(SymbolView seen) {
        return seen.market().map(MarketReading::published).orElse(UNKNOWN);
    }

    public int openPositions() {
        return (int)
                symbols.stream().filter(view -> view.position().isPresent()).count();
    }
}
