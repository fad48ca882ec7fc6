package io.quantumtrader.app.explain;

import static io.quantumtrader.app.explain.Figures.computed;
import static io.quantumtrader.app.explain.Figures.inR;
import static io.quantumtrader.app.explain.Figures.recorded;
import static io.quantumtrader.app.explain.Figures.span;
import static io.quantumtrader.app.explain.Figures.time;

import io.quantumtrader.http.view.ExplanationView.Section;
import io.quantumtrader.http.view.ExplanationView.Source;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.symbol.Evaluator;
import io.quantumtrader.persistence.explain.Explained;

/** What was held. */
final class PositionTexts {

    private PositionTexts() {}

    static Section of(Explained explained) {
        var said = new Sentences("The position");
        var held = explained.moment().position();
        if (held.isEmpty()) return said.say("Nothing was held.").section();
        held(said, explained, held.get());
        return said.section();
    }

    private static void held(Sentences said, Explained explained, Position held) {
        said.say(
                held.side() + " {} of originally {} at an average entry of {}, position {}"
                        + (held.adopted() ? ", found at the venue and adopted." : "."),
                computed("quantity", held.quantity()),
                computed("original quantity", held.originalQuantity()),
                computed("average entry", held.averageEntry()),
                computed("position number", held.number()));
        said.say(
                "Opened at {}, {} before; bars closed since, without this one: {}.",
                time("opened at", held.openedAtMs(), Source.RECORDED),
                span("held for", explained.target().atMs() - held.openedAtMs(), Source.COMPUTED),
                computed("bars", held.path().bars()));
        risk(said, explained, held);
        said.say(
                "{} of {} exits of the profile "
                        + Sentences.words(held.terms().profile().name()) + " had fired; leverage {}.",
                computed("tranches fired", held.fired()),
                computed("tranches", held.terms().profile() == ExitProfile.TP1 ? 1 : 3),
                recorded("leverage", held.terms().leverage()));
        if (explained.moment().closing()) said.say("A close was already under way.");
    }

    private static void risk(Sentences said, Explained explained, Position held) {
        double mark = explained.moment().mark();
        explained
                .moment()
                .terms()
                .ifPresent(terms -> said.say(
                        "After costs it stood at {} with a mark of {}; the best of a closed bar before was {}.",
                        inR("r", Evaluator.rNet(held, mark, terms.settings().takerFeeRate()), Source.COMPUTED),
                        recorded("mark", mark),
                        inR("best r", held.path().maxR(), Source.COMPUTED)));
        double risk = held.terms().stopDistance();
        double entry = held.averageEntry();
        boolean isLong = held.side() == Side.LONG;
        double best = isLong ? held.path().peak() : held.path().trough();
        double worst = isLong ? held.path().trough() : held.path().peak();
        int sign = held.side().sign();
        said.say(
                "Before this bar it had been {} for it (mark {}) and {} against it (mark {}), before costs.",
                inR("best excursion", sign * (best - entry) / risk, Source.COMPUTED),
                recorded("best mark", best),
                inR("worst excursion", sign * (worst - entry) / risk, Source.COMPUTED),
                recorded("worst mark", worst));
        said.say(
                "Stop {}; the risk of one unit, one R, is {}.",
                recorded("stop", held.stop()),
                recorded("risk of one unit", risk));
    }
}
