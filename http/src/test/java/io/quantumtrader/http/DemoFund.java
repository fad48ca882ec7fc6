package io.quantumtrader.http;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.metric.Figure;
import io.quantumtrader.http.metric.Readings;
import io.quantumtrader.http.request.AlarmPage;
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
import io.quantumtrader.http.view.AlarmView;
import io.quantumtrader.http.view.AlarmsView;
import io.quantumtrader.http.view.ClusterView;
import io.quantumtrader.http.view.ConfigurationView;
import io.quantumtrader.http.view.DecisionView;
import io.quantumtrader.http.view.EventView;
import io.quantumtrader.http.view.ExplanationView;
import io.quantumtrader.http.view.HealthView;
import io.quantumtrader.http.view.HeatView;
import io.quantumtrader.http.view.JobView;
import io.quantumtrader.http.view.JournalView;
import io.quantumtrader.http.view.KernelView;
import io.quantumtrader.http.view.KillRehearsalView;
import io.quantumtrader.http.view.KillSwitchView;
import io.quantumtrader.http.view.LadderView;
import io.quantumtrader.http.view.LayerVerdictView;
import io.quantumtrader.http.view.LimitView;
import io.quantumtrader.http.view.LimitsChangeView;
import io.quantumtrader.http.view.MarketHistoryView;
import io.quantumtrader.http.view.MarketView;
import io.quantumtrader.http.view.PermitView;
import io.quantumtrader.http.view.PortfolioView;
import io.quantumtrader.http.view.PositionView;
import io.quantumtrader.http.view.ReasonView;
import io.quantumtrader.http.view.StatusView;
import io.quantumtrader.http.view.WriteView;
import io.quantumtrader.kernel.check.Violation;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import io.quantumtrader.persistence.projection.ViewPage;
import io.quantumtrader.persistence.projection.ViewRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
public final class DemoFund implements Fund {

    static final long START = 1_770_000_000_000L;
    static final long BAR = 60_000;
    static final String PORTFOLIO = "main";
    volatile @Nullable ViewRequest viewed;

    private final Random random = new Random(7);
    private final Map<String, DemoPosition> symbols = new TreeMap<>();
    private final List<DecisionView> decisions = new ArrayList<>();
    private final List<PermitView> permits = new ArrayList<>();
    private final ConcurrentLinkedDeque<AlarmView> alarms = new ConcurrentLinkedDeque<>();
    private final List<Consumer<EventView>> listeners = new CopyOnWriteArrayList<>();
    private final List<Object> requests = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<WriteView> writes = new ConcurrentLinkedDeque<>();
    private final int slots;
    private final DemoLadder ladder = new DemoLadder(this);
    private volatile DemoRecord record = new DemoRecord(0);
    private JournalView journal = JournalView.UP;
    private List<Layer> silent = List.of();
    private final DemoBook book = new DemoBook();
    private long tick;
    private double wallet = 10_000;
    private double peak = 10_000;

    public DemoFund() {
        this(Map.of("BTCUSDT", 61_250.0, "ETHUSDT", 3_412.0, "SOLUSDT", 148.2, "BNBUSDT", 585.0, "XRPUSDT", 0.5312), 4);
    }

    private DemoFund(Map<String, Double> prices, int slots) {
        this.slots = slots;
        prices.forEach((symbol, price) -> symbols.put(symbol, new DemoPosition(symbol, price)));
    }

    /** A fund that has held a position in each of so many symbols for a bar, named S0000USDT and so on. */
    public static DemoFund holding(int count) {
        var prices = new TreeMap<String, Double>();
        for (int place = 0; place < count; place++) {
            prices.put(String.format(Locale.ROOT, "S%04dUSDT", place), 10 + place * 0.5);
        }
        var fund = new DemoFund(prices, count);
        fund.openEach();
        return fund;
    }

    private synchronized void openEach() {
        for (DemoPosition position : symbols.values()) {
            position.open(random.nextBoolean() ? Side.LONG : Side.SHORT, atMs());
        }
        tick++;
    }

    /** The record of this fund has so many of everything; without this, five trades and nothing that is counted. */
    public DemoFund recording(int rows) {
        record = new DemoRecord(rows);
        return this;
    }

    /** A flatten of this fund is released by two persons. */
    public DemoFund releasedByTwo() {
        ladder.askTwo();
        return this;
    }

    /** Tells how the journal is doing from now on, and which layers do not answer. */
    public synchronized void say(JournalView nowJournal, List<Layer> nowSilent) {
        journal = nowJournal;
        silent = List.copyOf(nowSilent);
        changed();
    }

    /** What was asked of it, oldest first. */
    public List<Object> requests() {
        return requests;
    }

