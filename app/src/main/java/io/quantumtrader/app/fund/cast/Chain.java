package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.cluster.SeatCommand;
import io.quantumtrader.actors.cluster.UpperLayers;
import io.quantumtrader.actors.governor.GuardReading;
import io.quantumtrader.actors.market.Supervisors;
import io.quantumtrader.actors.portfolio.OpenAnswer;
import io.quantumtrader.actors.portfolio.PortfolioCommand;
import io.quantumtrader.actors.portfolio.PortfolioVerdicts;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.symbol.AtHand;
import io.quantumtrader.actors.symbol.Superiors;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.venue.Venue.Account;
import io.quantumtrader.actors.venue.Venue.Holding;
import io.quantumtrader.actors.venue.Venue.OrderView;
import io.quantumtrader.actors.venue.VenueReads;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.CeoReading;
import io.quantumtrader.kernel.kill.EmergencyReading;
import io.quantumtrader.kernel.kill.Fault;
import io.quantumtrader.kernel.kill.FlatReport;
import io.quantumtrader.kernel.kill.Health;
import io.quantumtrader.kernel.kill.HeldPositions;
import io.quantumtrader.kernel.kill.Incidents;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.ModeLimits;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.risk.Ceiling;
import io.quantumtrader.persistence.journal.JournalState;
import io.quantumtrader.persistence.safety.EmergencyBook.ReferenceMoved;
import io.quantumtrader.persistence.symbol.ClosedPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * Layers 2 to 7 as symbols and conductor meet them: portfolio and governor, then the emergency stop, then the CEO, once a tick
 * and in this order, so that what tightens acts before the next phase.
 */
final class Chain implements Supervisors, Superiors, UpperLayers {

    private final ActorSystem<?> system;
    private final String portfolioName;
    private final List<String> symbols;
    private final VenueReads venue;
    private final Ladder ladder;
    private final ActorRef<PortfolioCommand> portfolio;
    private final ActorRef<EmergencyCommand> emergencyStop;
    private final ActorRef<CeoCommand> ceo;
    private final double spreadBps;
    private final Inquiries inquiries;
    private final ConcurrentLinkedQueue<PortfolioCommand.Closed> closed = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Rotation> rotations = new ConcurrentLinkedQueue<>();
    /** The version that symbols of other nodes asked with last: their own gate voids what is older. */
    private final Map<String, Long> far = new ConcurrentHashMap<>();

    private final LastFaults faults = new LastFaults();

    private volatile ModeLimits mode;
    /** Since when a part has been silent, by the market's clock. */
    private volatile Optional<Long> silentSinceMs = Optional.empty();

    Chain(
            ActorSystem<?> system,
            String portfolioName,
            List<String> symbols,
            VenueReads venue,
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
        this.inquiries = new Inquiries(system, patience);
    }

    /** Parts of the ladder that cannot record are not waited for. */
    void journal(JournalState state) {
        inquiries.journal(state);
    }

    // --- what the conductor asks, once a tick

    @Override
    public Function<String, AtHand> judge(
            long tick, long atMs, List<SymbolReading> readings, SortedSet<String> unheard, Account account) {
        var silent = new ArrayList<ReasonCode>();
        faults.silent(unheard, tick);
        var positions = positions(readings, unheard);
        var ended = tellClosed();
        Optional<PortfolioVerdicts> verdicts = inquiries.ask(
                portfolio,
                replyTo -> new PortfolioCommand.Tick(tick, atMs, readings, account, ceiling(1), versions(), replyTo),
                ReasonCode.PORTFOLIO_SILENT,
                silent);
        verdicts.ifPresent(said -> said.standing().forEach(ladder::put));
        var guards = verdicts.flatMap(PortfolioVerdicts::guards);
        if (verdicts.isPresent() && guards.isEmpty()) silent.add(ReasonCode.GOVERNOR_SILENT);
        Optional<EmergencyCommand.Answer> emergency = inquiries.ask(
                emergencyStop,
                replyTo -> new EmergencyCommand.Tick(
                        tick,
                        atMs,
                        seen(positions, account, ended, guards, silent),
                        flatReports(atMs),
                        guards.map(GuardReading::rebasedMs),
                        replyTo),
                ReasonCode.EMERGENCY_STOP_SILENT,
                silent);
        emergency.flatMap(EmergencyCommand.Answer::untold).ifPresent(this::tellRelease);
        var reading = reading(emergency, guards, Health.of(positions, !silent.isEmpty()));
        Optional<CeoCommand.Answer> said = inquiries.ask(
                ceo, replyTo -> new CeoCommand.Read(tick, atMs, reading, replyTo), ReasonCode.CEO_SILENT, silent);
        said.ifPresent(answer -> mode = answer.limits());
        tellSilence(silent, tick, atMs);
        return verdicts.map(now -> atHand(now, atMs)).orElse(symbol -> AtHand.nothing());
    }

