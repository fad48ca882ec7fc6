package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.kernel.sizing.RiskSizer;
import io.quantumtrader.persistence.replay.SymbolReplay;
import java.time.Duration;
import java.util.Optional;

/** What the settings' text of a record means to whoever decides by it again. */
public final class RecordedTerms {

    private RecordedTerms() {}

    /** What a symbol decided by; records of earlier versions do not say how entries are sized and what level 4 bears. */
    public static SymbolReplay.Terms symbol(String text) {
        var section = SymbolSection.parse(text);
        return new SymbolReplay.Terms(section.settings(), section.indicators(), means(ConfigFactory.parseString(text)));
    }

    private static Optional<SymbolReplay.Means> means(Config root) {
        if (!root.hasPath("sizing") || !root.hasPath("risk.position-state")) return Optional.empty();
        var all = new Section(root, Settings.ROOT);
        return Optional.of(new SymbolReplay.Means(
                new RiskSizer(SizingSection.limits(all.section("sizing"))),
                2 * all.section("venue.slippage").number("half-spread-bps"),
                RiskSection.brain(all.section("risk.position-state")).forBars(interval(all))));
    }

    private static Duration interval(Section all) {
        return all.section("market").duration("interval");
    }
}
