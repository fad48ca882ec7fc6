package io.quantumtrader.app.explain;

import static io.quantumtrader.app.explain.Figures.computed;
import static io.quantumtrader.app.explain.Figures.percent;
import static io.quantumtrader.app.explain.Figures.recorded;
import static io.quantumtrader.app.explain.Figures.span;
import static io.quantumtrader.app.explain.Figures.time;

import io.quantumtrader.http.view.ExplanationView.Section;
import io.quantumtrader.http.view.ExplanationView.Source;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.explain.Explained;
import io.quantumtrader.persistence.symbol.ObservationBits;
import io.quantumtrader.persistence.symbol.ObservationRow;
import java.util.Optional;

/** What the symbol looked at. */
final class SeenTexts {

    private final Explained explained;
    private final Sentences said = new Sentences("What was seen");

    private SeenTexts(Explained explained) {
        this.explained = explained;
    }

    static Section of(Explained explained) {
        return new SeenTexts(explained).section();
    }

    private Section section() {
        explained.moment().observation().ifPresentOrElse(this::bar, () -> said.say("No bar had closed yet."));
        explained
                .moment()
                .market()
                .ifPresentOrElse(
                        this::market,
                        () -> said.say("There was no market state: too few bars had closed, or no valid reading."));
        permission();
        portfolio();
        return said.section();
    }

    private void bar(ObservationRow row) {
        String which = explained.target().onBar() ? "The bar" : "The last bar before it";
        said.say(
                which + " opened at {} with {}, rose to {}, fell to {} and closed at {} with {}; volume {}.",
                time("open time", row.openTimeMs(), Source.RECORDED),
                recorded("open", row.open()),
                recorded("high", row.high()),
                recorded("low", row.low()),
                time("close time", row.atMs(), Source.RECORDED),
                recorded("close", row.close()),
                recorded("volume", row.volume()));
        said.say(
                "Mark price {}; ATR {}.",
                recorded("mark", row.mark()),
                computed("atr", explained.moment().atr()));
        if (explained.moment().position().isEmpty()) said.say("The strategy wished for " + wish(row.bits()) + ".");
    }

    private static String wish(long bits) {
        if (ObservationBits.has(bits, ObservationBits.SIGNAL_LONG)) return "a LONG entry";
        return ObservationBits.has(bits, ObservationBits.SIGNAL_SHORT) ? "a SHORT entry" : "no entry";
    }

    private void market(MarketReading market) {
        var published = market.published();
        said.say(
                "Market state: trend {}, mean reversion {}, chop {}; "
                        + Sentences.words(published.dominant().name()) + " is likeliest.",
                computed("trend", published.trend()),
                computed("mean reversion", published.meanReversion()),
                computed("chop", published.chop()));
        said.say(
                "Volatility of one bar (sigma) {}, drift a bar {}, trend strength {}.",
                percent("sigma", market.sigma(), Source.COMPUTED),
                percent("drift", market.mu(), Source.COMPUTED),
                computed("trend strength", market.ts()));
        explained.moment().position().map(Position::side).ifPresent(side -> exit(market, side));
    }

    private void exit(MarketReading market, Side side) {
        var exit = market.exit(side);
        said.say(
                "The exit reading for a " + side
                        + ": trend {}, mean reversion {}, chop {}; trend strength in its favour {}.",
                computed("exit trend", exit.trend()),
                computed("exit mean reversion", exit.meanReversion()),
                computed("exit chop", exit.chop()),
                computed("trend strength in favour", market.signedTs(side)));
    }

    private void permission() {
        Optional<ObservationRow> last = explained.moment().observation();
        if (last.isEmpty()) return;
        String permission = ObservationBits.permission(last.get().bits()).name();
        said.say(
                explained.target().onBar()
                        ? "Effective permission: " + permission + "."
                        : "Effective permission at this moment: not recorded; on the bar before it was " + permission
                                + ".");
        String heat = ObservationBits.heat(last.get().bits()).map(Enum::name).orElse("none fresh");
        var stress = recorded("cluster stress", last.get().clusterStress());
        said.say(
                (explained.target().onBar() ? "At hand" : "At hand on that bar") + ": heat band " + heat
                        + ", stress of the symbol's cluster {}, equity {}.",
                stress,
                recorded("equity at hand", last.get().equity()));
    }

    private void portfolio() {
        explained
                .around()
                .read()
                .ifPresentOrElse(
                        read -> said.say(
                                "The portfolio's last reading was of tick {}, {} old: heat {} (" + read.band()
                                        + "), equity {}.",
                                recorded("reading tick", read.tick()),
                                span(
                                        "reading age",
                                        Math.max(0, explained.target().atMs() - read.atMs()),
                                        Source.COMPUTED),
                                recorded("heat", read.heat()),
                                recorded("equity", read.equity())),
                        () -> said.say("The portfolio had no reading on record."));
    }
}
