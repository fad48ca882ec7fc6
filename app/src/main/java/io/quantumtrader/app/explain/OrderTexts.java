package io.quantumtrader.app.explain;

import static io.quantumtrader.app.explain.Figures.basisPoints;
import static io.quantumtrader.app.explain.Figures.computed;
import static io.quantumtrader.app.explain.Figures.recorded;
import static io.quantumtrader.app.explain.Figures.span;
import static io.quantumtrader.app.explain.Figures.time;

import io.quantumtrader.http.view.ExplanationView.Figure;
import io.quantumtrader.http.view.ExplanationView.Section;
import io.quantumtrader.http.view.ExplanationView.Source;
import io.quantumtrader.persistence.explain.Explained;
import io.quantumtrader.persistence.explain.Sent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Noted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderAccepted;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderGone;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderRefused;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderUnknown;
import io.quantumtrader.persistence.symbol.SymbolEvent.StopTriggered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was sent and what came back. */
final class OrderTexts {

    private OrderTexts() {}

    static Section sent(Explained explained) {
        var said = new Sentences("What was sent");
        for (var sent : explained.sent()) {
            order(said, explained, sent);
            permit(said, sent);
        }
        for (String id : explained.withdrawn()) said.say("Order " + id + " was to be withdrawn.");
        if (explained.sent().isEmpty() && explained.withdrawn().isEmpty()) said.say("Nothing was sent.");
        return said.section();
    }

    private static void order(Sentences said, Explained explained, Sent sent) {
        var order = sent.order();
        switch (order.purpose()) {
            case "STOP" -> stop(said, explained, order);
            default -> {
                var figures = new ArrayList<Figure>();
                figures.add(recorded("quantity", order.quantity()));
                String price = " at the market";
                if (order.price() > 0) {
                    figures.add(recorded("price", order.price()));
                    price = " at {}";
                }
                said.say(
                        "Order " + order.clientOrderId() + ": " + order.side() + " {}" + price
                                + (order.reduceOnly() ? ", reduce-only." : ", to open."),
                        figures);
            }
        }
        if (order.firedAfter() > order.firedBefore()) {
            said.say(
                    "With it the exits that had fired went from {} to {}.",
                    recorded("fired before", order.firedBefore()),
                    recorded("fired after", order.firedAfter()));
        }
    }

    private static void stop(Sentences said, Explained explained, OrderIntended order) {
        double from = explained.moment().position().map(held -> held.stop()).orElse(Double.NaN);
        String text =
                "Order " + order.clientOrderId() + ": a protective stop, " + order.side() + ", over all that is held. ";
        var to = recorded("stop to", order.price());
        if (Double.isNaN(from)) said.say(text + "The stop is set to {}; there was none.", to);
        else if (from == order.price()) said.say(text + "The stop stays at {}.", to);
        else said.say(text + "The stop goes from {} to {}.", recorded("stop from", from), to);
    }

    private static void permit(Sentences said, Sent sent) {
        var order = sent.order();
        if (order.permitId().isEmpty()) {
            said.say("It needs no permit: it " + (order.purpose().equals("STOP") ? "protects." : "reduces."));
            return;
        }
        sent.permit()
                .ifPresentOrElse(
                        permit -> said.say(
                                "It spends permit " + permit.permitId()
                                        + ", issued by the governor at {}: at most {} between {} and {}, ladder version {},"
                                        + " until {}.",
                                time("permit issued at", permit.atMs(), Source.RECORDED),
                                recorded("permit quantity", permit.maxQuantity()),
                                recorded("permit low", permit.lowPrice()),
                                recorded("permit high", permit.highPrice()),
                                recorded("ladder version", permit.ladderVersion()),
                                time("permit expires at", permit.expiresAtMs(), Source.RECORDED)),
                        () -> said.say("It spends permit " + order.permitId() + "; its issue is not recorded."));
    }

