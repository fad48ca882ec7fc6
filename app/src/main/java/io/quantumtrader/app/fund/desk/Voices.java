package io.quantumtrader.app.fund.desk;

import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.governor.GovernorCommand;
import io.quantumtrader.actors.governor.GuardReading;
import io.quantumtrader.actors.portfolio.PortfolioCommand;
import io.quantumtrader.actors.portfolio.PortfolioVerdicts;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.app.fund.cast.FundActors;
import io.quantumtrader.app.fund.view.Moment;
import io.quantumtrader.app.fund.view.Standing;
import io.quantumtrader.http.Answer;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.persistence.journal.JournalWatch;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** Asks a fund's actors what stands. Nothing here blocks, and nothing changes the fund. */
final class Voices {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ofMillis(250);

    private final FundActors fund;
    private final Map<String, LastWord<SymbolView>> lastOfSymbols = new ConcurrentHashMap<>();
    private final LastWord<Optional<PortfolioVerdicts>> lastOfPortfolio = new LastWord<>();
    private final LastWord<GuardReading> lastOfGuards = new LastWord<>();
    private final LastWord<KillSwitch.View> lastOfKillSwitch = new LastWord<>();
    private final LastWord<EmergencyCommand.View> lastOfEmergencyStop = new LastWord<>();
    private final LastWord<CeoCommand.View> lastOfCeo = new LastWord<>();

    private final Shared<Moment> moment = new Shared<>(this::everybody);
    private final Shared<Symbols> crowd = new Shared<>(this::everySymbol);

    /**
     * Symbols as they were heard, in their order.
     *
     * @param silent those that did not answer now: what is here of them is what they said last
     */
    record Symbols(List<SymbolView> views, Set<String> silent) {}

    Voices(FundActors fund) {
        this.fund = fund;
    }

    /**
     * Everything at once, as it is from now on; the parts may be a tick apart from each other, and further where one does not answer. Whoever
     * asks while others are being answered shares the next question: a crowd of readers must not fill the mailboxes that a kill goes through.
     */
    CompletionStage<Moment> now() {
        return moment.answer();
    }

    private CompletionStage<Moment> everybody() {
        var symbols = symbols().toCompletableFuture();
        var portfolio = lastOfPortfolio.or(this::portfolio);
        var guards = lastOfGuards.or(this::guards);
        var killSwitch = lastOfKillSwitch.or(this::killSwitch);
        var emergency = lastOfEmergencyStop.or(this::emergencyStop);
        var ceo = lastOfCeo.or(this::ceo);
        var account = fund.venue().account().toCompletableFuture();
        return CompletableFuture.allOf(symbols, portfolio, guards, killSwitch, emergency, ceo, account)
                .thenApply(all -> {
                    var silent = EnumSet.noneOf(Layer.class);
                    if (portfolio.join().old()) silent.add(Layer.HEAT_GATE);
                    if (guards.join().old()) silent.add(Layer.GOVERNOR);
                    if (killSwitch.join().old()) silent.add(Layer.KILL_SWITCH);
                    if (emergency.join().old()) silent.add(Layer.EMERGENCY_STOP);
                    if (ceo.join().old()) silent.add(Layer.CEO);
                    return new Moment(
                            fund.conductor().tick(),
                            fund.conductor().atMs(),
                            symbols.join().views(),
                            symbols.join().silent(),
                            portfolio.join().old()
                                    ? Optional.empty()
                                    : portfolio.join().said(),
                            guards.join().said(),
                            killSwitch.join().said(),
                            emergency.join().said(),
                            ceo.join().said(),
                            account.join(),
                            fund.ladder().state(),
                            JournalWatch.of(fund.system()).state(),
                            silent);
                });
    }

    /** What is latched here, without waiting for anybody but those who hear of releases. */
    CompletionStage<Standing> standing() {
        var killSwitch = lastOfKillSwitch.or(this::killSwitch);
        var ceo = lastOfCeo.or(this::ceo);
        return killSwitch.thenCombine(
                ceo, (said, saidToo) -> Standing.of(fund.ladder().state(), said.said(), saidToo.said()));
    }

