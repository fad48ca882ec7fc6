package io.quantumtrader.http;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.http.metric.Figure;
import io.quantumtrader.http.metric.Readings;
import io.quantumtrader.http.request.BarPage;
import io.quantumtrader.http.request.CloseRequest;
import io.quantumtrader.http.request.DecisionPage;
import io.quantumtrader.http.request.EmergencyStopRequest;
import io.quantumtrader.http.request.HaltRequest;
import io.quantumtrader.http.request.JobRequest;
import io.quantumtrader.http.request.KernelRequest;
import io.quantumtrader.http.request.KillRequest;
import io.quantumtrader.http.request.LimitsRequest;
import io.quantumtrader.http.request.OpenRequest;
import io.quantumtrader.http.request.ReleaseRequest;
import io.quantumtrader.http.request.StepUpRequest;
import io.quantumtrader.http.view.AccountView;
import io.quantumtrader.http.view.ClusterView;
import io.quantumtrader.http.view.ConfigurationView;
import io.quantumtrader.http.view.DecisionView;
import io.quantumtrader.http.view.DistanceView;
import io.quantumtrader.http.view.EffectView;
import io.quantumtrader.http.view.EventView;
import io.quantumtrader.http.view.ExplanationView;
import io.quantumtrader.http.view.HaltView;
import io.quantumtrader.http.view.HealthView;
import io.quantumtrader.http.view.HeatView;
import io.quantumtrader.http.view.JobView;
import io.quantumtrader.http.view.JournalView;
import io.quantumtrader.http.view.KernelView;
import io.quantumtrader.http.view.KillRehearsalView;
import io.quantumtrader.http.view.KillSwitchView;
import io.quantumtrader.http.view.LadderView;
import io.quantumtrader.http.view.LatchView;
import io.quantumtrader.http.view.LayerVerdictView;
import io.quantumtrader.http.view.LayerView;
import io.quantumtrader.http.view.LimitView;
import io.quantumtrader.http.view.LimitsChangeView;
import io.quantumtrader.http.view.MarketHistoryView;
import io.quantumtrader.http.view.MarketView;
import io.quantumtrader.http.view.PermitView;
import io.quantumtrader.http.view.PortfolioView;
import io.quantumtrader.http.view.PositionView;
import io.quantumtrader.http.view.ReasonView;
import io.quantumtrader.http.view.StatusView;
import io.quantumtrader.http.view.StepUpView;
import io.quantumtrader.http.view.WriteView;
import io.quantumtrader.kernel.check.Violation;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.StepUp;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import io.quantumtrader.persistence.projection.ViewPage;
import io.quantumtrader.persistence.projection.ViewRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A made-up fund that looks alive: prices walk, positions open and close, layers speak, latches latch. */
class DemoFund implements Fund {

    private static final long START = 1_770_000_000_000L;
    private static final long BAR = 60_000;
    static final String PORTFOLIO = "main";
    volatile @Nullable ViewRequest viewed;
    private static final List<Double> STEPS = List.of(0.25, 0.5, 1.0);

    private final Random random = new Random(7);
    private final Map<String, DemoPosition> symbols = new TreeMap<>();
    private final List<DecisionView> decisions = new ArrayList<>();
    private final List<PermitView> permits = new ArrayList<>();
    private final List<LatchView> latches = new ArrayList<>();
    private final List<Consumer<EventView>> listeners = new CopyOnWriteArrayList<>();
    private final List<Object> requests = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<WriteView> writes = new ConcurrentLinkedDeque<>();
    private final DemoBook book = new DemoBook();
    private long tick;
    private double wallet = 10_000;
    private double peak = 10_000;
    private long version = 3;
    private @Nullable HaltView halt;
    private @Nullable StepUp stepUp;

    DemoFund() {
        Map.of("BTCUSDT", 61_250.0, "ETHUSDT", 3_412.0, "SOLUSDT", 148.2, "BNBUSDT", 585.0, "XRPUSDT", 0.5312)
                .forEach((symbol, price) -> symbols.put(symbol, new DemoPosition(symbol, price)));
    }

