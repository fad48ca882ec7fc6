package io.quantumtrader.app.explain;

import static io.quantumtrader.app.explain.Figures.computed;
import static io.quantumtrader.app.explain.Figures.percent;
import static io.quantumtrader.app.explain.Figures.recorded;
import static io.quantumtrader.app.explain.Figures.set;
import static io.quantumtrader.app.explain.Figures.time;

import io.quantumtrader.http.view.ExplanationView.Figure;
import io.quantumtrader.http.view.ExplanationView.Section;
import io.quantumtrader.http.view.ExplanationView.Source;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.explain.Explained;
import io.quantumtrader.persistence.explain.Said;
import io.quantumtrader.persistence.explain.Said.Stance;
import io.quantumtrader.persistence.explain.Sent;
import io.quantumtrader.persistence.explain.Terms;
import io.quantumtrader.persistence.replay.LayerTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The word of each of the seven layers. */
final class LayerTexts {

    private final Explained explained;
    private final Sentences sentences = new Sentences("The seven layers");

    private LayerTexts(Explained explained) {
        this.explained = explained;
    }

    static Section of(Explained explained) {
        var texts = new LayerTexts(explained);
        if (explained.layers().stream().anyMatch(said -> said.stance() == Stance.NO_SAY))
            texts.sentences.say("A hold or an exit asks no layer, so none can refuse it; what each had on record:");
        explained.layers().forEach(texts::layer);
        return texts.sentences.section();
    }

    private void layer(Said said) {
        var figures = new ArrayList<Figure>();
        var text = new StringBuilder(Sentences.name(said.layer())).append(": ").append(stance(said, figures));
        String numbers = numbers(said, figures);
        if (!numbers.isEmpty()) text.append(" ").append(numbers);
        for (var latch : said.latches()) text.append(" ").append(latch(latch, figures));
        sentences.say(text.toString(), figures);
    }

    private String stance(Said said, List<Figure> figures) {
        return switch (said.stance()) {
            case ALLOWED -> remarks("allowed it, unchanged", said.reasons(), figures);
            case SCALED -> {
                figures.add(recorded("scale", said.scale()));
                yield remarks("let {} of the size pass", said.reasons(), figures);
            }
            case REFUSED -> remarks("refused", said.reasons(), figures);
            case NOT_ASKED -> "was not asked; " + notAsked() + ".";
            case CALLED_FOR_IT -> remarks("called for it", said.reasons(), figures);
            case NO_SAY -> noSay(said, figures);
        };
    }

    private static String remarks(String stance, List<ReasonRow> reasons, List<Figure> figures) {
        return reasons.isEmpty() ? stance + "." : stance + ": " + Sentences.reasons(reasons, figures) + ".";
    }

    private String notAsked() {
        boolean refused = explained.layers().stream().anyMatch(said -> said.stance() == Stance.REFUSED);
        return refused ? "it was refused before" : "it was no plan that could be sent";
    }

    private static String noSay(Said said, List<Figure> figures) {
        String stance = said.layer().level() == 1 ? "called for nothing" : "not asked";
        return said.reasons().isEmpty()
                ? stance + "."
                : stance + "; it restricted opens: " + Sentences.reasons(said.reasons(), figures) + ".";
    }

    /** What the record has besides the verdict; its limits where they are settings of the symbol. */
    private String numbers(Said said, List<Figure> figures) {
        return switch (said.layer()) {
            case KILL_SCORE -> killScore(figures);
            case HEAT_GATE -> heat(figures);
            case GOVERNOR -> guards(figures) + permit();
            case POSITION_STATE_BRAIN -> restricted(said, "No restriction of the symbol is on record.");
            case EMERGENCY_STOP -> restricted(said, "No latch of it stood.");
            case KILL_SWITCH -> restricted(said, "No latch of it stood.") + halt(figures);
            case CEO -> mode(figures);
        };
    }

    private static String restricted(Said said, String otherwise) {
        boolean free = said.latches().isEmpty() && said.reasons().isEmpty() && said.stance() != Stance.REFUSED;
        return free ? otherwise : "";
    }

