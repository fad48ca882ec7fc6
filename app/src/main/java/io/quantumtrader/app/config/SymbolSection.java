package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.market.Atr;
import io.quantumtrader.kernel.market.MarketTheta;
import io.quantumtrader.kernel.signal.BreakoutSignal;
import io.quantumtrader.kernel.signal.BreakoutTheta;
import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a symbol decides by, from the sections {@code kernel} and {@code exit-rules}. The same sections as text are
 * written to the journal with those that the layers above decide by and with the version of the kernel, so that a replay decides by
 * what was in force.
 *
 * @param text the sections as JSON
 */
public record SymbolSection(
        SymbolSettings settings, MarketTheta market, BreakoutTheta signal, int atrBars, String text) {

    private static final KeyNames SIGNAL_NAMES =
            new KeyNames(Map.of("signal.bars", "channel-bars", "signal.minimum-trend", "minimum-trend"));

    /** What is written to the journal: all that any layer decides by, and nothing that is secret. */
    private static final List<String> RECORDED = List.of(
            "kernel",
            "exit-rules",
            "venue.fees.taker-bps",
            "venue.slippage",
            "market.interval",
            "sizing",
            "portfolio",
            "risk",
            "emergency-stop",
            "ceo");

    private static final double BASIS_POINTS = 10_000;
    private static final double MINUTE_MS = 60_000;

    public SymbolSection {
        int spikeBars = settings.kill().spikeBars();
        new Checks()
                .require(
                        spikeBars < market.pricesNeeded(),
                        "harvest.kill-score.spike-bars",
                        spikeBars,
                        "< " + market.pricesNeeded() + ", the closes that the market state keeps")
                .orThrow();
    }

    /** An empty fold over bars by these settings. */
    public Indicators indicators() {
        return new Indicators(market, new Atr(atrBars), new BreakoutSignal(signal));
    }

    /** Fingerprint of the text, eight hexadecimal digits: it changes with theta, with the limits and with the kernel. */
    public String version() {
        return String.format("%08x", text.hashCode());
    }

    /**
     * Reads the settings in force, section by section, so that all that is wrong with any is told under its key; empty if
     * something is, and then the reader remembers it.
     */
    public static Optional<SymbolSection> read(SettingsReader reader, Settings settings) {
        var parts = List.of(
                reader.read("kernel.harvest", HarvestSection::theta),
                reader.read("kernel.harvest", HarvestSection::live),
                reader.read("kernel.harvest", HarvestSection::rule),
                reader.read("kernel.harvest", HarvestSection::baseline),
                reader.read("kernel.harvest", HarvestSection::sigmaReference),
                reader.read("kernel.stops", StopSection::theta),
                reader.read("kernel.market-state", MarketStateSection::theta),
                reader.read("kernel.signal", SymbolSection::signal),
                reader.read("exit-rules", ExitRulesSection::profile),
                reader.read("exit-rules", ExitRulesSection::takeProfit),
                reader.read("exit-rules", ExitRulesSection::leverageLadder),
                reader.read("exit-rules", ExitRulesSection::stale),
                reader.read("exit-rules", ExitRulesSection::regimeExit),
                reader.read("exit-rules", rules -> ExitRulesSection.stagedClose(rules, 1)));
        if (parts.stream().anyMatch(Optional::isEmpty)) return Optional.empty();
        return reader.read("kernel", section -> read(relevant(settings.whole().getConfig(Settings.ROOT))));
    }

    private static BreakoutTheta signal(Section signal) {
        return SIGNAL_NAMES.building(
                () -> new BreakoutTheta(signal.whole("channel-bars"), signal.number("minimum-trend")));
    }

    /** Reads what a journal recorded. */
    public static SymbolSection parse(String text) {
        var root = ConfigFactory.parseString(text);
        return of(root, Section.ofRecord(root));
    }

    private static Config relevant(Config root) {
        var text = ConfigFactory.empty();
        for (String path : RECORDED) text = text.withFallback(root.withOnlyPath(path));
        return KernelVersion.into(text);
    }

    private static SymbolSection read(Config root) {
        return of(root, new Section(root, Settings.ROOT));
    }

    private static SymbolSection of(Config root, Section all) {
        Section kernel = all.section("kernel");
        return new SymbolSection(
                symbol(all, kernel.section("harvest"), kernel.section("stops"), all.section("exit-rules")),
                MarketStateSection.theta(kernel.section("market-state")),
                signal(kernel.section("signal")),
                all.section("exit-rules").whole("atr-bars"),
                root.root().render(ConfigRenderOptions.concise()));
    }

    private static SymbolSettings symbol(Section all, Section harvest, Section stops, Section rules) {
        var rule = HarvestSection.rule(harvest);
        return new SymbolSettings(
                HarvestSection.theta(harvest),
                HarvestSection.live(harvest),
                rule,
                HarvestSection.baseline(harvest),
                StopSection.theta(stops),
                HarvestSection.sigmaReference(harvest),
                ExitRulesSection.stagedClose(rules, rule.immediate()),
                ExitRulesSection.stale(rules),
                ExitRulesSection.regimeExit(rules),
                ExitRulesSection.takeProfit(rules),
                ExitRulesSection.leverageLadder(rules),
                ExitRulesSection.profile(rules),
                rules.number("initial-stop-atr"),
                all.section("venue").section("fees").number("taker-bps") / BASIS_POINTS,
                all.section("market").milliseconds("interval") / MINUTE_MS,
                harvest.section("kill-score").whole("cooldown-bars"));
    }
}
