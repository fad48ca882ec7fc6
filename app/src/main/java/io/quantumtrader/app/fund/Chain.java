package io.quantumtrader.app.fund;

import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.governor.GuardReading;
import io.quantumtrader.actors.market.Supervisors;
import io.quantumtrader.actors.portfolio.OpenAnswer;
import io.quantumtrader.actors.portfolio.PortfolioCommand;
import io.quantumtrader.actors.portfolio.PortfolioVerdicts;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.symbol.AtHand;
import io.quantumtrader.actors.symbol.Superiors;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.actors.venue.Venue.Account;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.CeoReading;
import io.quantumtrader.kernel.kill.FlatReport;
import io.quantumtrader.kernel.kill.Health;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.ModeLimits;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.risk.Ceiling;
import io.quantumtrader.persistence.symbol.ClosedPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * Layers 2 to 7 as symbols and conductor meet them: portfolio and governor, then the emergency stop, then the CEO, once a tick
 * and in this order, so that what tightens acts before the next phase.
 */
final class Chain implements Supervisors, Superiors {

    private final ActorSystem<?> system;
    private final String portfolioName;
    private final List<String> symbols;
    private final Venue venue;
    private final Ladder ladder;
    private final ActorRef<PortfolioCommand> portfolio;
    private final ActorRef<EmergencyCommand> emergencyStop;
    private final ActorRef<CeoCommand> ceo;
    private final double spreadBps;
    private final Duration patience;
    private final ConcurrentLinkedQueue<PortfolioCommand.Closed> closed = new ConcurrentLinkedQueue<>();
    private volatile ModeLimits mode;

    Chain(
            ActorSystem<?> system,
            String portfolioName,
            List<String> symbols,
            Venue venue,
            Ladder ladder,
            ActorRef<PortfolioCommand> portfolio,
            ActorRef<EmergencyCommand> emergencyStop,
            ActorRef<CeoCommand> ceo,
            ModeLimits firstMode,
            double spreadBps,
            Duration patience) {
        this.system = system;
        this.portfolioName = portfolioName;
        this.symbols = List.copyOf(symbols);
        this.venue = venue;
        this.ladder = ladder;
        this.portfolio = portfolio;
        this.emergencyStop = emergencyStop;
        this.ceo = ceo;
        this.mode = firstMode;
        this.spreadBps = spreadBps;
        this.patience = patience;
    }

    // --- what the conductor asks, once a tick

    @Override
    public Function<String, AtHand> judge(long tick, long atMs, List<SymbolReading> readings, Account account) {
        tellClosed();
        try {
            var said = judged(tick, atMs, readings, account);
            ladder.withdraw(Layer.GOVERNOR, silence());
            return said;
        } catch (CompletionException silent) {
            system.log().error("tick {}: a part of the ladder is silent, opens are refused, exits go on", tick, silent);
            ladder.put(new Verdict(
                    Layer.GOVERNOR,
                    silence(),
                    Permission.REDUCE_ONLY,
                    List.of(Reason.because(ReasonCode.GOVERNOR_SILENT)),
                    atMs,
                    Verdict.UNTIL_RELEASED));
            return symbol -> AtHand.nothing();
        }
    }

    /** A silent part counts as its most conservative output for opens, everywhere (rules, B3). */
    private static Scope silence() {
        return Scope.everything();
    }

    private Function<String, AtHand> judged(long tick, long atMs, List<SymbolReading> readings, Account account) {
        PortfolioVerdicts verdicts = ask(
                portfolio,
                replyTo -> new PortfolioCommand.Tick(tick, atMs, readings, account, ceiling(), versions(), replyTo));
        verdicts.standing().forEach(ladder::put);
        EmergencyCommand.Answer emergency = ask(
                emergencyStop,
                replyTo -> new EmergencyCommand.Tick(
                        tick, atMs, portfolioName, verdicts.equity(), flatReports(atMs), replyTo));
        CeoCommand.Answer said = ask(
                ceo,
                replyTo -> new CeoCommand.Read(tick, atMs, reading(emergency.drawdown(), verdicts.guards()), replyTo));
        mode = said.limits();
        return atHand(verdicts, atMs);
    }

