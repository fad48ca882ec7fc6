package io.quantumtrader.app.fund.desk;

import io.quantumtrader.actors.market.Heeding;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.app.fund.cast.FundActors;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.request.CloseRequest;
import io.quantumtrader.http.request.EmergencyStopRequest;
import io.quantumtrader.http.request.KillRequest;
import io.quantumtrader.http.request.OpenRequest;
import io.quantumtrader.http.view.DecisionView;
import io.quantumtrader.http.view.KillRehearsalView;
import io.quantumtrader.http.view.LayerVerdictView;
import io.quantumtrader.http.view.ReasonView;
import io.quantumtrader.kernel.check.Violation;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.EmergencyTrigger;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.journal.JournalWatch;
import io.quantumtrader.persistence.symbol.OperatorWord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Takes operators' words into the fund. Tightening is told at once and waits for nobody. */
final class OperatorDesk {

    private static final int LOOK_BACK = 20;

    private final FundActors fund;
    private final Voices voices;
    private final DecisionPages pages;
    private final BiFunction<String, Set<String>, Optional<DecisionView>> lastDeed;
    private final String portfolio;
    private final Duration patience;
    private final Executor blocking;
    /** Symbols whose opening by hand is being decided. */
    private final Set<String> opening = ConcurrentHashMap.newKeySet();

    /**
     * A desk.
     *
     * @param lastDeed the last of some actions of a symbol, from memory: the record cannot be read while the journal is away
     * @param patience how long a word to a symbol may take; afterwards it is withdrawn
     * @param blocking where the journal may be waited for, never the conductor's thread
     */
    OperatorDesk(
            FundActors fund,
            Voices voices,
            DecisionPages pages,
            BiFunction<String, Set<String>, Optional<DecisionView>> lastDeed,
            String portfolio,
            Duration patience,
            Executor blocking) {
        this.fund = fund;
        this.voices = voices;
        this.pages = pages;
        this.lastDeed = lastDeed;
        this.portfolio = portfolio;
        this.patience = patience;
        this.blocking = blocking;
    }

    /** One at a time for a symbol: the second would be refused by what the first has decided, or answered with it. */
    CompletionStage<Answer<DecisionView>> open(OpenRequest asked) {
        if (!voices.knows(asked.symbol())) return done(unknown(asked.symbol()));
        if (!opening.add(asked.symbol()))
            return done(new Answer.Refused<>(
                    "another opening of " + asked.symbol() + " is being decided; look at what comes of it first",
                    List.of()));
        long tick = fund.conductor().tick();
        return CompletableFuture.completedStage(asked)
                .thenCompose(this::quantity)
                .thenCompose(quantity ->
                        say(asked.symbol(), new Order.Open(asked.who(), asked.reason(), asked.side(), quantity)))
                .thenApplyAsync(operated -> opened(asked, operated, tick), blocking)
                .whenComplete((answer, failed) -> opening.remove(asked.symbol()));
    }

    /** A word that is not taken up in time is withdrawn, so that nothing is done later that was answered with a time-out. */
    private CompletionStage<Operated> say(String symbol, Order order) {
        long patienceMs = patience.toMillis();
        return fund.conductor()
                .operate(symbol, order, System.currentTimeMillis() + patienceMs)
                .orTimeout(patienceMs, TimeUnit.MILLISECONDS);
    }

    private CompletionStage<Optional<Double>> quantity(OpenRequest asked) {
        if (Double.isFinite(asked.quantity())) return CompletableFuture.completedStage(Optional.of(asked.quantity()));
        if (!Double.isFinite(asked.notional())) return CompletableFuture.completedStage(Optional.empty());
        return voices.symbol(asked.symbol()).thenApply(seen -> Optional.of(asked.notional() / seen.mark()));
    }

    private Answer<DecisionView> opened(OpenRequest asked, Operated operated, long tick) {
        if (!operated.accepted()) return refused(operated);
        var said = new OperatorWord(asked.who(), asked.reason());
        var decision = newest(asked.symbol(), Set.of("OPEN", "REFUSE_OPEN"), said, tick);
        if (decision.isEmpty()) return new Answer.Refused<>("nothing was decided", List.of());
        return decision.get().refused()
                ? new Answer.Refused<>("it was refused", refusals(decision.get()))
                : new Answer.Done<>(decision.get());
    }

