package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.kernel.portfolio.PortfolioLimits;
import io.quantumtrader.kernel.risk.Limits;
import io.quantumtrader.kernel.sizing.RiskSizer;
import io.quantumtrader.persistence.portfolio.PeakRule;
import io.quantumtrader.persistence.replay.LayerTerms;
import io.quantumtrader.persistence.replay.SymbolReplay;
import io.quantumtrader.persistence.symbol.ReturnRule;
import java.time.Duration;
import java.util.Optional;

/** What the settings' text of a record means to whoever decides by it again. */
public final class RecordedTerms {

    private RecordedTerms() {}

    /** What a symbol decided by; records of earlier versions do not say how entries are sized and what level 4 bears. */
    public static SymbolReplay.Terms symbol(String text) {
        var section = SymbolSection.parse(text);
        var root = ConfigFactory.parseString(text);
        return new SymbolReplay.Terms(
                section.settings(),
                section.indicators(),
                means(root),
                namesAForm(root) ? ReturnRule.LAST_TWO_BARS : ReturnRule.ONE_BAR);
    }

    /**
     * Whether the version that made the record still told returns over gaps and let one reading raise the peak: the settings of those
     * versions, and of no later one, name a form of the market state.
     */
    private static boolean namesAForm(Config root) {
        return root.hasPath("kernel.market-state.form");
    }

    private static Optional<SymbolReplay.Means> means(Config root) {
        if (!root.hasPath("sizing") || !root.hasPath("risk.position-state")) return Optional.empty();
        var all = Section.ofRecord(root);
        return Optional.of(new SymbolReplay.Means(
                new RiskSizer(SizingSection.limits(all.section("sizing"))),
                2 * all.section("venue.slippage").number("half-spread-bps"),
                RiskSection.brain(all.section("risk.position-state")).forBars(interval(all))));
    }

    /** What the layers above the symbols decided by; empty where an earlier version did not record it. */
    public static Optional<LayerTerms> layers(String text) {
        var root = ConfigFactory.parseString(text);
        if (!root.hasPath("ceo") || !root.hasPath("risk") || !root.hasPath("portfolio")) return Optional.empty();
        var all = Section.ofRecord(root);
        var bar = interval(all);
        var portfolio = all.section("portfolio");
        var risk = all.section("risk");
        var limits = Limits.live(
                RiskSection.guards(risk),
                RiskSection.orders(risk.section("orders")),
                RiskSection.slots(risk.section("slots")),
                RiskSection.permits(risk.section("permits")));
        return Optional.of(new LayerTerms(
                bar,
                new PortfolioLimits(
                                PortfolioSection.heat(portfolio.section("heat")),
                                PortfolioSection.clusters(portfolio.section("clusters")),
                                PortfolioSection.budget(portfolio.section("budget")))
                        .forBars(bar),
                limits.forBars(bar),
                SafetySection.emergency(all.section("emergency-stop")).forBars(bar),
                SafetySection.modes(all.section("ceo")),
                namesAForm(root) ? PeakRule.ONE_READING : PeakRule.TWO_READINGS));
    }

    private static Duration interval(Section all) {
        return all.section("market").duration("interval");
    }
}