    /** Once more, until the governor knows: a crash between a release and this word must not leave the old reference. */
    private void tellRelease(ReferenceMoved moved) {
        portfolio.tell(new PortfolioCommand.EmergencyReleased(moved.who(), moved.why(), moved.atMs()));
    }

    /** A silent part counts as its most conservative output for opens, everywhere; exits go on (rules, B3). */
    private void tellSilence(List<ReasonCode> silent, long tick, long atMs) {
        if (silent.isEmpty()) {
            if (silentSinceMs.isPresent()) ladder.withdraw(Layer.GOVERNOR, Scope.everything());
            silentSinceMs = Optional.empty();
            return;
        }
        long sinceMs = silentSinceMs.orElse(atMs);
        silentSinceMs = Optional.of(sinceMs);
        system.log().error("tick {}: {}: opens are refused, exits go on", tick, silent);
        ladder.put(new Verdict(
                Layer.GOVERNOR,
                Scope.everything(),
                Permission.REDUCE_ONLY,
                silent.stream().map(Reason::because).toList(),
                sinceMs,
                Verdict.UNTIL_RELEASED));
    }

    private HeldPositions positions(List<SymbolReading> readings, SortedSet<String> unheard) {
        var held = readings.stream().filter(SymbolReading::position).toList();
        long blind = held.stream()
                .filter(reading -> ladderSaysBlind(reading.symbol()))
                .count();
        long unmanaged = unheard.stream().filter(faults::ofOurCode).count();
        return new HeldPositions(held.size() + unheard.size(), (int) blind, unheard.size(), (int) unmanaged);
    }

    /** Equity comes from the account itself: level 5 does not depend on levels 2 and 3 being there. */
    private EmergencyReading seen(
            HeldPositions positions,
            Account account,
            List<PortfolioCommand.Closed> ended,
            Optional<GuardReading> guards,
            List<ReasonCode> silent) {
        var stopOuts = ended.stream()
                .filter(close -> close.byStop() && close.pnlNet() < 0)
                .map(close -> new Incidents.StopOut(portfolioName, close.positionId(), close.atMs()))
                .toList();
        return new EmergencyReading(
                portfolioName,
                account.equity(),
                stopOuts,
                guards.flatMap(GuardReading::flattenWanted),
                positions,
                Health.of(positions, !silent.isEmpty()));
    }

    private boolean ladderSaysBlind(String symbol) {
        return ladder.verdicts(portfolioName, symbol).stream()
                .filter(verdict -> verdict.layer() == Layer.POSITION_STATE_BRAIN)
                .flatMap(verdict -> verdict.reasons().stream())
                .anyMatch(reason -> reason.code() == ReasonCode.DATA_STALE);
    }

    @Override
    public List<Rotation> rotations() {
        var agreed = new TreeMap<String, Rotation>();
        for (var next = rotations.poll(); next != null; next = rotations.poll())
            agreed.putIfAbsent(next.weakest(), next);
        return List.copyOf(agreed.values());
    }