    static Section back(Explained explained) {
        var said = new Sentences("What came back");
        for (var sent : explained.sent()) {
            answers(sent).forEach(answer -> answer(said, answer));
            if (!sent.fills().isEmpty()) fills(said, explained, sent);
            if (sent.answers().isEmpty() && sent.fills().isEmpty())
                said.say("Of order " + sent.order().clientOrderId() + " nothing is on record yet.");
            delay(said, sent);
            sent.answeredWithinMs()
                    .ifPresent(within -> said.say(
                            "Its first answer was on record {} after its intent, by the clock of the wall.",
                            span("answered within", within, Source.COMPUTED)));
        }
        if (explained.sent().isEmpty()) said.say("Nothing was sent, so nothing came back.");
        return said.section();
    }

    /** The venue's word comes twice, as its answer and with its news; it is told once, with the time of its news. */
    private static List<Noted> answers(Sent sent) {
        Map<Class<?>, Noted> once = new LinkedHashMap<>();
        for (var answer : sent.answers()) {
            if (answer instanceof OrderAccepted) once.put(answer.getClass(), answer);
            else once.putIfAbsent(answer.getClass(), answer);
        }
        return List.copyOf(once.values());
    }

    private static void delay(Sentences said, Sent sent) {
        if (sent.fills().isEmpty()) return;
        long delay = sent.fills().getFirst().atMs() - sent.order().atMs();
        if (delay >= 0 && !sent.order().purpose().equals("STOP"))
            said.say(
                    "Its first fill came {} after the decision, by the market's clock.",
                    span("delay", delay, Source.COMPUTED));
    }

    private static void answer(Sentences said, Noted answer) {
        switch (answer) {
            case OrderAccepted one ->
                said.say(
                        "The venue accepted " + one.clientOrderId() + " at {}.",
                        time("accepted at", one.atMs(), Source.RECORDED));
            case OrderRefused one ->
                said.say(
                        "The venue refused " + one.clientOrderId() + " at {} with code {}: " + one.message() + ".",
                        time("refused at", one.atMs(), Source.RECORDED),
                        recorded("code", one.code()));
            case OrderHeldBack one -> {
                var figures = new ArrayList<Figure>();
                figures.add(time("held back at", one.atMs(), Source.RECORDED));
                said.say(
                        one.clientOrderId() + " was held back at the last hop at {}: "
                                + Sentences.reasons(one.reasons(), figures) + ".",
                        figures);
            }
            case OrderUnknown one ->
                said.say(
                        "No answer for " + one.clientOrderId() + " came in time at {}: " + one.why() + ".",
                        time("unknown at", one.atMs(), Source.RECORDED));
            case StopTriggered one ->
                said.say(
                        "The stop " + one.clientOrderId() + " was triggered at {} by a mark of {}.",
                        time("triggered at", one.atMs(), Source.RECORDED),
                        recorded("mark", one.mark()));
            case OrderGone one ->
                said.say(
                        one.clientOrderId() + " was gone at {}: " + one.reason() + ".",
                        time("gone at", one.atMs(), Source.RECORDED));
            default -> {}
        }
    }

    private static void fills(Sentences said, Explained explained, Sent sent) {
        double mark = explained.moment().mark();
        var figures = new ArrayList<>(List.of(
                computed("filled", sent.filled()),
                computed("average price", sent.averagePrice()),
                computed("trades", sent.fills().size()),
                computed("fees", sent.fees())));
        String than = "";
        if (Double.isFinite(mark) && !sent.order().purpose().equals("STOP")) {
            double slippage = sent.slippage(mark);
            figures.add(basisPoints("slippage", slippage));
            figures.add(recorded("mark", mark));
            than = ", {} " + (slippage >= 0 ? "worse" : "better") + " than the mark of {}";
        }
        boolean complete = sent.fills().getLast().complete();
        said.say(
                sent.order().clientOrderId() + " traded {} at {}, number of fills {}, fees {}" + than
                        + (complete ? "." : "; not all of it yet."),
                figures);
    }
}