    /** Sends an event to every listener. */
    void publish(EventView event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    /** Somebody should look. */
    public void alarm(String severity, String kind, String text) {
        var alarm = new AlarmView(alarms.size() + 1L, START + alarms.size(), atMs(), severity, kind, "*", text);
        alarms.addFirst(alarm);
        publish(new EventView.Alarm(alarm));
    }

    @Override
    public CompletionStage<AlarmsView> alarms(AlarmPage page) {
        var shown = alarms.stream()
                .filter(alarm -> alarm.sequence() < page.before())
                .limit(page.limit())
                .toList();
        return done(new AlarmsView(START, 200, alarms.size(), shown));
    }

    /** One bar goes by. */
    public synchronized void step() {
        tick++;
        for (DemoPosition position : symbols.values()) {
            position.walk(random, atMs());
            judge(position);
            publish(new EventView.Position(position.view(permission(), atMs())));
        }
        peak = Math.max(peak, equity());
        publish(new EventView.Status(statusNow()));
        publish(new EventView.Ladder(ladder.view()));
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
                    ladder.version(),
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

    static LayerVerdictView verdict(Layer layer, boolean refused, Reason reason) {
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

    long atMs() {
        return START + tick * BAR;
    }

    private double unrealized() {
        return symbols.values().stream().mapToDouble(DemoPosition::unrealized).sum();
    }

    private double equity() {
        return wallet + unrealized();
    }

    double drawdown() {
        return 1 - equity() / peak;
    }

    double dayLoss() {
        return 1 - equity() / 10_000;
    }

    String heatBand() {
        return heat() < 0.25 ? "COLD" : heat() < 0.65 ? "WARM" : "HOT";
    }

    List<String> symbolNames() {
        return List.copyOf(symbols.keySet());
    }

    List<DemoPosition> openPositions() {
        return symbols.values().stream().filter(DemoPosition::open).toList();
    }

    double heat() {
        return 0.03
                + symbols.values().stream().mapToDouble(DemoPosition::notional).sum() / equity() * 0.55;
    }

    private synchronized Permission permission() {
        return ladder.permission();
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
        var account =
                new AccountView(equity(), wallet, unrealized(), peak, peak, drawdown(), dayLoss(), Double.NaN, 0.83);
        return new StatusView(
                "demo",
                "0.1.0",
                "synthetic:7",
                true,
                true,
                !ladder.byTwo(),
                "x60",
                tick,
                tick == 0 ? null : atMs(),
                START,
                account,
                new HeatView(heat(), heatBand(), 0.25, 0.65),
                drawdown() >= 0.05 ? "PRESERVATION" : "NORMAL",
                permission(),
                ladder.halted(),
                openPositions().size(),
                slots,
                symbolNames(),
                journal,
                silent);
    }

    @Override
    public synchronized CompletionStage<Answer<LadderView>> stepUp(StepUpRequest request) {
        requests.add(request);
        return done(ladder.stepUp());
    }

    @Override
    public synchronized CompletionStage<StatusView> status() {
        return done(statusNow());
    }

    @Override
    public synchronized CompletionStage<List<PositionView>> positions() {
        return done(openPositions().stream()
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
        return done(ladder.view());
    }

    @Override
    public synchronized CompletionStage<List<PermitView>> permits() {
        return done(permits.stream().limit(100).toList());
    }

    @Override
    public synchronized CompletionStage<KillSwitchView> killSwitch() {
        return done(ladder.killSwitch(Double.NaN));
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
            ladder.latch(Layer.KILL_SWITCH, request.permission(), request.scope(), request.who(), request.reason());
            if (request.permission() == Permission.FLATTEN) flatten();
            return done(new Answer.Done<>(ladder.killSwitch(184)));
        }
        ladder.dropKills(request.permission());
        return done(new Answer.Done<>(ladder.killSwitch(Double.NaN)));
    }

    @Override
    public synchronized CompletionStage<Answer<KillSwitchView>> halt(HaltRequest request) {
        requests.add(request);
        ladder.halt(request);
        return done(new Answer.Done<>(ladder.killSwitch(Double.NaN)));
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
        ladder.latch(Layer.EMERGENCY_STOP, Permission.FLATTEN, request.scope(), request.who(), request.reason());
        flatten();
        return done(new Answer.Done<>(ladder.view()));
    }

    @Override
    public synchronized CompletionStage<Answer<LadderView>> release(ReleaseRequest request) {
        requests.add(request);
        return done(ladder.release(request));
    }

    private void flatten() {
        openPositions().forEach(position -> exit(position, "CLOSE", because(ReasonCode.FORCED_FLATTEN)));
    }

    /** Tells watchers where ladder and fund stand now. */
    void changed() {
        publish(new EventView.Ladder(ladder.view()));
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
        var change = new LimitsChangeView.Change("risk.day-loss", "0.025", "0.02", false);
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
    public CompletionStage<Answer<JobView>> cancel(String id, Person person) {
        return job(id);
    }

    /** The last question to the record, in words. */
    public String viewedLast() {
        return String.valueOf(viewed);
    }

    /** Five trades in all; what was asked for last stands in {@link #viewed}. */
    @Override
    @SuppressWarnings("NullAway") // reads no annotation of inner types out of class files
    public CompletionStage<ViewPage> view(ViewRequest request) {
        viewed = request;
        if (record.size() > 0) return done(record.answer(request));
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