    @Override
    public Permission permission(String symbol) {
        return ladder.effective(portfolioName, symbol);
    }

    private static Function<String, AtHand> atHand(PortfolioVerdicts verdicts, long atMs) {
        return symbol -> new AtHand(
                atMs,
                verdicts.heat().band(),
                verdicts.clusterStress().getOrDefault(symbol, Double.NaN),
                verdicts.equity());
    }

    /** Symbols end positions side by side; told in a fixed order, streaks come out the same on every run. */
    private void tellClosed() {
        var batch = new ArrayList<PortfolioCommand.Closed>();
        for (var next = closed.poll(); next != null; next = closed.poll()) {
            batch.add(next);
        }
        batch.sort(Comparator.comparingLong(PortfolioCommand.Closed::atMs)
                .thenComparing(PortfolioCommand.Closed::positionId));
        batch.forEach(portfolio::tell);
    }

    /** A governor that does not answer leaves the CEO without a record of trades: then only drawdown and health count. */
    private static CeoReading reading(double drawdown, Optional<GuardReading> guards) {
        long trades = guards.map(GuardReading::trades).orElse(0L);
        double winRate =
                trades == 0 ? Double.NaN : guards.map(GuardReading::wins).orElse(0L) / (double) trades;
        var health = guards.isPresent() ? Health.HEALTHY : Health.CRITICAL;
        return new CeoReading(drawdown, health, trades, winRate, false, false);
    }

    private Ceiling ceiling() {
        var now = mode;
        double size = symbols.stream()
                .mapToDouble(symbol -> ladder.sizeScale(portfolioName, symbol))
                .min()
                .orElse(1);
        return new Ceiling(now.leverage(), now.riskPerTrade(), now.dayLoss(), now.slots(), now.minConfidence(), size);
    }

    private Map<String, Long> versions() {
        var versions = new TreeMap<String, Long>();
        symbols.forEach(symbol -> versions.put(symbol, ladder.version(portfolioName, symbol)));
        return versions;
    }

    /** The venue's word on each symbol, asked for only while something is to be flat. */
    private List<FlatReport> flatReports(long atMs) {
        return symbols.stream()
                .filter(symbol -> permission(symbol) == Permission.FLATTEN)
                .map(symbol -> now(venue.holding(symbol)
                        .thenCombine(
                                venue.openOrders(symbol),
                                (holding, orders) -> new FlatReport(
                                        portfolioName,
                                        symbol,
                                        holding.signedQuantity(),
                                        (int) orders.stream()
                                                .filter(order -> !order.order().reduceOnly())
                                                .count(),
                                        atMs))))
                .toList();
    }

    // --- what a symbol asks and tells

    @Override
    public CompletionStage<OpenAnswer> judge(OpeningPlan plan, long tick, long atMs, boolean automatic) {
        var rules = venue.rules(plan.symbol());
        var terms = new PortfolioCommand.OpenTerms(
                ceiling(),
                spreadBps,
                rules.maintenanceMarginRate(),
                rules.minNotional(),
                ladder.version(portfolioName, plan.symbol()),
                automatic);
        return AskPattern.ask(
                portfolio,
                replyTo -> new PortfolioCommand.JudgeOpen(plan, tick, atMs, terms, replyTo),
                patience,
                system.scheduler());
    }

    @Override
    public void spent(String permitId, String symbol, long atMs) {
        portfolio.tell(new PortfolioCommand.PermitSpent(permitId, atMs));
    }

    @Override
    public void closed(String symbol, ClosedPosition ended) {
        closed.add(new PortfolioCommand.Closed(
                symbol, symbol + "-" + ended.last().number(), ended.costs().net(), ended.byStop(), ended.atMs()));
    }

    @Override
    public void failed(String symbol, String why, long atMs) {
        system.log().error("{} failed at {}: {}", symbol, atMs, why);
    }

    private <M, R> R ask(ActorRef<M> actor, Function<ActorRef<R>, M> message) {
        return now(AskPattern.ask(actor, message::apply, patience, system.scheduler()));
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