    private String killScore(List<Figure> figures) {
        var judged = explained.judged();
        if (judged.isEmpty()
                || judged.get().kill() == null
                || explained.variant().isEmpty()) return "";
        var model = explained.variant().get().settings().kill().model();
        figures.add(computed("k", judged.get().killScore()));
        figures.add(set("threshold", model.threshold()));
        return "K {} against {}.";
    }

    private String heat(List<Figure> figures) {
        var read = explained.around().read();
        if (read.isEmpty()) return "Heat: not recorded.";
        figures.add(recorded("heat", read.get().heat()));
        String was = "Heat was {} (" + read.get().band() + "); ";
        var limits = limits().map(layers -> layers.portfolio().heat());
        if (limits.isEmpty()) return was + "the limits of heat are not recorded.";
        figures.add(set("warm", limits.get().warm()));
        figures.add(set("hot", limits.get().hot()));
        return was + "it is WARM from {} and HOT from {}.";
    }

    private Optional<LayerTerms> limits() {
        return explained.moment().terms().flatMap(Terms::layers);
    }

    private String guards(List<Figure> figures) {
        var moved = explained.around().guards();
        if (moved.isEmpty()) return "Its guards: not recorded.";
        var state = moved.get().guards().state();
        double day = state.day().loss(state.equity());
        double week = state.week().loss(state.equity());
        figures.add(percent("day", Math.abs(day), Source.COMPUTED));
        figures.add(percent("week", Math.abs(week), Source.COMPUTED));
        figures.add(percent("drawdown", state.noNewRisk().drawdown(state.equity()), Source.COMPUTED));
        figures.add(recorded("losses in a row", state.streak().losses()));
        String seen = "Its guards had seen a " + result("day", day) + ", a " + result("week", week)
                + ", a drawdown of {} and, in a row, {} losses; ";
        return seen + limits().map(layers -> limits(layers, figures)).orElse("their limits are not recorded.");
    }

    /** Those of the settings; the operating mode may set a stricter one for the day. */
    private static String limits(LayerTerms layers, List<Figure> figures) {
        var guards = layers.governor().guards();
        figures.add(percent("day limit", guards.dayLoss(), Source.SETTING));
        figures.add(percent("week limit", guards.weekLoss(), Source.SETTING));
        figures.add(percent("drawdown limit", guards.drawdownNoNewRisk(), Source.SETTING));
        figures.add(set("limit of losses in a row", guards.lossStreak()));
        return "their limits are {}, {}, {} and {}; the operating mode may set a lower one for the day.";
    }

    private static String result(String window, double loss) {
        return window + (loss < 0 ? " gain of {}" : " loss of {}");
    }

    private String permit() {
        return explained.sent().stream()
                .map(Sent::order)
                .filter(order -> !order.permitId().isEmpty())
                .map(order -> " It issued permit " + order.permitId() + ".")
                .findFirst()
                .orElse("");
    }

    private String halt(List<Figure> figures) {
        var halt = explained.around().halt();
        if (halt.isEmpty()) return "";
        figures.add(time("halted at", halt.get().sinceMs(), Source.RECORDED));
        return " A send-hold stood since {}: " + halt.get().why() + ".";
    }

    private String mode(List<Figure> figures) {
        var ceo = explained.around().ceo();
        String mode = "The operating mode was " + ceo.mode();
        if (ceo.sinceMs() == 0) return mode + " from the start.";
        figures.add(time("mode since", ceo.sinceMs(), Source.RECORDED));
        String why = ceo.reasons().isEmpty() ? "" : ", " + Sentences.reasons(ceo.reasons(), figures);
        return mode + " since {}" + why + ".";
    }

    private static String latch(Latch latch, List<Figure> figures) {
        figures.add(time("latched at", latch.sinceMs(), Source.RECORDED));
        var rows = ReasonRow.of(latch.reasons());
        return "Latch " + latch.id() + " of " + scope(latch) + " stood since {} with " + latch.permission() + ", by "
                + latch.who() + (latch.why().isEmpty() ? "" : " (" + latch.why() + ")") + ": "
                + Sentences.reasons(rows, figures) + ".";
    }

    private static String scope(Latch latch) {
        String scope = latch.scope().text();
        return scope.equals("*") ? "everything" : scope;
    }
}
