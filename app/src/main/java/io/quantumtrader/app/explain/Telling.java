package io.quantumtrader.app.explain;

import static io.quantumtrader.app.explain.Figures.recorded;
import static io.quantumtrader.app.explain.Figures.time;

import io.quantumtrader.http.view.ExplanationView;
import io.quantumtrader.http.view.ExplanationView.Derived;
import io.quantumtrader.http.view.ExplanationView.Section;
import io.quantumtrader.http.view.ExplanationView.Source;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.explain.Explained;
import io.quantumtrader.persistence.explain.Said;
import io.quantumtrader.persistence.explain.Target;
import io.quantumtrader.persistence.explain.Terms;
import io.quantumtrader.persistence.explain.WouldChange;
import io.quantumtrader.persistence.symbol.ObservationBits;
import io.quantumtrader.persistence.symbol.OperatorWord;
import java.util.List;
import java.util.Optional;

/** An explained decision in sentences. */
public final class Telling {

    private final Explained explained;

    private Telling(Explained explained) {
        this.explained = explained;
    }

    public static ExplanationView of(Explained explained) {
        return new Telling(explained).view();
    }

    private ExplanationView view() {
        var target = explained.target();
        return new ExplanationView(
                explained.id(),
                explained.symbol(),
                target.entry().sequenceNr(),
                target.tick(),
                target.atMs(),
                target.action(),
                headline(),
                derived(),
                List.of(
                        when(),
                        SeenTexts.of(explained),
                        PositionTexts.of(explained),
                        KillTexts.of(explained),
                        LayerTexts.of(explained),
                        OrderTexts.sent(explained),
                        OrderTexts.back(explained),
                        OutcomeTexts.of(explained),
                        ChangeTexts.of(explained)));
    }

    private Derived derived() {
        return switch (explained.wouldChange()) {
            case WouldChange.OfTheKernel ignored -> Derived.SAME;
            case WouldChange.NotANumber(var cause) ->
                cause == WouldChange.Cause.NOT_REPRODUCED ? Derived.DIFFERENT : Derived.NOT_ASKED;
            case WouldChange.OfLimits ignored -> Derived.NOT_ASKED;
        };
    }

    private String headline() {
        return explained.id() + ": " + did() + ", " + why() + ".";
    }

    private String did() {
        String side = explained
                .moment()
                .position()
                .map(Position::side)
                .map(Enum::name)
                .map(name -> name + " ")
                .orElse("");
        String symbol = side + explained.symbol();
        return switch (explained.target().action()) {
            case "HOLD" ->
                side.isEmpty() ? explained.symbol() + " was flat and nothing was done" : symbol + " was held as it was";
            case "OPEN" -> symbol + " was opened";
            case "REFUSE_OPEN" -> "an opening of " + symbol + " was refused";
            case "CLOSE" -> symbol + " was closed";
            case "REDUCE" -> "a part of " + symbol + " was closed";
            case "PROTECT" -> "the stop of " + symbol + " was set";
            case "CANCEL" -> "orders of " + symbol + " were withdrawn";
            default -> Sentences.words(explained.target().action()) + " of " + symbol;
        };
    }

    private String why() {
        return switch (explained.target()) {
            case Target.Held held -> Sentences.meaning(holding(held.row().bits()));
            case Target.Made(var entry, var decided) ->
                refusal()
                        .map(ReasonRow::code)
                        .or(() ->
                                decided.reasons().stream().map(ReasonRow::code).findFirst())
                        .map(code -> Sentences.meaning(code) + " (" + code + ")")
                        .orElse("for no recorded reason");
        };
    }

    private Optional<ReasonRow> refusal() {
        return explained.layers().stream()
                .filter(said -> said.stance() == Said.Stance.REFUSED)
                .flatMap(said -> said.reasons().stream())
                .findFirst();
    }

    private static String holding(long bits) {
        if (!ObservationBits.has(bits, ObservationBits.MARKET_STATE)) return "MARKET_STATE_MISSING";
        return ObservationBits.has(bits, ObservationBits.KILL_OVER_THRESHOLD) ? "KILL_SCORE_WATCH" : "QUIET";
    }

    private Section when() {
        var target = explained.target();
        var said = new Sentences("When and by what");
        String place = target.onBar() ? "on the close of a bar" : "between bars";
        said.say(
                "Decided at {}, tick {}, " + place + ".",
                time("at", target.atMs(), Source.RECORDED),
                recorded("tick", target.tick()));
        said.say(cause());
        explained
                .moment()
                .terms()
                .ifPresentOrElse(terms -> settings(said, terms), () -> said.say("Settings in force: not recorded."));
        return said.section();
    }

    private static void settings(Sentences said, Terms terms) {
        String version = "Settings in force: version " + terms.version();
        if (terms.setAtMs() == 0) said.say(version + ", set before the first bar.");
        else said.say(version + ", set at {}.", time("settings set at", terms.setAtMs(), Source.RECORDED));
        String limits = terms.layers().isPresent()
                ? "theta and the limits of all layers"
                : "theta; the limits are not recorded";
        said.say("That names " + limits + ".");
        said.say(terms.kernel()
                .map(kernel -> "Kernel: version " + kernel + ".")
                .orElse("Kernel: its version is not recorded."));
    }

    private String cause() {
        return switch (explained.target()) {
            case Target.Held held -> "The bar was judged; there was no other cause.";
            case Target.Made(var entry, var decided) ->
                OperatorWord.in(decided.causedBy())
                        .map(word -> "Operator " + word.who() + " asked for it"
                                + (word.why().isEmpty() ? ", without a reason." : ": " + word.why() + "."))
                        .orElseGet(() -> switch (decided.causedBy()) {
                            case "observation" -> "The bar was judged; there was no other cause.";
                            case "strategy" -> "The entry strategy wished for it.";
                            case "housekeeping" -> "The state of the symbol's orders called for it.";
                            case "guardian" -> "The symbol was down; its guardian acted on what the venue holds.";
                            default -> "Cause on record: " + decided.causedBy() + ".";
                        });
        };
    }
}