    @Override
    public void makeRoom(String weakest, String symbol, double confidence) {
        rotations.add(new Rotation(weakest, new SymbolCommand.Order.MakeRoom(symbol, confidence)));
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
    private List<PortfolioCommand.Closed> tellClosed() {
        var batch = new ArrayList<PortfolioCommand.Closed>();
        for (var next = closed.poll(); next != null; next = closed.poll()) {
            batch.add(next);
        }
        batch.sort(Comparator.comparingLong(PortfolioCommand.Closed::atMs)
                .thenComparing(PortfolioCommand.Closed::positionId));
        batch.forEach(portfolio::tell);
        return batch;
    }

    /** A governor that does not answer leaves the CEO without a record of trades: then only drawdown and health count. */
    private static CeoReading reading(
            Optional<EmergencyCommand.Answer> emergency, Optional<GuardReading> guards, Health health) {
        long trades = guards.map(GuardReading::trades).orElse(0L);
        double winRate =
                trades == 0 ? Double.NaN : guards.map(GuardReading::wins).orElse(0L) / (double) trades;
        return new CeoReading(
                emergency.map(EmergencyCommand.Answer::drawdown).orElse(Double.NaN),
                health,
                trades,
                winRate,
                emergency.map(EmergencyCommand.Answer::cascade).orElse(false),
                false);
    }

    /** @param size share of the usual size that the way back from an emergency stop leaves */
    private Ceiling ceiling(double size) {
        var now = mode;
        return new Ceiling(now.leverage(), now.riskPerTrade(), now.dayLoss(), now.slots(), now.minConfidence(), size);
    }

    private Map<String, Long> versions() {
        var versions = new TreeMap<String, Long>();
        symbols.forEach(
                symbol -> versions.put(symbol, far.getOrDefault(symbol, ladder.version(portfolioName, symbol))));
        return versions;
    }

    /** The venue's word on each symbol that is to be flat; where it says none, nothing is known to be flat. */
    private List<FlatReport> flatReports(long atMs) {
        var wanted = symbols.stream()
                .filter(symbol -> permission(symbol) == Permission.FLATTEN)
                .toList();
        return List.copyOf(venue.each(
                        "holding and orders",
                        wanted,
                        (all, symbol) -> all.holding(symbol)
                                .thenCombine(all.openOrders(symbol), (holding, orders) -> flat(holding, orders, atMs)))
                .values());
    }

    private FlatReport flat(Holding holding, List<OrderView> orders, long atMs) {
        long entries =
                orders.stream().filter(order -> !order.order().reduceOnly()).count();
        return new FlatReport(portfolioName, holding.symbol(), holding.signedQuantity(), (int) entries, atMs);
    }

    // --- what a symbol asks and tells

    @Override
    public CompletionStage<OpenAnswer> judge(OpeningPlan plan, long tick, long atMs, boolean automatic) {
        double size = ladder.sizeScale(portfolioName, plan.symbol());
        return judge(plan, tick, atMs, automatic, ladder.version(portfolioName, plan.symbol()), size);
    }

    /** A symbol on another node goes by that node's copy of the ladder. */
    @Override
    public CompletionStage<OpenAnswer> judge(SeatCommand.Judge asked) {
        far.put(asked.plan().symbol(), asked.ladderVersion());
        return judge(
                asked.plan(), asked.tick(), asked.atMs(), asked.automatic(), asked.ladderVersion(), asked.sizeScale());
    }

    private CompletionStage<OpenAnswer> judge(
            OpeningPlan plan, long tick, long atMs, boolean automatic, long ladderVersion, double size) {
        var rules = venue.rules(plan.symbol());
        var terms = new PortfolioCommand.OpenTerms(
                ceiling(size), spreadBps, rules.maintenanceMarginRate(), rules.minNotional(), ladderVersion, automatic);
        return inquiries.asked(
                portfolio,
                replyTo -> new PortfolioCommand.JudgeOpen(plan, tick, atMs, terms, replyTo),
                ReasonCode.PORTFOLIO_SILENT);
    }

    @Override
    public void spent(String permitId, String symbol, long atMs) {
        portfolio.tell(new PortfolioCommand.PermitSpent(permitId, atMs));
    }

    @Override
    public void closed(String symbol, ClosedPosition ended) {
        closed(PortfolioCommand.Closed.of(symbol, ended));
    }

    @Override
    public void closed(PortfolioCommand.Closed ended) {
        closed.add(ended);
    }

    @Override
    public void failed(String symbol, Fault fault, String why, long tick, long atMs) {
        faults.failed(symbol, fault, tick);
        system.log().atError().addKeyValue("symbol", symbol).log("{} failed at {}, {}: {}", symbol, atMs, fault, why);
        emergencyStop.tell(new EmergencyCommand.Failed(portfolioName, symbol, fault, why, tick, atMs));
    }
}