    /** Of layers, or of the sizer, who speaks by a reason alone. */
    private static List<LayerVerdictView> refusals(DecisionView decision) {
        if (decision.verdicts().stream().anyMatch(LayerVerdictView::refused)) return decision.verdicts();
        return decision.reasons().stream()
                .filter(reason -> reason.code() != ReasonCode.OPERATOR_OPEN)
                .map(reason -> LayerVerdictView.of(reason.layer(), true, 0, List.of(reason)))
                .toList();
    }

    CompletionStage<Answer<DecisionView>> close(CloseRequest asked) {
        if (!voices.knows(asked.symbol())) return done(unknown(asked.symbol()));
        long tick = fund.conductor().tick();
        return part(asked)
                .thenCompose(part -> say(asked.symbol(), new Order.Close(asked.who(), asked.reason(), part)))
                .thenApplyAsync(operated -> closed(asked, operated, tick), blocking);
    }

    /** Base asset to close, empty for all of it: a fraction is of what is held when it is asked. */
    private CompletionStage<Optional<Double>> part(CloseRequest asked) {
        if (Double.isFinite(asked.quantity())) return CompletableFuture.completedStage(Optional.of(asked.quantity()));
        if (asked.fraction() >= 1) return CompletableFuture.completedStage(Optional.empty());
        return voices.symbol(asked.symbol())
                .thenApply(seen -> seen.position().map(held -> asked.fraction() * held.quantity()));
    }

    private Answer<DecisionView> closed(CloseRequest asked, Operated operated, long tick) {
        if (operated.nothingHeld()) return new Answer.Unknown<>("no open position in " + asked.symbol());
        if (operated.tooSmall()) return tooSmall(asked, operated.explanation());
        if (!operated.accepted()) return refused(operated);
        var said = new OperatorWord(asked.who(), asked.reason());
        return new Answer.Done<>(newest(asked.symbol(), Set.of("CLOSE", "REDUCE"), said, tick)
                .orElseGet(() -> recordedElsewhere(asked)));
    }

    /** The symbol has decided, but its node has lost the database: what is in its spool cannot be read here. */
    private DecisionView recordedElsewhere(CloseRequest asked) {
        double none = Double.NaN;
        boolean whole = asked.fraction() >= 1 && !Double.isFinite(asked.quantity());
        return new DecisionView(
                0,
                "",
                asked.symbol(),
                null,
                fund.conductor().tick(),
                fund.conductor().atMs(),
                whole ? "CLOSE" : "REDUCE",
                false,
                false,
                "decided; its record waits on the node of the symbol until that has its database again",
                null,
                asked.quantity(),
                none,
                none,
                none,
                List.of(),
                List.of(),
                null,
                asked.who(),
                asked.reason());
    }

    /** Not carried out: nobody heard it, or too late. */
    private static Answer<DecisionView> refused(Operated operated) {
        var verdicts = operated
                .refusal()
                .map(reason -> LayerVerdictView.of(reason.code().layer(), true, 0, List.of(ReasonView.of(reason))))
                .stream()
                .toList();
        return new Answer.Refused<>(operated.explanation(), verdicts);
    }

    private static Answer<DecisionView> tooSmall(CloseRequest asked, String why) {
        boolean byQuantity = Double.isFinite(asked.quantity());
        return new Answer.Invalid<>(List.of(new Violation(
                byQuantity ? "quantity" : "fraction",
                "" + (byQuantity ? asked.quantity() : asked.fraction()),
                "larger: " + why)));
    }

    /** The newest decision that this word caused; others may have decided on the symbol meanwhile. */
    private Optional<DecisionView> newest(String symbol, Set<String> actions, OperatorWord said, long tick) {
        Predicate<DecisionView> its = decision -> actions.contains(decision.action())
                && decision.tick() >= tick
                && said.who().equals(decision.who())
                && said.why().equals(decision.why() == null ? "" : decision.why());
        boolean readable = JournalWatch.of(fund.system()).state().isUp();
        if (!readable) return lastDeed.apply(symbol, actions).filter(its);
        return pages.latest(symbol, Long.MAX_VALUE, Set.of("Decided"), LOOK_BACK).stream()
                .filter(its)
                .findFirst();
    }