    /** The same for one who has just tightened something: nobody's silence keeps the answer back. */
    CompletionStage<Standing> standingAtOnce() {
        return standing()
                .toCompletableFuture()
                .completeOnTimeout(Standing.alone(fund.ladder().state()), AT_ONCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(silent -> Standing.alone(fund.ladder().state()));
    }

    /** All symbols. One that is on its way to another node says nothing for a while, and that must not hide the others. */
    CompletionStage<Symbols> symbols() {
        return crowd.answer();
    }

    private CompletionStage<Symbols> everySymbol() {
        var asked = new TreeMap<String, CompletableFuture<LastWord.Heard<SymbolView>>>();
        for (String name : fund.people().symbols().keySet()) asked.put(name, heard(name));
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    var silent = new TreeSet<String>();
                    asked.forEach((name, heard) -> {
                        if (heard.join().old()) silent.add(name);
                    });
                    return new Symbols(
                            asked.values().stream()
                                    .map(heard -> heard.join().said())
                                    .toList(),
                            silent);
                });
    }

    /** One symbol that the fund trades, or what it said last. */
    CompletableFuture<LastWord.Heard<SymbolView>> heard(String name) {
        return lastOfSymbols.computeIfAbsent(name, absent -> new LastWord<>()).or(() -> symbol(name));
    }

    boolean knows(String symbol) {
        return fund.people().symbols().containsKey(symbol);
    }

    /** What to say of a symbol that the fund does not trade. */
    <T> Answer<T> unknown(String symbol) {
        return new Answer.Unknown<>("unknown symbol `" + symbol + "`" + traded());
    }

    /** The end of a sentence about something unknown: what there is instead. */
    String traded() {
        return "; traded here are " + String.join(", ", fund.people().symbols().keySet());
    }

    /** One symbol that the fund trades. */
    CompletionStage<SymbolView> symbol(String name) {
        var symbol = fund.people().symbols().get(name);
        if (symbol == null) throw new IllegalArgumentException(name + " is not traded here");
        return this.<SymbolCommand, SymbolView>ask(symbol, SymbolCommand.Get::new);
    }

    CompletionStage<Optional<PortfolioVerdicts>> portfolio() {
        return this.<PortfolioCommand, PortfolioCommand.Said>ask(fund.people().portfolio(), PortfolioCommand.Get::new)
                .thenApply(PortfolioCommand.Said::verdicts);
    }

    CompletionStage<GuardReading> guards() {
        return this.<GovernorCommand, GuardReading>ask(
                fund.people().governor(),
                replyTo -> new GovernorCommand.GetGuards(fund.conductor().atMs(), replyTo));
    }

    CompletionStage<GovernorCommand.PermitsView> permits() {
        return this.<GovernorCommand, GovernorCommand.PermitsView>ask(
                fund.people().governor(), GovernorCommand.GetPermits::new);
    }

    CompletionStage<KillSwitch.View> killSwitch() {
        return this.<KillSwitch.Command, KillSwitch.View>ask(fund.people().killSwitch(), KillSwitch.Get::new);
    }

    CompletionStage<EmergencyCommand.View> emergencyStop() {
        return this.<EmergencyCommand, EmergencyCommand.View>ask(
                fund.people().emergencyStop(), EmergencyCommand.Get::new);
    }

    CompletionStage<CeoCommand.View> ceo() {
        return this.<CeoCommand, CeoCommand.View>ask(fund.people().ceo(), CeoCommand.Get::new);
    }

    /** Asks one actor one thing. */
    <M, R> CompletionStage<R> ask(ActorRef<M> actor, Function<ActorRef<R>, M> message) {
        return AskPattern.ask(actor, message::apply, PATIENCE, fund.system().scheduler());
    }
}
