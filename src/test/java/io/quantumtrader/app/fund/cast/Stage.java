package io.quantumtrader.app.fund.cast;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.governor.GovernorCommand;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.HaltAnswer;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.Lookout;
import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.safety.ReleaseTarget;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.config.DiskLimits;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.Patience;
import io.quantumtrader.app.fund.desk.Reasons;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.CeoReading;
import io.quantumtrader.kernel.kill.EmergencyTrigger;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.safety.EmergencyBook;
import io.quantumtrader.persistence.safety.EmergencyEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.pekko.actor.PoisonPill;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.jspecify.annotations.Nullable;

/**
 * A whole fund on a stage: its real actors over a journal in memory, the simulated venue behind a line that can be broken, and a
 * market that the scenario writes bar by bar. Time is the market's: nothing waits for a clock. Windows of the market state
 * are short, so that a dozen bars are enough, and the strategy's channel is too long to break, so that nothing opens by itself;
 * every limit is at its default unless a scenario sets it.
 */
public final class Stage implements AutoCloseable {

    public static final String MAIN = "main";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Config JOURNAL = ConfigFactory.parseString("""
                    pekko.loglevel = OFF
                    pekko.persistence.snapshot-store.plugin = "pekko.persistence.no-snapshot-store"
                    pekko.actor {
                      serializers.quantum-trader-journal = "io.quantumtrader.persistence.catalogue.FundSerializer"
                      serialization-bindings."io.quantumtrader.persistence.JournalEvent" = quantum-trader-journal
                      allow-java-serialization = off
                    }
                    pekko.persistence.journal.plugin = stage-journal
                    stage-journal.class = "io.quantumtrader.app.fund.cast.KeptJournal"
                    """);

    private static final Map<String, String> SHORT_WINDOWS = Map.of(
            "kernel.market-state.volatility.window-bars", "10",
            "kernel.market-state.trend.windows", "[4, 8, 10]",
            "kernel.market-state.regime.window-bars", "10",
            "kernel.market-state.regime.variance-ratio-bars", "2",
            "kernel.market-state.live.exit-window-bars", "10",
            "kernel.harvest.kill-score.spike-bars", "4",
            "kernel.signal.channel-bars", "1000",
            "exit-rules.atr-bars", "3",
            "kill-switch.answer-patience", "1 s");

    private final ScriptedPrices market;
    private final Path folder;
    private final Settings settings;
    private volatile FundSystem fund;
    private final BrokenLine line = new BrokenLine();
    private final List<JournalEvent> events = new CopyOnWriteArrayList<>();
    private final ToldRecord record = new ToldRecord();
    private final List<SafetyAlarm> alarms = new CopyOnWriteArrayList<>();
    private @Nullable DiskWatch disk;
    private long diskLeft;
    private final Map<ReasonCode, Long> reasons = new EnumMap<>(ReasonCode.class);
    private volatile Consumer<JournalEvent> onEvent = event -> {};
    private boolean died;
    private int beat;
    private int outside;
    private int lookouts;

    private Stage(List<String> symbols, Map<String, String> settings) {
        market = new ScriptedPrices(symbols, 100);
        folder = temporary();
        var all = new TreeMap<>(SHORT_WINDOWS);
        all.putAll(settings);
        all.putIfAbsent("market.speed", "max");
        this.settings = SettingsLoader.load(folder, folder.resolve("none.conf"), false, all);
        fund = born();
        fund.ladder()
                .verdicts(MAIN, symbols.getFirst())
                .forEach(verdict -> verdict.reasons().forEach(reason -> saw(reason.code())));
        fund.awaitLadder();
        fund.resume();
    }

    private FundSystem born() {
        return new FundSystem(
                FundSettings.of(settings),
                settings.whole(),
                ConfigFactory.parseMap(Map.of("stage-journal.store", folder.toString()))
                        .withFallback(JOURNAL),
                market,
                folder,
                (id, sequence, event) -> {
                    events.add(event);
                    record.add(id, sequence, event);
                    Reasons.of(event).forEach(this::saw);
                    onEvent.accept(event);
                },
                alarms::add,
                (tick, atMs, observed) -> {},
                line::over);
    }

    // --- the machine

    /** The fund ends and starts again over its journal and the venue's log. */
    public Stage restarts() {
        fund.close();
        fund = born();
        fund.awaitLadder();
        fund.resume();
        return this;
    }