    /** Told on the caller's thread, answered when the send gate is closed: microseconds from here to there. */
    CompletionStage<Answer<Double>> kill(KillRequest asked) {
        long accepted = System.nanoTime();
        if (!covers(asked.scope())) return done(unknown(asked.scope()));
        return voices.<KillSwitch.Command, KillSwitch.Activated>ask(
                        fund.people().killSwitch(),
                        replyTo -> new KillSwitch.Activate(
                                asked.scope(),
                                asked.permission(),
                                asked.who(),
                                asked.reason(),
                                fund.conductor().atMs(),
                                accepted,
                                replyTo))
                .thenApply(activated -> new Answer.Done<>(activated.micros()));
    }

    /** The way of a kill with nothing at its end: the symbols look at a ladder that has not changed. */
    CompletionStage<KillRehearsalView> rehearse() {
        long accepted = System.nanoTime();
        return voices.<KillSwitch.Command, KillSwitch.Rehearsed>ask(
                        fund.people().killSwitch(), replyTo -> new KillSwitch.Rehearse(accepted, replyTo))
                .thenCompose(gate -> fund.conductor()
                        .heedLadder("rehearsal")
                        .acknowledged()
                        .thenApply(all -> rehearsed(gate.micros(), all, accepted)));
    }

    private KillRehearsalView rehearsed(double gateMicros, Heeding.Acknowledged all, long accepted) {
        long tookNanos = all.atNanos() - accepted;
        if (all.silent() == 0) fund.rehearsed().record(tookNanos);
        return new KillRehearsalView(
                gateMicros,
                tookNanos / 1e3,
                all.symbols(),
                all.silent(),
                fund.ladder().rehearsed().figures(),
                fund.rehearsed().figures(),
                fund.ladder().gateClosed().figures(),
                fund.acknowledged().figures());
    }

    CompletionStage<Answer<Boolean>> emergencyStop(EmergencyStopRequest asked) {
        if (!covers(asked.scope())) return done(unknown(asked.scope()));
        return voices.<EmergencyCommand, EmergencyCommand.Pulled>ask(
                        fund.people().emergencyStop(),
                        replyTo -> new EmergencyCommand.Trigger(
                                asked.scope(),
                                new EmergencyTrigger.OperatorPulled(asked.who(), asked.reason()),
                                fund.conductor().tick(),
                                fund.conductor().atMs(),
                                replyTo))
                .thenApply(this::pulled);
    }

    /** Where a latch stands already no new one appears: whoever pulled has to see that the word was taken. */
    private Answer<Boolean> pulled(EmergencyCommand.Pulled pulled) {
        if (!pulled.already()) return new Answer.Done<>(true);
        var latches = fund.ladder().state().latches();
        return new Answer.Again<>(
                true,
                pulled.latchIds().stream()
                        .map(id -> id + " stands"
                                + latches.find(id)
                                        .map(latch -> " since " + Instant.ofEpochMilli(latch.sinceMs()))
                                        .orElse(""))
                        .collect(Collectors.joining(", ", "pulled again: ", "")));
    }

    private boolean covers(Scope scope) {
        return fund.people().symbols().keySet().stream().anyMatch(symbol -> reaches(scope, symbol));
    }

    private boolean reaches(Scope scope, String symbol) {
        return scope.covers(portfolio, symbol);
    }

    private <T> Answer<T> unknown(Scope scope) {
        return new Answer.Unknown<>("unknown "
                + switch (scope) {
                    case Scope.OfSymbol(var name, var symbol) when name.equals(portfolio) -> "symbol `" + symbol + "`";
                    default ->
                        "scope `" + scope.text() + "`: expected *, " + portfolio + " or " + portfolio + "/SYMBOL";
                }
                + voices.traded());
    }

    private <T> Answer<T> unknown(String symbol) {
        return voices.unknown(symbol);
    }

    private static <T> CompletionStage<Answer<T>> done(Answer<T> answer) {
        return CompletableFuture.completedStage(answer);
    }
}
