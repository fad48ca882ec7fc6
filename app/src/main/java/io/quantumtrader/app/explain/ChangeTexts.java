package io.quantumtrader.app.explain;

import static io.quantumtrader.app.explain.Figures.asked;
import static io.quantumtrader.app.explain.Figures.computed;
import static io.quantumtrader.app.explain.Figures.exactSpan;
import static io.quantumtrader.app.explain.Figures.percent;

import io.quantumtrader.http.view.ExplanationView.Figure;
import io.quantumtrader.http.view.ExplanationView.Section;
import io.quantumtrader.http.view.ExplanationView.Source;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.explain.Becomes;
import io.quantumtrader.persistence.explain.Explained;
import io.quantumtrader.persistence.explain.Flip;
import io.quantumtrader.persistence.explain.Input;
import io.quantumtrader.persistence.explain.SignalFlips;
import io.quantumtrader.persistence.explain.WouldChange;
import io.quantumtrader.persistence.explain.WouldChange.OfLimits;
import java.util.ArrayList;
import java.util.List;

/** What would have made it another decision. */
final class ChangeTexts {

    private final Sentences said = new Sentences("What would have changed it");

    private ChangeTexts() {}

    static Section of(Explained explained) {
        var texts = new ChangeTexts();
        switch (explained.wouldChange()) {
            case WouldChange.OfTheKernel(var flips)
            when flips.isEmpty() && explained.moment().position().isEmpty() ->
                texts.said.say(
                        "No close of this bar up to {} away makes the strategy wish for another entry.",
                        percent("farthest", SignalFlips.FARTHEST, Source.COMPUTED));
            case WouldChange.OfTheKernel(var flips) -> texts.flips(flips);
            case OfLimits limits -> texts.limits(limits);
            case WouldChange.NotANumber(var cause) -> texts.said.say(text(cause));
        }
        return texts.said.section();
    }

    private static String text(WouldChange.Cause cause) {
        return switch (cause) {
            case WORD -> "No number of the market: somebody said so, and no layer can refuse an exit.";
            case WORD_TO_OPEN ->
                "A refusal of any layer: somebody wished for it and each let it pass; how far each was from refusing is not"
                        + " recorded.";
            case HOUSEKEEPING ->
                "No number of the kernel: it follows from the orders and the stop of the symbol, which it puts in order.";
            case CLOSING -> "Nothing: a close was under way, and until it is over no other exit is decided.";
            case NO_MARKET_STATE ->
                "Nothing of this bar alone: without a market state the strategy wishes for nothing.";
            case NOT_REPRODUCED ->
                "Not told: the kernel, asked again, does not give the numbers on record; ./qt replay --verify names them.";
            case NOT_RECORDED -> "Not told: the settings or the market state to ask the kernel with are not recorded.";
        };
    }

    private void flips(List<Flip> flips) {
        if (flips.isEmpty()) {
            said.say("No single change that was looked at makes it another decision.");
            return;
        }
        said.say("Each alone, everything else as it was; the kernel was asked with each:");
        flips.forEach(this::flip);
    }

    private void flip(Flip flip) {
        switch (flip) {
            case Flip.OfNumber number when number.input() == Input.TIME_HELD -> time(number);
            case Flip.OfNumber number -> number(number);
            case Flip.OfWord word -> said.say(word(word) + " → " + becomes(word.becomes()) + ".");
            case Flip.OfSignal signal -> {
                String wish = signal.wish().equals("NONE")
                        ? "the strategy would have wished for no entry"
                        : "the strategy would have wished for a " + signal.wish() + " entry";
                said.say(
                        "A close of {} instead of {} ({}) → " + wish + ".",
                        asked("close", signal.to()),
                        computed("close as it was", signal.from()),
                        percent("change", signal.to() / signal.from() - 1, Source.COMPUTED));
            }
        }
    }

    private void number(Flip.OfNumber flip) {
        var to = asked(flip.input().words(), flip.to());
        var from = computed(flip.input().words() + " as it was", flip.from());
        String way = flip.to() > flip.from() ? "up" : "down";
        if (flip.input() == Input.MARK) {
            said.say(
                    "A mark price of {} instead of {} ({}) → " + becomes(flip.becomes()) + ".",
                    to,
                    from,
                    percent("change", flip.to() / flip.from() - 1, Source.COMPUTED));
        } else {
            said.say(
                    capital(flip.input().words()) + " " + way + " to {}, from {} → " + becomes(flip.becomes()) + ".",
                    to,
                    from);
        }
    }

    private void time(Flip.OfNumber flip) {
        said.say(
                "Held for {} instead of {} → " + becomes(flip.becomes()) + ".",
                exactSpan("held for", Math.round(flip.to())),
                exactSpan("held for as it was", (long) flip.from()));
    }

    private static String word(Flip.OfWord word) {
        return switch (word.input()) {
            case BARS_BEFORE ->
                word.to().equals("all")
                        ? "The kill score at its threshold on every bar before, too"
                        : "The kill score below its threshold on every bar before";
            default -> capital(word.input().words()) + " " + word.to() + " instead of " + word.from();
        };
    }

    private static String becomes(Becomes becomes) {
        String does = switch (becomes.action()) {
            case HOLD -> "nothing would have been done";
            case PROTECT -> "the stop would have been moved";
            case REDUCE -> "a part would have been closed";
            case CLOSE -> "it would have been closed";
        };
        return does + becomes.code().map(code -> " (" + code + ")").orElse("");
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private void limits(OfLimits limits) {
        said.say("It would have passed only with all of these met:");
        for (var missed : limits.missed())
            for (var reason : missed.reasons()) limit(Sentences.name(missed.layer()), reason);
        for (var reason : limits.plan()) limit("The size of the plan", reason);
        if (limits.missed().size() > 1)
            said.say("With " + Sentences.name(limits.missed().getFirst().layer()) + " met, "
                    + Sentences.name(limits.missed().get(1).layer()) + " would have refused next.");
        if (!limits.notAsked().isEmpty()) {
            said.say("What "
                    + String.join(
                            " and ",
                            limits.notAsked().stream().map(Sentences::name).toList())
                    + " would then have said is not recorded: not asked.");
        }
    }

    private void limit(String who, ReasonRow reason) {
        var figures = new ArrayList<Figure>();
        said.say(who + ": " + Sentences.reason(reason, figures) + ".", figures);
    }
}