    /**
     * The machine dies while this happens, as soon as an event such as this is in the journal: its answer and all that was
     * under way are lost. The fund starts again over what was written.
     */
    public Stage diesWith(Predicate<JournalEvent> last, Runnable deed) {
        var store = KeptJournal.store(folder.toString());
        var dead = store.diesWith(last);
        died = true;
        var player = Doomed.start(fund, deed);
        try {
            while (!dead.await(50, TimeUnit.MILLISECONDS))
                if (!player.isAlive() && dead.getCount() > 0) throw new AssertionError("it did not die");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fund.close();
        store.revive();
        fund = born();
        fund.awaitLadder();
        fund.resume();
        return this;
    }

    /** From now on each write into the journal fails. */
    public Stage losesItsJournal() {
        KeptJournal.store(folder.toString()).away(true);
        return this;
    }

    /** Whoever played for a fund that died plays for no other. */
    private FundSystem alive() {
        var now = fund;
        if (Thread.currentThread() instanceof Doomed doomed && doomed.fund() != now)
            throw new IllegalStateException("the fund of this thread has died");
        return now;
    }

    /** What happens when an event is told, on the thread that tells it. */
    public Stage on(Consumer<JournalEvent> deed) {
        onEvent = deed;
        return this;
    }

    /** Waits for what happens by the clock of the wall. */
    public void until(String what, BooleanSupplier wanted) {
        Patience.await(what, wanted);
    }

    /** A fund with these symbols, all at 100, that has seen a dozen calm bars. */
    public static Stage of(String... symbols) {
        return with(Map.of(), symbols);
    }

    /** A fund that has seen nothing yet. */
    public static Stage cold(Map<String, String> settings, String... symbols) {
        return new Stage(List.of(symbols), settings);
    }

    /** The same with settings of its own, below {@code quantum-trader}. */
    public static Stage with(Map<String, String> settings, String... symbols) {
        var stage = new Stage(List.of(symbols), settings);
        stage.calm(14);
        return stage;
    }

    // --- the market

    /** Bars that go nowhere: each symbol a tenth of a percent up and down, every one in a rhythm of its own. */
    public Stage calm(int bars) {
        return swing(bars, 0.001);
    }

    /** Bars that swing by a share of the price around where they are and come back. */
    public Stage swing(int bars, double share) {
        for (int bar = 0; bar < bars; bar++) {
            beat++;
            var closes = new TreeMap<String, Double>();
            int rhythm = 0;
            for (String symbol : market.symbols()) {
                rhythm++;
                int sign = Integer.bitCount((beat * (2 * rhythm + 1) * 0x9E3779B9) >>> 16) % 2 == 0 ? 1 : -1;
                double base = base(symbol);
                closes.put(symbol, base * (1 + sign * share));
            }
            play(closes);
        }
        return this;
    }

    private final Map<String, Double> bases = new TreeMap<>();

    private double base(String symbol) {
        return bases.getOrDefault(symbol, 100.0);
    }

    /** The next bar: these symbols go to these prices, the others stay where they are. */
    public Stage bar(Map<String, Double> closes) {
        var all = new TreeMap<String, Double>();
        for (String symbol : market.symbols()) all.put(symbol, market.price(symbol));
        all.putAll(closes);
        bases.putAll(closes);
        play(all);
        return this;
    }

    public Stage bar(String symbol, double close) {
        return bar(Map.of(symbol, close));
    }

    /** Every symbol moves by this share of its price within one bar. */
    public Stage everything(double share) {
        var all = new TreeMap<String, Double>();
        for (String symbol : market.symbols()) all.put(symbol, market.price(symbol) * (1 + share));
        return bar(all);
    }

    /** A tick that has no bar for this symbol. */
    public Stage silence(String symbol) {
        var all = new TreeMap<String, Double>();
        for (String other : market.symbols()) if (!other.equals(symbol)) all.put(other, market.price(other));
        play(all);
        return this;
    }

    /** The market is shut for this long, whole minutes, and then goes on calmly. */
    public Stage later(Duration time) {
        market.shut(time.toMillis());
        return calm(2);
    }

    /** The next bar comes this much later than a minute after the last. */
    public Stage late(Duration time) {
        market.shut(time.toMillis());
        return this;
    }

    private void play(Map<String, Double> closes) {
        alive();
        market.next(closes);
        go();
    }

    /** Lets everything that was said be carried out. */
    public Stage go() {
        var now = alive();
        now.conductor().run();
        for (String symbol : market.symbols()) {
            now.ladder()
                    .verdicts(MAIN, symbol)
                    .forEach(verdict -> verdict.reasons().forEach(reason -> saw(reason.code())));
        }
        return this;
    }

    /** What the lookout raises in two looks when this symbol was evaluated so long ago, every setting as it is. */
    public List<SafetyAlarm> watched(String symbol, Duration sinceEvaluated) {
        var now = alive();
        var vital = now.conductor().vitals().all().get(symbol);
        if (vital == null) throw new AssertionError(symbol + " was never evaluated");
        long nanos = vital.evaluatedNanos() + sinceEvaluated.toNanos();
        var raised = new CopyOnWriteArrayList<SafetyAlarm>();
        var looks = new AtomicInteger();
        var silenceAfter = FundSystem.silenceAfter(FundSettings.of(settings), market);
        try (var sights =
                new Sights(MAIN, market.symbols(), ladder(), now.conductor(), silenceAfter, () -> nanos, alarms::add)) {
            var lookout = now.system()
                    .systemActorOf(
                            Lookout.create(
                                    () -> {
                                        looks.incrementAndGet();
                                        return sights.lasting();
                                    },
                                    Duration.ofHours(1),
                                    raised::add),
                            "lookout-" + ++lookouts,
                            Props.empty());
            until("the lookout looked twice", () -> looks.get() >= 2);
            Adapter.toClassic(lookout).tell(PoisonPill.getInstance(), org.apache.pekko.actor.ActorRef.noSender());
        }
        alarms.addAll(raised);
        return List.copyOf(raised);
    }

    // --- what operators say

    /** A position by hand, worth so much; it passes every layer. */
    public Operated open(String symbol, Side side, double notional) {
        double quantity = notional / market.price(symbol);
        return say(symbol, new Order.Open("ann", "by hand", side, Optional.of(quantity)));
    }

    /** An operator's position that every layer lets through. */
    public Stage holding(String symbol, Side side, double notional) {
        var operated = open(symbol, side, notional);
        if (position(symbol).isEmpty())
            throw new AssertionError(symbol + " was not opened: " + operated + last(symbol));
        return this;
    }

    private String last(String symbol) {
        return decisions(symbol).isEmpty() ? "" : " " + decisions(symbol).getLast();
    }

    /** Closes a part of what is held, base asset. */
    public Operated close(String symbol, double quantity) {
        return say(symbol, new Order.Close("ann", "enough", Optional.of(quantity)));
    }

    /** A word that is heard when its speaker has been told that there was no answer; not in runs at full speed. */
    public Operated late(String symbol, Order order) {
        var answer = fund.conductor().operate(symbol, order, System.currentTimeMillis() - 1);
        go();
        return answer.join();
    }

    /** Several words that wait for the same moment. */
    public List<Operated> together(String symbol, List<Order> orders) {
        var answers = orders.stream()
                .map(order -> fund.conductor().operate(symbol, order))
                .toList();
        go();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** Words to several symbols that wait for the same moment. */
    public Stage atOnce(Map<String, Order> orders) {
        var answers = new ArrayList<CompletableFuture<Operated>>();
        new TreeMap<>(orders)
                .forEach((symbol, order) -> answers.add(fund.conductor().operate(symbol, order)));
        go();
        answers.forEach(CompletableFuture::join);
        return this;
    }

    /** The run ends and everything is closed. */
    public Stage endRun() {
        fund.conductor().exitAll("scenario", "the story ends");
        return go();
    }

    /** Stops the kill switch for good: the ladder keeps what it knows and grows old. */
    public Stage stopsKillSwitch() {
        Adapter.toClassic(fund.people().killSwitch())
                .tell(PoisonPill.getInstance(), org.apache.pekko.actor.ActorRef.noSender());
        return this;
    }

    /** The disk of the record has so many bytes left; ten are too few. */
    public Stage diskHas(long bytes) {
        diskLeft = bytes;
        if (disk == null) {
            disk = new DiskWatch(
                    List.of(Path.of("record")),
                    new DiskLimits(10, 1),
                    folder -> new DiskWatch.Space(diskLeft, 1_000),
                    ladder(),
                    alarms::add,
                    new DiskWatch.Clocks(this::nowMs, () -> 0, Duration.ofMinutes(1)));
        }
        disk.look();
        return this;
    }

    /** Stops a part of the ladder for good. */
    public Stage stops(Part part) {
        var people = fund.people();
        ActorRef<?> actor = switch (part) {
            case PORTFOLIO -> people.portfolio();
            case GOVERNOR -> people.governor();
            case EMERGENCY_STOP -> people.emergencyStop();
            case CEO -> people.ceo();
        };
        Adapter.toClassic(actor).tell(PoisonPill.getInstance(), org.apache.pekko.actor.ActorRef.noSender());
        return this;
    }

    /** A part of the ladder that can be stopped. */
    public enum Part {
        PORTFOLIO,
        GOVERNOR,
        EMERGENCY_STOP,
        CEO
    }

    /** The CEO is told this reading, whatever the fund sees. */
    public CeoCommand.Answer ceoReads(CeoReading reading) {
        var answer = this.<CeoCommand, CeoCommand.Answer>ask(
                fund.people().ceo(),
                replyTo -> new CeoCommand.Read(fund.conductor().tick(), market.nowMs(), reading, replyTo));
        go();
        return answer;
    }

    /** Money comes in, or goes out. */
    public EmergencyCommand.Said moves(double amount) {
        var said = this.<EmergencyCommand, EmergencyCommand.Said>ask(
                fund.people().emergencyStop(),
                replyTo -> new EmergencyCommand.MoveCapital(MAIN, equity(), amount, "ann", market.nowMs(), replyTo));
        said.refusal().ifPresent(reason -> saw(reason.code()));
        return said;
    }

    public EmergencyCommand.Said confirmStepUp(Scope scope) {
        var said = this.<EmergencyCommand, EmergencyCommand.Said>ask(
                fund.people().emergencyStop(),
                replyTo -> new EmergencyCommand.ConfirmStepUp(scope, "ann", "scenario", market.nowMs(), replyTo));
        said.refusal().ifPresent(reason -> saw(reason.code()));
        return said;
    }

    /** A bar of this symbol that is older than its last one. */
    public Stage oldBar(String symbol) {
        market.oldBar(symbol);
        return go();
    }

    public Operated close(String symbol) {
        return say(symbol, new Order.Close("ann", "enough"));
    }

    private Operated say(String symbol, Order order) {
        var answer = fund.conductor().operate(symbol, order);
        go();
        return answer.join();
    }

    public KillSwitch.Activated kill(Scope scope, Permission permission, String who) {
        var activated = tellKill(scope, permission, who);
        go();
        return activated;
    }

    /** The same, from a thread that does not play the market. */
    public KillSwitch.Activated tellKill(Scope scope, Permission permission, String who) {
        return this.<KillSwitch.Command, KillSwitch.Activated>ask(
                fund.people().killSwitch(),
                replyTo -> new KillSwitch.Activate(
                        scope, permission, who, "scenario", market.nowMs(), System.nanoTime(), replyTo));
    }

    public ReleaseAnswer releaseKill(Scope scope, String who, String phrase, long saidMs) {
        return heard(this.<KillSwitch.Command, ReleaseAnswer>ask(
                fund.people().killSwitch(),
                replyTo -> new KillSwitch.Release(
                        new ReleaseTarget.OfScope(scope), who, "scenario", phrase, saidMs, market.nowMs(), replyTo)));
    }

    public EmergencyCommand.Pulled pull(Scope scope, String who) {
        var pulled = this.<EmergencyCommand, EmergencyCommand.Pulled>ask(
                fund.people().emergencyStop(),
                replyTo -> new EmergencyCommand.Trigger(
                        scope,
                        new EmergencyTrigger.OperatorPulled(who, "scenario"),
                        fund.conductor().tick(),
                        market.nowMs(),
                        replyTo));
        go();
        return pulled;
    }

    /** A word for a halt: nothing more is sent to the venue. */
    public HaltAnswer halt(String who, String phrase, long saidMs) {
        var answer = this.<KillSwitch.Command, HaltAnswer>ask(
                fund.people().killSwitch(),
                replyTo -> new KillSwitch.SetHalt(who, "scenario", phrase, saidMs, market.nowMs(), replyTo));
        if (answer instanceof HaltAnswer.Refused(var reason)) saw(reason.code());
        return answer;
    }

    /** A word for the release of one latch, or halt, of the kill switch. */
    public ReleaseAnswer release(String latchId, String who, String phrase, long saidMs) {
        return heard(this.<KillSwitch.Command, ReleaseAnswer>ask(
                fund.people().killSwitch(),
                replyTo -> new KillSwitch.Release(
                        new ReleaseTarget.OneLatch(latchId),
                        who,
                        "scenario",
                        phrase,
                        saidMs,
                        market.nowMs(),
                        replyTo)));
    }

    /** A release of level 5; portfolio and governor hear of it with the next tick, as after a crash that lost the word. */
    public ReleaseAnswer releaseEmergency(Scope scope, String who) {
        return heard(this.<EmergencyCommand, ReleaseAnswer>ask(
                fund.people().emergencyStop(),
                replyTo -> new EmergencyCommand.Release(
                        new ReleaseTarget.OfScope(scope), who, "scenario", market.nowMs(), replyTo)));
    }

    public ReleaseAnswer releaseBlackSwan(String who, String phrase, long saidMs) {
        return heard(this.<CeoCommand, ReleaseAnswer>ask(
                fund.people().ceo(),
                replyTo -> new CeoCommand.Release(who, "scenario", phrase, saidMs, market.nowMs(), replyTo)));
    }

    public GovernorCommand.Released releaseDrawdownGuard(String who) {
        return this.<GovernorCommand, GovernorCommand.Released>ask(
                fund.people().governor(),
                replyTo -> new GovernorCommand.ReleaseDrawdown(who, "scenario", market.nowMs(), replyTo));
    }

    /** Somebody else trades on the account: the record does not know of it before the next bar. */
    public Stage adopt(String symbol, Side side, double quantity) {
        outside(symbol, side, quantity);
        return calm(1);
    }

    /** The same, not yet seen. */
    public Stage outside(String symbol, Side side, double quantity) {
        var order = new VenueOrder.Market("outside-" + ++outside, symbol, OrderSide.opening(side), quantity, false);
        taken(order);
        fund.venue().settle(market.nowMs());
        return this;
    }

    /** Somebody else leaves an order at the venue that would open. */
    public Stage outsideLimit(String symbol, Side side, double quantity, double price) {
        var order =
                new VenueOrder.Limit("outside-" + ++outside, symbol, OrderSide.opening(side), quantity, price, false);
        taken(order);
        return this;
    }

    private void taken(VenueOrder order) {
        var placed =
                fund.venue().place(order, market.nowMs()).toCompletableFuture().join();
        if (!(placed instanceof Venue.Placed.Accepted)) throw new AssertionError(order + " was not taken: " + placed);
    }

    /** Somebody else sets the leverage of a symbol. */
    public Stage outsideLeverage(String symbol, double leverage) {
        fund.venue()
                .setLeverage(symbol, leverage, market.nowMs())
                .toCompletableFuture()
                .join();
        return this;
    }

    // --- what is there to see

    public SymbolView view(String symbol) {
        var actor = fund.people().symbols().get(symbol);
        if (actor == null) throw new AssertionError(symbol + " is not on this stage");
        return this.<SymbolCommand, SymbolView>ask(actor, SymbolCommand.Get::new);
    }

    public Optional<Position> position(String symbol) {
        return view(symbol).position();
    }

    /** What the venue holds, base asset, positive long. */
    public double atVenue(String symbol) {
        return fund.venue().holding(symbol).toCompletableFuture().join().signedQuantity();
    }

    /** The step of each emergency stop that was pulled, by latch. */
    public Map<String, String> processes() {
        var steps = new TreeMap<String, String>();
        emergency()
                .processes()
                .forEach((latchId, process) -> steps.put(latchId, process.step().name()));
        return steps;
    }

    /** How many exits the venue filled, by symbol. */
    public Map<String, Integer> exitsFilled() {
        var filled = new TreeMap<String, Integer>();
        for (String symbol : market.symbols()) {
            var orders = fund.venue().eventsAfter(symbol, 0).toCompletableFuture().join().stream()
                    .filter(VenueEvent.Filled.class::isInstance)
                    .map(event -> ((VenueEvent.Filled) event).clientOrderId())
                    .distinct()
                    .map(id ->
                            fund.venue().order(symbol, id).toCompletableFuture().join())
                    .filter(view -> view.isPresent() && view.get().order().reduceOnly())
                    .count();
            filled.put(symbol, (int) orders);
        }
        return filled;
    }

    public Venue.Holding held(String symbol) {
        return fund.venue().holding(symbol).toCompletableFuture().join();
    }

    /** Orders that rest at the venue. */
    public List<Venue.OrderView> resting(String symbol) {
        return fund.venue().openOrders(symbol).toCompletableFuture().join();
    }

    public Permission permission(String symbol) {
        return fund.ladder().effective(MAIN, symbol);
    }

    public Ladder ladder() {
        return fund.ladder();
    }

    /** The layers that restrict a symbol now. */
    public List<Layer> restricting(String symbol) {
        return fund.ladder().verdicts(MAIN, symbol).stream()
                .filter(verdict -> !verdict.permission().allowsOpening())
                .map(verdict -> verdict.layer())
                .distinct()
                .toList();
    }

    /** Why a symbol is restricted now. */
    public List<ReasonCode> why(String symbol) {
        var codes = restrictions(symbol);
        codes.forEach(this::saw);
        return codes;
    }

    private List<ReasonCode> restrictions(String symbol) {
        return fund.ladder().verdicts(MAIN, symbol).stream()
                .filter(verdict -> !verdict.permission().allowsOpening())
                .flatMap(verdict -> verdict.reasons().stream())
                .map(reason -> reason.code())
                .toList();
    }

    public double equity() {
        return fund.venue().account().toCompletableFuture().join().equity();
    }

    public List<SafetyAlarm> alarms() {
        return List.copyOf(alarms);
    }

    public <E extends JournalEvent> List<E> events(Class<E> type) {
        if (EmergencyEvent.class.isAssignableFrom(type) && !died)
            until(
                    "level 5 told what it wrote",
                    () -> told(EmergencyEvent.class).size() >= emergency().events());
        return told(type);
    }

    private <E extends JournalEvent> List<E> told(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private EmergencyBook emergency() {
        return this.<EmergencyCommand, EmergencyCommand.View>ask(
                        fund.people().emergencyStop(), EmergencyCommand.Get::new)
                .book();
    }

    /** The journal as it was told, page by page. */
    public ToldRecord record() {
        return record;
    }

    /** The decisions on a symbol, oldest first. */
    public List<SymbolEvent.Decided> decisions(String symbol) {
        return events(SymbolEvent.Decided.class).stream()
                .filter(decided -> decided.decisionId().startsWith(symbol + "-"))
                .toList();
    }

    /** The line between symbols and venue. */
    public BrokenLine line() {
        return line;
    }

    public long nowMs() {
        return market.nowMs();
    }

    public double price(String symbol) {
        return market.price(symbol);
    }

    /** Every reason that was given on this stage, with how often. */
    public Map<ReasonCode, Long> reasons() {
        synchronized (reasons) {
            return new EnumMap<>(reasons);
        }
    }

    private void saw(ReasonCode code) {
        synchronized (reasons) {
            reasons.merge(code, 1L, Long::sum);
        }
    }

    /** Counts reasons that come as answers and are neither in the journal nor in the ladder. */
    public ReleaseAnswer heard(ReleaseAnswer answer) {
        for (var result : answer.results()) {
            if (result instanceof ReleaseAnswer.Result.Refused(var id, var reason)) saw(reason.code());
        }
        return answer;
    }

    FundSystem fund() {
        return fund;
    }

    private <M, R> R ask(ActorRef<M> actor, Function<ActorRef<R>, M> message) {
        alive();
        return AskPattern.<M, R>ask(
                        actor, message::apply, PATIENCE, fund.system().scheduler())
                .toCompletableFuture()
                .join();
    }

    @Override
    public void close() {
        fund.close();
        KeptJournal.forget(folder.toString());
        try (var files = Files.walk(folder)) {
            var all = new ArrayList<>(files.toList());
            all.sort(Comparator.reverseOrder());
            for (Path file : all) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("stage");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
