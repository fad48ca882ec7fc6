package io.quantumtrader.app.explain;

import static io.quantumtrader.app.explain.Figures.computed;
import static io.quantumtrader.app.explain.Figures.inR;
import static io.quantumtrader.app.explain.Figures.recorded;
import static io.quantumtrader.app.explain.Figures.time;

import io.quantumtrader.http.view.ExplanationView.Section;
import io.quantumtrader.http.view.ExplanationView.Source;
import io.quantumtrader.persistence.explain.Explained;
import io.quantumtrader.persistence.explain.Outcome;

/** How it went on. */
final class OutcomeTexts {

    private OutcomeTexts() {}

    static Section of(Explained explained) {
        var said = new Sentences("How it went on");
        switch (explained.outcome()) {
            case Outcome.None() -> said.say("There is no position of which to tell more.");
            case Outcome.NeverOpened(int number) ->
                said.say("Position {} was never opened: nothing was filled.", computed("position number", number));
            case Outcome.Open(var position, double mark, double r) ->
                said.say(
                        "Position {} is still held as far as the record goes: {}, which stood at {} with a mark of {}.",
                        computed("position number", position.number()),
                        computed("quantity", position.quantity()),
                        inR("r", r, Source.RECORDED),
                        recorded("mark", mark));
            case Outcome.Ended(var closed, long bars) -> {
                said.say(
                        "Position {} ended at {}, bars closed between: {}" + (closed.byStop() ? ", by its stop." : "."),
                        computed("position number", closed.last().number()),
                        time("ended at", closed.atMs(), Source.RECORDED),
                        computed("bars", bars));
                said.say(
                        "Over its life it made {} of its risk after fees and funding, {} in quote currency.",
                        inR("total r", closed.totalR(), Source.COMPUTED),
                        computed("net", closed.costs().net()));
            }
        }
        return said.section();
    }
}