    /** What was asked of it, oldest first. */
    List<Object> requests() {
        return requests;
    }

    /** Sends an event to every listener. */
    void publish(EventView event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    /** One bar goes by. */
    synchronized void step() {
        tick++;
        for (DemoPosition position : symbols.values()) {
            position.walk(random, atMs());
            judge(position);
            publish(new EventView.Position(position.view(permission(), atMs())));
        }
        peak = Math.max(peak, equity());
        publish(new EventView.Status(statusNow()));
        publish(new EventView.Ladder(ladderNow()));
    }

    private void judge(DemoPosition position) {
        if (!position.open()) {
            if (random.nextInt(14) == 0) enter(position);
            return;
        }
        if (position.crossed()) {
            exit(position, "CLOSE", because(ReasonCode.STOP_CROSSED, position.mark(), position.stop()));
        } else if (position.killScore() >= 0.6 && random.nextInt(3) == 0) {
            exit(position, "CLOSE", because(ReasonCode.KILL_SCORE_AT_LIMIT, position.killScore(), 0.6));
        } else if (position.harvestDue()) {
            position.harvest();
            var reason = because(ReasonCode.HARVEST_T1, position.r(), 2 * position.fired());
            record(decision(position, "HARVEST_25", false, List.of(reason), List.of(), null, null));
        } else {
            record(decision(
                    position,
                    "HOLD",
                    true,
                    List.of(because(ReasonCode.QUIET, position.r(), 2)),
                    List.of(),
                    null,
                    null));
        }
    }

    private void enter(DemoPosition position) {
        boolean refused = !permission().allowsOpening() || heat() >= 0.65;
        var heat = verdict(
                Layer.HEAT_GATE,
                refused && permission().allowsOpening(),
                because(heat() >= 0.65 ? ReasonCode.HEAT_HOT : ReasonCode.HEAT_COLD, heat(), 0.65));
        var permit = verdict(Layer.GOVERNOR, false, because(ReasonCode.LIMIT_POSITION_NOTIONAL, 1, Double.NaN));
        var kill = verdict(Layer.KILL_SWITCH, true, because(ReasonCode.KILL_SWITCH_REDUCE_ONLY));
        var verdicts = permission().allowsOpening() ? List.of(heat, permit) : List.of(kill, heat);
        String permitId = refused ? null : "permit-" + (permits.size() + 1);
        if (!refused) {
            Side side = random.nextBoolean() ? Side.LONG : Side.SHORT;
            position.open(side, atMs());
            var view = new PermitView(
                    "permit-" + (permits.size() + 1),
                    "d-" + decisions.size(),
                    position.symbol(),
                    side,
                    position.quantity(),
                    position.mark() * 0.998,
                    position.mark() * 1.002,
                    version,
                    atMs(),
                    atMs() + 5000,
                    "SPENT");
            permits.addFirst(view);
            publish(new EventView.Permit(view));
        }
        var signal = because(ReasonCode.ENTRY_SIGNAL, 0.5 + random.nextDouble() * 0.4, 0.5);
        record(decision(position, "OPEN", false, List.of(signal), verdicts, permitId, null));
    }

    private void exit(DemoPosition position, String action, Reason reason) {
        record(decision(position, action, false, List.of(reason), List.of(), null, null));
        wallet += position.unrealized();
        position.close();
        publish(new EventView.Position(position.view(permission(), atMs())));
    }

    private static LayerVerdictView verdict(Layer layer, boolean refused, Reason reason) {
        return LayerVerdictView.of(layer, refused, 1, List.of(ReasonView.of(reason)));
    }

    private DecisionView decision(
            DemoPosition position,
            String action,
            boolean hold,
            List<Reason> reasons,
            List<LayerVerdictView> verdicts,
            @Nullable String permitId,
            @Nullable String who) {
        boolean refused = verdicts.stream().anyMatch(LayerVerdictView::refused);
        return new DecisionView(
                decisions.size() + 1L,
                "d-" + (decisions.size() + 1),
                position.symbol(),
                position.open() ? position.symbol() + "-1" : null,
                tick,
                atMs(),
                action,
                hold,
                refused,
                refused ? "refused" : hold ? "recorded" : "sent",
                position.side(),
                hold || refused ? Double.NaN : position.quantity(),
                position.mark(),
                position.open() ? position.r() : Double.NaN,
                position.open() ? position.killScore() : Double.NaN,
                ReasonView.of(reasons),
                verdicts,
                permitId,
                who,
                who == null ? null : "a test");
    }

    private void record(DecisionView decision) {
        decisions.addFirst(decision);
        if (decisions.size() > 5000) decisions.removeLast();
        publish(new EventView.Decision(decision));
    }

    private long atMs() {
        return START + tick * BAR;
    }

    private double unrealized() {
        return symbols.values().stream().mapToDouble(DemoPosition::unrealized).sum();
    }

    private double equity() {
        return wallet + unrealized();
    }

    private double heat() {
        return 0.03
                + symbols.values().stream().mapToDouble(DemoPosition::notional).sum() / equity() * 0.55;
    }

    private synchronized Permission permission() {
        return latches.stream().map(LatchView::permission).reduce(Permission.TRADE, Permission::meet);
    }

    @Override
    public CompletionStage<ClusterView> cluster() {
        var members = List.of(
                new ClusterView.Member("a", "127.0.0.1:7355", "UP", true, List.of("symbols", "control", "market")),
                new ClusterView.Member("b", "127.0.0.1:7356", "UP", false, List.of("symbols")));
        return CompletableFuture.completedStage(new ClusterView(
                false,
                "a",
                "0.1.0",
                members,
                List.copyOf(symbols.keySet()),
                true,
                tick,
                atMs(),
                120,
                2_000,
                Double.NaN,
                4_500,
                new ClusterView.Latencies(
                        new Latency.Figures(3, 900, 2_400, 2_400),
                        new Latency.Figures(0, Double.NaN, Double.NaN, Double.NaN),
                        new Latency.Figures(200, 620, 2_100, 3_300),
                        new Latency.Figures(400, 310, 1_900, 4_200))));
    }

    private StatusView statusNow() {
        double drawdown = 1 - equity() / peak;
        var account = new AccountView(
                equity(), wallet, unrealized(), peak, drawdown, 1 - equity() / 10_000, Double.NaN, 0.83);
        String band = heat() < 0.25 ? "COLD" : heat() < 0.65 ? "WARM" : "HOT";
        return new StatusView(
                "demo",
                "0.1.0",
                "synthetic:7",
                true,
                true,
                true,
                "x60",
                tick,
                tick == 0 ? null : atMs(),
                START,
                account,
                new HeatView(heat(), band, 0.25, 0.65),
                drawdown >= 0.05 ? "PRESERVATION" : "NORMAL",
                permission(),
                halt != null,
                (int) symbols.values().stream().filter(DemoPosition::open).count(),
                4,
                List.copyOf(symbols.keySet()),
                JournalView.UP,
                List.of());
    }

    private LadderView ladderNow() {
        var layers = Arrays.stream(Layer.values()).map(this::layer).toList();
        var decided =
                latches.stream().map(latch -> latch.layer().name()).distinct().toList();
        var each = symbols.keySet().stream()
                .map(symbol -> new LadderView.SymbolPermission(symbol, permission(), decided))
                .toList();
        return new LadderView(version, permission(), false, halt, stepUps(), layers, each);
    }

    /** A quarter, half, all of size, a bar each. */
    private List<StepUpView> stepUps() {
        var running = stepUp;
        if (running == null || running.step() >= STEPS.size() - 1) return List.of();
        long fromMs = running.sinceMs() + BAR;
        return List.of(new StepUpView(
                "*",
                STEPS.get(running.step()),
                running.sinceMs(),
                STEPS.get(running.step() + 1),
                fromMs,
                atMs() >= fromMs));
    }

    @Override
    public synchronized CompletionStage<Answer<LadderView>> stepUp(StepUpRequest request) {
        requests.add(request);
        var running = stepUp;
        if (running == null || stepUps().isEmpty()) return done(new Answer.Unknown<>("no step-up runs"));
        if (!stepUps().getFirst().confirmable()) {
            var early = because(ReasonCode.ESS_STEP_UP_TOO_EARLY, atMs() - running.sinceMs(), BAR);
            return done(new Answer.Refused<>("too early", List.of(verdict(Layer.EMERGENCY_STOP, true, early))));
        }
        stepUp = running.confirmed(atMs());
        changed();
        return done(new Answer.Done<>(ladderNow()));
    }

    private LayerView layer(Layer layer) {
        var own = latches.stream().filter(latch -> latch.layer() == layer).toList();
        var permission = own.stream().map(LatchView::permission).reduce(Permission.TRADE, Permission::meet);
        double drawdown = 1 - equity() / peak;
        List<DistanceView> distances = switch (layer) {
            case KILL_SCORE ->
                symbols.values().stream()
                        .filter(DemoPosition::open)
                        .max(Comparator.comparingDouble(DemoPosition::killScore))
                        .map(one -> DistanceView.rising(
                                ReasonCode.KILL_SCORE_AT_LIMIT, PORTFOLIO + "/" + one.symbol(), one.killScore(), 0.6))
                        .stream()
                        .toList();
            case HEAT_GATE -> List.of(DistanceView.rising(ReasonCode.HEAT_HOT, PORTFOLIO, heat(), 0.65));
            case GOVERNOR ->
                List.of(
                        DistanceView.rising(ReasonCode.LIMIT_ORDER_RATE, PORTFOLIO, 3, 10),
                        DistanceView.rising(ReasonCode.GUARD_DAY_LOSS, PORTFOLIO, 1 - equity() / 10_000, 0.025));
            case POSITION_STATE_BRAIN ->
                List.of(DistanceView.rising(ReasonCode.DATA_STALE, PORTFOLIO, Double.NaN, 10_000));
            case EMERGENCY_STOP, CEO -> List.of(DistanceView.rising(ReasonCode.ESS_DRAWDOWN, "*", drawdown, 0.1));
            case KILL_SWITCH ->
                List.of(DistanceView.none(
                        ReasonCode.KILL_SWITCH_REDUCE_ONLY, "*", Double.NaN, "an operator's word, at any time"));
        };
        String calm = layer == Layer.HEAT_GATE ? statusNow().heat().band() : layer == Layer.CEO ? "NORMAL" : "calm";
        return new LayerView(
                layer,
                layer.level(),
                own.isEmpty() ? calm : "latched",
                permission,
                own.stream().map(LatchView::scope).toList(),
                own.stream().flatMap(latch -> latch.reasons().stream()).toList(),
                own.isEmpty() ? null : own.getFirst().sinceMs(),
                null,
                EffectView.of(layer, permission, List.of()),
                own,
                distances);
    }

    @Override
    public synchronized CompletionStage<StatusView> status() {
        return done(statusNow());
    }

    @Override
    public synchronized CompletionStage<List<PositionView>> positions() {
        return done(symbols.values().stream()
                .filter(DemoPosition::open)
                .map(one -> one.view(permission(), atMs()))
                .toList());
    }

    @Override
    public synchronized CompletionStage<Answer<PositionView>> position(String symbol) {
        DemoPosition found = symbols.get(symbol);
        if (found == null) return done(new Answer.Unknown<>("no symbol " + symbol));
        return done(new Answer.Done<>(found.view(permission(), atMs())));
    }

    @Override
    public synchronized CompletionStage<Answer<List<DecisionView>>> decisions(String symbol, DecisionPage page) {
        if (!symbols.containsKey(symbol)) return done(new Answer.Unknown<>("no symbol " + symbol));
        return done(new Answer.Done<>(decisions.stream()
                .filter(one -> one.symbol().equals(symbol) && one.sequence() < page.before())
                .filter(one -> page.holds() || !one.hold())
                .limit(page.limit())
                .toList()));
    }

    @Override
    public synchronized CompletionStage<Answer<ExplanationView>> explanation(String decision) {
        return done(decisions.stream()
                .filter(one -> one.id().equals(decision))
                .findFirst()
                .<Answer<ExplanationView>>map(one -> new Answer.Done<>(told(one)))
                .orElseGet(() -> new Answer.Unknown<>("no decision " + decision)));
    }

    private static ExplanationView told(DecisionView one) {
        var mark = new ExplanationView.Figure("mark", one.price(), "" + one.price(), ExplanationView.Source.RECORDED);
        var seen = new ExplanationView.Statement("Mark price " + one.price() + ".", List.of(mark));
        return new ExplanationView(
                one.id(),
                one.symbol(),
                one.sequence(),
                one.tick(),
                one.atMs(),
                one.action(),
                one.id() + ": a decision of the demonstration.",
                ExplanationView.Derived.NOT_ASKED,
                List.of(new ExplanationView.Section("What was seen", List.of(seen))));
    }

    @Override
    public synchronized CompletionStage<LadderView> ladder() {
        return done(ladderNow());
    }

    @Override
    public synchronized CompletionStage<List<PermitView>> permits() {
        return done(permits.stream().limit(100).toList());
    }

    @Override
    public synchronized CompletionStage<KillSwitchView> killSwitch() {
        return done(killSwitchNow(Double.NaN));
    }

    private KillSwitchView killSwitchNow(double micros) {
        var own = latches.stream()
                .filter(latch -> latch.layer() == Layer.KILL_SWITCH)
                .toList();
        var permission = own.stream().map(LatchView::permission).reduce(Permission.TRADE, Permission::meet);
        return new KillSwitchView(!own.isEmpty(), permission, own, halt, micros);
    }

    @Override
    public CompletionStage<ConfigurationView> configuration() {
        return done(new ConfigurationView(List.of(
                new ConfigurationView.Setting("quantum-trader.risk.day-loss", 0.02, "application.conf:4"),
                new ConfigurationView.Setting(
                        "quantum-trader.market.symbols", List.of("BTCUSDT"), "reference.conf:9"))));
    }

    @Override
    public void note(WriteView write) {
        writes.addFirst(write);
    }

    @Override
    public CompletionStage<List<WriteView>> writes(int limit, boolean strangers) {
        return done(writes.stream()
                .filter(write -> write.who().isEmpty() == strangers)
                .limit(limit)
                .toList());
    }

    @Override
    public CompletionStage<HealthView> live() {
        return done(HealthView.of(List.of(new HealthView.Check("process", true, "answers"))));
    }

    @Override
    public CompletionStage<HealthView> ready() {
        return done(HealthView.of(List.of(
                new HealthView.Check("journal", true, "reachable"),
                new HealthView.Check("market", tick > 0, tick > 0 ? "flows" : "no bar yet"))));
    }

    @Override
    public synchronized CompletionStage<Answer<DecisionView>> open(OpenRequest request) {
        requests.add(request);
        DemoPosition position = symbols.get(request.symbol());
        if (position == null) {
            return done(new Answer.Invalid<>(List.of(new Violation("symbol", request.symbol(), "a traded symbol"))));
        }
        if (!permission().allowsOpening()) {
            var kill = verdict(Layer.KILL_SWITCH, true, because(ReasonCode.KILL_SWITCH_REDUCE_ONLY));
            return done(new Answer.Refused<>("the kill switch allows only exits", List.of(kill)));
        }
        position.open(request.side(), atMs());
        var decision = decision(
                position, "OPEN", false, List.of(because(ReasonCode.OPERATOR_OPEN)), List.of(), null, request.who());
        record(decision);
        return done(new Answer.Done<>(decision));
    }

    @Override
    public synchronized CompletionStage<Answer<DecisionView>> close(CloseRequest request) {
        requests.add(request);
        DemoPosition position = symbols.get(request.symbol());
        if (position == null || !position.open()) {
            return done(new Answer.Unknown<>("no open position in " + request.symbol()));
        }
        exit(position, "CLOSE", because(ReasonCode.OPERATOR_CLOSE));
        return done(new Answer.Done<>(decisions.getFirst()));
    }

    @Override
    public synchronized CompletionStage<Answer<KillSwitchView>> killSwitch(KillRequest request) {
        requests.add(request);
        if (request.enabled()) {
            latch(Layer.KILL_SWITCH, request.permission(), request.scope(), request.who(), request.reason());
            if (request.permission() == Permission.FLATTEN) flatten();
            return done(new Answer.Done<>(killSwitchNow(184)));
        }
        latches.removeIf(latch -> latch.layer() == Layer.KILL_SWITCH && latch.permission() == request.permission());
        changed();
        return done(new Answer.Done<>(killSwitchNow(Double.NaN)));
    }

    @Override
    public synchronized CompletionStage<Answer<KillSwitchView>> halt(HaltRequest request) {
        requests.add(request);
        halt = new HaltView(
                "halt-1",
                "STANDING",
                "venue",
                List.of(request.who()),
                true,
                request.reason(),
                List.of(new HaltView.Word(request.who(), request.reason(), atMs())),
                atMs(),
                null,
                "an operator",
                null,
                null);
        changed();
        return done(new Answer.Done<>(killSwitchNow(Double.NaN)));
    }

    @Override
    public CompletionStage<List<MetricSnapshot>> metrics() {
        var gate = new Latency();
        gate.record(20_000);
        gate.record(700_000_000);
        gate.record(30_000_000_000L);
        return done(new Readings()
                .gauge(Figure.EQUITY, 10_000.5)
                .gauge(Figure.DRAWDOWN, Double.NaN)
                .gauge(Figure.PERMISSION, 0, "BTCUSDT")
                .gauge(Figure.PERMISSION, 2, "ETHUSDT")
                .durations(Figure.KILL, gate, "gate_closed")
                .snapshots());
    }

    @Override
    public CompletionStage<KillRehearsalView> rehearseKill() {
        var figures = new Latency.Figures(1, 20, 20, 20);
        return done(new KillRehearsalView(20, 900, 3, 0, figures, figures, figures, figures));
    }

    @Override
    public synchronized CompletionStage<Answer<LadderView>> emergencyStop(EmergencyStopRequest request) {
        requests.add(request);
        latch(Layer.EMERGENCY_STOP, Permission.FLATTEN, request.scope(), request.who(), request.reason());
        flatten();
        return done(new Answer.Done<>(ladderNow()));
    }

    @Override
    public synchronized CompletionStage<Answer<LadderView>> release(ReleaseRequest request) {
        requests.add(request);
        if (request.target().equals(new ReleaseRequest.Target.OneLatch("halt-1"))) {
            halt = null;
            changed();
            return done(new Answer.Done<>(ladderNow()));
        }
        var found = latches.stream()
                .filter(latch -> switch (request.target()) {
                    case ReleaseRequest.Target.OneLatch(var id) -> latch.id().equals(id);
                    case ReleaseRequest.Target.OfLayer(var layer, var scope) ->
                        latch.layer() == layer && latch.scope().equals(scope.text());
                })
                .toList();
        if (found.isEmpty()) return done(new Answer.Unknown<>("no such latch"));
        if (request.who().equals("second"))
            return done(new Answer.Forbidden<>("a self-approval is refused", List.of()));
        String wanted = found.getFirst().releasePhrase();
        if (wanted != null && !wanted.equals(request.phrase())) {
            return done(new Answer.Pending<>(ladderNow(), "a second person, or the phrase", List.of()));
        }
        latches.removeAll(found);
        if (found.getFirst().layer() == Layer.EMERGENCY_STOP) stepUp = StepUp.first(atMs());
        changed();
        return done(new Answer.Done<>(ladderNow()));
    }

    private void flatten() {
        symbols.values().stream()
                .filter(DemoPosition::open)
                .forEach(position -> exit(position, "CLOSE", because(ReasonCode.FORCED_FLATTEN)));
    }

    private void latch(Layer layer, Permission permission, Scope scope, String who, String why) {
        var code = layer == Layer.EMERGENCY_STOP
                ? ReasonCode.ESS_OPERATOR
                : permission == Permission.FLATTEN
                        ? ReasonCode.KILL_SWITCH_FLATTEN
                        : ReasonCode.KILL_SWITCH_REDUCE_ONLY;
        boolean flattens = permission == Permission.FLATTEN;
        latches.add(new LatchView(
                layer.level() + ":" + scope.text() + ":" + (latches.size() + 1),
                layer,
                layer.level(),
                scope.text(),
                permission,
                List.of(ReasonView.of(because(code))),
                who,
                why,
                atMs(),
                flattens ? "one operator with a phrase, after 60 s (SINGLE-PERSON)" : "an operator",
                flattens ? "release everything" : null,
                null,
                flattens ? "a new reference peak, 25 % of size" : "TRADE"));
        changed();
        publish(new EventView.Alarm(atMs(), "critical", "*", layer + " " + permission + ": " + why));
    }

    private void changed() {
        version++;
        publish(new EventView.Ladder(ladderNow()));
        publish(new EventView.Status(statusNow()));
    }

    @Override
    public synchronized CompletionStage<PortfolioView> portfolio() {
        return done(DemoBook.portfolio(statusNow(), symbols.values()));
    }

    @Override
    public synchronized CompletionStage<List<MarketView>> markets() {
        return done(symbols.values().stream()
                .map(one -> DemoBook.market(one, atMs()))
                .toList());
    }

    @Override
    public synchronized CompletionStage<Answer<MarketHistoryView>> market(String symbol, BarPage page) {
        var found = symbols.get(symbol);
        if (found == null) return done(new Answer.Unknown<>("no symbol " + symbol));
        return done(new Answer.Done<>(DemoBook.history(found, atMs(), page)));
    }

    @Override
    public CompletionStage<List<LimitView>> limits() {
        return done(DemoBook.limits());
    }

    @Override
    public CompletionStage<Answer<LimitsChangeView>> change(LimitsRequest request) {
        requests.add(request);
        var change = new LimitsChangeView.Change("risk.day-loss", "0.025", "0.02");
        return done(new Answer.Begun<>(new LimitsChangeView(List.of(change), List.of(request.who()), true, "now")));
    }

    @Override
    public CompletionStage<Answer<KernelView>> kernel(KernelRequest request) {
        if (!request.question().equals("market-state"))
            return done(new Answer.Unknown<>("the demonstration knows market-state alone"));
        return done(new Answer.Done<>(new KernelView(List.copyOf(request.cases()))));
    }

    @Override
    public CompletionStage<List<JobView>> jobs() {
        return done(book.jobs());
    }

    @Override
    public CompletionStage<Answer<JobView>> job(String id) {
        return done(book.job(id)
                .<Answer<JobView>>map(Answer.Done::new)
                .orElseGet(() -> new Answer.Unknown<>("no job " + id)));
    }

    @Override
    public CompletionStage<Answer<JobView>> start(JobRequest request) {
        return done(new Answer.Begun<>(book.start(request)));
    }

    @Override
    public CompletionStage<Answer<JobView>> cancel(String id) {
        return job(id);
    }

    /** Five trades in all; what was asked for last stands in {@link #viewed}. */
    @Override
    @SuppressWarnings("NullAway") // reads no annotation of inner types out of class files
    public CompletionStage<ViewPage> view(ViewRequest request) {
        viewed = request;
        if (!(request instanceof ViewRequest.Listing listing)) {
            return CompletableFuture.failedStage(new PostgresUnavailable("the database of this demonstration is away"));
        }
        var columns = listing.view().columns();
        long from = listing.after().orElse(6L) - 1;
        long to = Math.max(1, from - Math.min(listing.limit(), 2) + 1);
        var rows = LongStream.iterate(from, place -> place >= to, place -> place - 1)
                .mapToObj(place -> DemoRows.row(columns, place))
                .toList();
        var next = to > 1 ? Optional.of(to) : Optional.<Long>empty();
        return done(new ViewPage(columns, rows, next, Optional.empty(), 0));
    }

    @Override
    public Subscription subscribe(Consumer<EventView> listener, BooleanSupplier watched) {
        listeners.add(listener);
        return new Subscription() {
            @Override
            public void refresh() {
                // the next minute shows everything anyway
            }

            @Override
            public void close() {
                listeners.remove(listener);
            }
        };
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedStage(value);
    }
}
