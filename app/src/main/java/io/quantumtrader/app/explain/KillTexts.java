package io.quantumtrader.app.explain;

import static io.quantumtrader.app.explain.Figures.computed;
import static io.quantumtrader.app.explain.Figures.recorded;
import static io.quantumtrader.app.explain.Figures.set;

import io.quantumtrader.http.view.ExplanationView.Section;
import io.quantumtrader.kernel.exit.BarTally;
import io.quantumtrader.kernel.exit.KillComponent;
import io.quantumtrader.kernel.exit.KillDistance;
import io.quantumtrader.kernel.exit.KillModel;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.position.Path;
import io.quantumtrader.kernel.symbol.Evaluation;
import io.quantumtrader.persistence.explain.Explained;
import io.quantumtrader.persistence.explain.Variant;

/** The kill score of the bar, part by part. */
final class KillTexts {

    private KillTexts() {}

    static Section of(Explained explained) {
        var said = new Sentences("The kill score");
        if (explained.moment().position().isEmpty())
            return said.say("None: nothing was held.").section();
        if (explained.variant().isEmpty() || explained.judged().isEmpty()) return between(said, explained);
        var judged = explained.judged().get();
        if (judged.kill() == null)
            return said.say("None: there was no valid market state on this bar.")
                    .section();
        score(said, explained.variant().get(), judged, judged.kill());
        return said.section();
    }

    private static Section between(Sentences said, Explained explained) {
        double last =
                explained.moment().observation().map(row -> row.killScore()).orElse(Double.NaN);
        return said.say("Not computed between bars; on the last bar K was {}.", recorded("k", last))
                .section();
    }

    private static void score(Sentences said, Variant variant, Evaluation judged, KillReading reading) {
        var settings = variant.settings();
        var model = settings.kill().model();
        var rule = settings.killRule();
        said.say(
                "K {} against its threshold {}: {} " + (model.reached(reading) ? "over it" : "missing")
                        + "; at {} it acts at once.",
                computed("k", reading.score()),
                set("threshold", model.threshold()),
                computed("distance", Math.abs(model.threshold() - reading.score())),
                set("immediate", rule.immediate()));
        said.say(
                "The weighted sum behind it is {} against {}.",
                computed("z", reading.z()),
                computed("limit of z", model.limit()));
        var distance = model.distance(reading);
        for (var part : KillComponent.values()) {
            part(
                    said,
                    model,
                    reading,
                    part,
                    missing(distance, part),
                    variant.position().terms().flipArmed());
        }
        int bits = Path.shifted(variant.position().path().killBits(), judged.killOver());
        said.say(
                "At or above its threshold on {} of the last {} closed bars, this one included; it closes on {}.",
                computed("bars at threshold", new BarTally(bits, 0).count(rule.windowBars())),
                set("window bars", rule.windowBars()),
                set("needed bars", rule.neededBars()));
    }

    private static void part(
            Sentences said, KillModel model, KillReading reading, KillComponent part, double missing, boolean armed) {
        double value = reading.component(part);
        double weight = model.weight(part);
        String alone = part == KillComponent.REGIME_FLIP && missing > 0
                ? flip(armed, missing)
                : missing == 0
                        ? "K stands."
                        : Double.isFinite(missing)
                                ? "alone it would have to rise by {}"
                                        + (part == KillComponent.SIGMA_SPIKE
                                                ? ", while the price moves against the position."
                                                : ".")
                                : "it cannot reach the threshold alone.";
        var text = words(part) + ": {} times its weight {} gives {}; " + alone;
        var v = computed(words(part), value);
        var w = set(words(part) + " weight", weight);
        var product = computed(words(part) + " weighted", weight * value);
        if (!alone.contains("{}")) said.say(text, v, w, product);
        else said.say(text, v, w, product, computed(words(part) + " missing", missing));
    }

    private static String flip(boolean armed, double missing) {
        if (!armed) return "none can come, as the entry rested on no trend.";
        return Double.isFinite(missing)
                ? "a flip alone would reach the threshold."
                : "a flip alone would not reach it.";
    }

    private static double missing(KillDistance distance, KillComponent part) {
        return switch (part) {
            case REGIME_FLIP -> distance.regimeFlip();
            case SIGMA_SPIKE -> distance.sigmaSpike();
            case TS_DROP -> distance.tsDrop();
            case AGE -> distance.age();
        };
    }

    private static String words(KillComponent part) {
        return switch (part) {
            case REGIME_FLIP -> "Regime flip";
            case SIGMA_SPIKE -> "Volatility spike";
            case TS_DROP -> "Lost trend";
            case AGE -> "Age";
        };
    }
}
