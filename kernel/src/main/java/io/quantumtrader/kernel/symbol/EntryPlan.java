package io.quantumtrader.kernel.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.exit.InitialStop;
import io.quantumtrader.kernel.exit.LiveKillScore;
import io.quantumtrader.kernel.exit.SigmaHistory;
import io.quantumtrader.kernel.exit.StopKernel;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.sizing.Sizer;
import io.quantumtrader.kernel.sizing.Sizing;
import io.quantumtrader.kernel.sizing.SizingInput;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.util.List;
import java.util.OptionalDouble;

/** What an entry would look like, before any layer has seen it. */
public sealed interface EntryPlan {

    /** An entry that can be asked for, and what it would freeze. */
    record Planned(OpeningPlan plan, EntryTerms terms) implements EntryPlan {}

    /** No entry: why. */
    record Impossible(List<Reason> reasons) implements EntryPlan {
        public Impossible {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Who wants in, and at what price.
     *
     * @param decisionId the decision it belongs to
     * @param quantity base asset asked for by hand; empty: the sizer decides
     * @param equity quote currency, NaN when unknown: then there is no entry
     * @param spreadBps basis points
     */
    record Wish(
            String symbol,
            String decisionId,
            Side side,
            double confidence,
            OptionalDouble quantity,
            double price,
            double equity,
            double spreadBps) {}

    /** Stop, size, leverage and terms of a wish: one initial stop, and both size and 1R use its distance (rules, C1). */
    static EntryPlan of(
            Wish wish,
            MarketReading market,
            double atr,
            SigmaHistory history,
            Sizer sizer,
            InstrumentRules rules,
            SymbolSettings settings) {
        if (!Double.isFinite(atr)) return new Impossible(List.of(because(ReasonCode.INPUT_INVALID, atr, 0)));
        double fraction = StopKernel.stopDistance(market.sigma(), market.published(), settings.stops());
        double distance = Math.max(wish.price() * fraction, settings.initialStopAtr() * atr);
        var sizing = sizer.size(new SizingInput(
                wish.side(),
                wish.equity(),
                wish.price(),
                distance,
                wish.spreadBps(),
                market.published(),
                wish.confidence()));
        return switch (sizing) {
            case Sizing.Rejected(var reasons) -> new Impossible(reasons);
            case Sizing.Sized sized -> planned(wish, sized, market, fraction, atr, history, rules, settings);
        };
    }

    private static EntryPlan planned(
            Wish wish,
            Sizing.Sized sized,
            MarketReading market,
            double fraction,
            double atr,
            SigmaHistory history,
            InstrumentRules rules,
            SymbolSettings settings) {
        double leverage = Math.max(1, Math.min(Math.floor(sized.leverage()), rules.maxLeverage()));
        var stop = InitialStop.of(
                wish.side(),
                wish.price(),
                fraction,
                atr,
                settings.initialStopAtr(),
                leverage,
                rules.maintenanceMarginRate());
        double quantity = rules.floorQuantity(wish.quantity().orElse(sized.quantity()));
        if (!(quantity > 0 && quantity * wish.price() >= rules.minNotional())) {
            return new Impossible(
                    List.of(because(ReasonCode.SIZE_BELOW_MINIMUM, quantity * wish.price(), rules.minNotional())));
        }
        var plan = new OpeningPlan(
                wish.symbol(),
                wish.decisionId(),
                wish.side(),
                quantity,
                wish.price(),
                stop.distance(),
                stop.leverage(),
                wish.confidence());
        return new Planned(plan, terms(wish.side(), stop, market, history, settings));
    }

    private static EntryTerms terms(
            Side side, InitialStop stop, MarketReading market, SigmaHistory history, SymbolSettings settings) {
        var dominant = market.published().dominant();
        return new EntryTerms(
                side,
                stop.distance(),
                stop.leverage(),
                settings.profile(),
                settings.spikeReference(
                        settings.sigmaReference().atEntry(market.sigma(), history, settings.barMinutes())),
                settings.trendReference(market.signedTs(side)),
                LiveKillScore.arms(dominant, market.exit(side).trend(), settings.kill()),
                dominant);
    }
}
