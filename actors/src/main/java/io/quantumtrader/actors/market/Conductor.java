package io.quantumtrader.actors.market;

import io.quantumtrader.actors.symbol.AtHand;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolCommand.Done;
import io.quantumtrader.actors.symbol.SymbolCommand.Observed;
import io.quantumtrader.actors.symbol.SymbolCommand.Operate;
import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import io.quantumtrader.actors.symbol.Timings;
import io.quantumtrader.actors.venue.DrivenVenue;
import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.actors.venue.Venue.Account;
import io.quantumtrader.actors.venue.Venue.Holding;
import io.quantumtrader.actors.venue.VenueReads;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays ticks through the fund in five phases, each awaiting every acknowledgement (rules, D2): venue events, observation
 * and exits, supervision, entries one by one, sends. Operators' words enter between ticks. It is a plain loop on a thread of
 * its own: what it does is a sequence, and it reads as one, in one file though it is long.
 */
public final class Conductor implements Runnable, Conducting {

    /** How a word is explained that nobody carries out, because the loop has ended. */
    public static final String STOPPING = Words.STOPPING;

    private static final long HEARING_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LOOK_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Duration MOST_FOR_A_READ = Duration.ofSeconds(1);
    private static final long INSIST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);

    private final MarketSource source;
    private final VenueReads reads;
    private final Ensemble symbols;
    private final VenueRounds rounds;
    private final Supervisors supervisors;
    private final Pace pace;
    private final Words words = new Words();
    private final Obedience obedience;
    private final Progress progress;
    private final Vitals vitals = new Vitals();
    private final Timings timings;
    private final SortedSet<String> restricted = new TreeSet<>();

    /** Whether the market has closed no newer tick than the last one played, as far as is known. */
    private BooleanSupplier newest = () -> true;

    private boolean judging;
    private long insistedNanos = System.nanoTime();
    private volatile boolean stopping;
    private volatile long tick;
    private volatile long atMs;
    private volatile long beganNanos;
    private Function<String, AtHand> atHand = symbol -> AtHand.nothing();

    /** Told after each tick, for progress and for runs that end. */
    public interface Progress {
        void played(long tick, long atMs, int observed);
    }

    /**
     * A conductor of one fund whose symbols live in this process.
     *
     * @param patience how long one phase may take before it is told again. How long the venue may take to answer, too, up to 1 s:
     *     afterwards the tick goes on without its answer
     */
    public Conductor(
            ActorSystem<?> system,
            MarketSource source,
            DrivenVenue venue,
            Map<String, ActorRef<SymbolCommand>> symbols,
            Supervisors supervisors,
            Pace pace,
            Duration patience,
            Progress progress) {
        this(system, source, venue, symbols, supervisors, pace, Patience.steadfast(patience), progress);
    }

    /** The same with symbols that may live elsewhere. */
    public Conductor(
            ActorSystem<?> system,
            MarketSource source,
            DrivenVenue venue,
            Map<String, ActorRef<SymbolCommand>> symbols,
            Supervisors supervisors,
            Pace pace,
            Patience patience,
            Progress progress) {
        this.source = source;
        var forARead = patience.answer();
        this.reads = new VenueReads(venue, forARead.compareTo(MOST_FOR_A_READ) < 0 ? forARead : MOST_FOR_A_READ);
        this.symbols = new Ensemble(system, symbols, patience);
        this.obedience = new Obedience(words, this.symbols, new Now());
        this.rounds = new VenueRounds(venue, this.symbols, vitals, pace instanceof Pace.Times);
        this.supervisors = supervisors;
        this.pace = pace;
        this.progress = progress;
        this.timings = Timings.of(system);
    }

    /**
     * Goes on where a fund stopped: settles every symbol with the venue, then plays the venue's last tick again, which changes
     * nothing for those that had taken it in and completes it for those that had not.
     *
     * @param lastTick the venue's last tick, 0 for a new fund
     */
    public void resumeAt(long lastTick, long lastAtMs) {
        tick = lastTick;
        atMs = lastAtMs;
        source.seek(Math.max(0, lastTick - 1));
        symbols.<Done>tellAll((symbol, replyTo) -> new SymbolCommand.Reconcile(lastTick, lastAtMs, replyTo));
        settle();
        takeUp();
    }

    /** What the ladder says of what is held acts before the first bar, and silence counts from now on. */
    private void takeUp() {
        vitals.started();
        reads.holdings(symbols.names())
                .forEach((symbol, holding) -> vitals.evaluated(symbol, holding.signedQuantity() != 0));
        heed();
        settle();
    }

    /** When each symbol was evaluated last. */
    public Vitals vitals() {
        return vitals;
    }

    @Override
    public long tick() {
        return tick;
    }

    @Override
    public long atMs() {
        return atMs;
    }

    /** When the present tick went out, {@link System#nanoTime()}. */
    public long beganNanos() {
        return beganNanos;
    }

    /**
     * An operator's word to one symbol; completes when it is recorded and, where it sends orders, they are sent. A word is
     * carried out only as long as its answer is awaited: whoever gives up completes or cancels it.
     */
    public CompletableFuture<Operated> operate(String symbol, SymbolCommand.Order order) {
        return operate(symbol, order, Operate.NEVER);
    }

    @Override
    public CompletableFuture<Operated> operate(String symbol, SymbolCommand.Order order, long deadlineMs) {
        return words.say(Word.to(symbol, order, pace instanceof Pace.Max ? Operate.NEVER : deadlineMs))
                .answer();
    }

    @Override
    public Heeding heedLadder(String who) {
        return heedLadder(who, symbol -> true);
    }

    /** Makes these symbols look at the ladder again, at once. */
    public Heeding heedLadder(String who, Predicate<String> which) {
        var all = symbols.names().stream()
                .filter(which)
                .map(symbol -> words.say(Word.to(symbol, new SymbolCommand.Order.HeedLadder(who), Operate.NEVER)))
                .toList();
        return Heeding.of(
                all.stream().map(Word::acknowledged).toList(),
                all.stream().map(Word::answer).toList());
    }

    /** Closes everything after the market has ended; to be called on the thread that ran the loop. */
    public void exitAll(String who, String reason) {
        var said = symbols.names().stream()
                .map(symbol -> operate(symbol, new SymbolCommand.Order.EndRun(who, reason)))
                .toList();
        hear(System.nanoTime());
        long unheard = said.stream().filter(word -> !word.isDone()).count();
        if (unheard > 0) LOG.error("{} of {} symbols were not told to close: {}", unheard, said.size(), reason);
    }

    /** Ends the loop after the tick that is being played; what operators still say is turned away. */
    public void stop() {
        stopping = true;
    }

    /** Says that no thread will carry out words any more; words that wait are answered. */
    public void end() {
        stopping = true;
        words.end();
    }

    @Override
    public void run() {
        var arrivals = source.arrivals();
        if (arrivals.isPresent()) follow(arrivals.get());
        else pull();
        hear(System.nanoTime());
    }

    private void pull() {
        long due = System.nanoTime();
        for (var next = source.next(); next.isPresent() && !stopping; next = source.next()) {
            Tick current = next.get();
            if (current.number() > source.warmUpTicks()) {
                due = Math.max(
                        due + pace.of(source.intervalMs()).toNanos(), System.nanoTime() - TimeUnit.SECONDS.toNanos(1));
            } else {
                due = System.nanoTime();
            }
            hear(due);
            if (stopping) return;
            play(current);
        }
    }

    /** A market that goes on by itself has its own pace: its tick is played when it is there, and words are heard until then. */
    private void follow(Arrivals arrivals) {
        newest = () -> !arrivals.behind();
        arrivals.onReady(words::wake);
        while (!stopping) {
            hear(() -> arrivals.ready() ? 0 : LOOK_UP_NANOS);
            if (stopping) return;
            var next = source.next();
            if (next.isEmpty()) return;
            play(next.get());
        }
    }

    /** Lets operators' words in after the market has ended, until {@link #stop}; on the thread that ran the loop. */
    public void hearOut() {
        while (!stopping) hear(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200));
    }

    /** Waits until a tick is due and lets operators' words in meanwhile. */
    private void hear(long due) {
        hear(() -> due - System.nanoTime());
    }

    /** @param left nanoseconds until something else than words is due */
    private void hear(LongSupplier left) {
        try {
            while (!stopping) {
                long wait = left.getAsLong();
                var word = words.next(Math.min(wait, LOOK_UP_NANOS));
                if (word.isPresent()) obedience.obey(word.get());
                else if (wait <= 0) return;
                else insist();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /** A flatten that is not flat yet does not wait for the next bar: what was refused or lost is tried again. */
    private void insist() {
        if (System.nanoTime() - insistedNanos < INSIST_NANOS) return;
        insistedNanos = System.nanoTime();
        var held = symbols.names().stream()
                .filter(symbol -> !vitals.flat(symbol))
                .filter(symbol -> supervisors.permission(symbol) == Permission.FLATTEN)
                .toList();
        if (held.isEmpty()) return;
        flatten(held, "insisting");
        settle();
    }

    private void play(Tick next) {
        tick = next.number();
        atMs = next.atMs();
        beganNanos = System.nanoTime();
        rounds.play(next);
        var holdings = reads.holdings(symbols.names());
        var observed = observe(next, holdings);
        observed.forEach((symbol, seen) -> vitals.evaluated(
                symbol, seen.reading().filter(SymbolReading::position).isPresent()));
        rounds.send(symbols.restless(), tick, atMs);
        judge(observed, unheard(observed, holdings));
        heed();
        enter(observed.values());
        rotate();
        settle();
        timings.tick().record(System.nanoTime() - beganNanos);
        progress.played(tick, atMs, next.slices().size());
        obedience.takeUpAside();
    }

    /**
     * Entries one by one. A wish of a bar that is not the newest is dropped, since its price is gone: the symbol forgets it with its
     * next bar, and only its next wish is decided.
     */
    private void enter(Collection<Observed> observed) {
        for (var seen : observed) {
            if (!seen.wishesToOpen()) continue;
            if (newest.getAsBoolean()) decideOpen(seen.symbol());
            else LOG.info("tick {} is not the newest any more: the entry of {} is not decided", tick, seen.symbol());
        }
    }

    private SortedMap<String, Observed> observe(Tick next, SortedMap<String, Holding> holdings) {
        var slices = new LinkedHashMap<String, Slice>();
        next.slices().forEach(slice -> slices.put(slice.symbol(), slice));
        long began = beganNanos;
        return symbols.<Observed>tellAll(
                (symbol, replyTo) -> new SymbolCommand.Observe(
                        tick,
                        atMs,
                        Optional.ofNullable(slices.get(symbol)),
                        Optional.ofNullable(holdings.get(symbol)),
                        atHand.apply(symbol),
                        replyTo),
                () -> timings.decision().record(System.nanoTime() - began));
    }

    /** Who holds a position and is silent; of those the venue knows more than what they said last. */
    private SortedSet<String> unheard(SortedMap<String, Observed> observed, SortedMap<String, Holding> holdings) {
        var silent = new TreeSet<>(symbols.names());
        silent.removeAll(observed.keySet());
        holdings.forEach((symbol, holding) -> {
            if (silent.contains(symbol)) vitals.holds(symbol, holding.signedQuantity() != 0);
        });
        silent.removeIf(symbol -> !vitals.held(symbol));
        return silent;
    }

    private void judge(SortedMap<String, Observed> observed, SortedSet<String> unheard) {
        List<SymbolReading> readings = observed.values().stream()
                .flatMap(answer -> answer.reading().stream())
                .toList();
        long number = tick;
        long time = atMs;
        atHand = pace instanceof Pace.Max
                ? judged(number, time, readings, unheard)
                : meanwhileHearing(CompletableFuture.supplyAsync(
                        () -> judged(number, time, readings, unheard), Thread::startVirtualThread));
    }

    private Function<String, AtHand> judged(
            long number, long time, List<SymbolReading> readings, SortedSet<String> unheard) {
        var account = reads.account().orElseGet(() -> Account.unknown(time));
        return supervisors.judge(number, time, readings, unheard, account);
    }

    /** Upper layers, and an account, that take their time keep no operator's word and no flatten waiting (rules, A2, B3). */
    private <T> T meanwhileHearing(CompletableFuture<T> thinking) {
        judging = true;
        try {
            while (!thinking.isDone()) {
                var word = words.next(HEARING_NANOS);
                if (word.isPresent()) obedience.obey(word.get());
                else insist();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        } finally {
            judging = false;
        }
        return thinking.join();
    }

    /** What tightened in this phase acts before the next one (rules, D2): entries are withdrawn, closes begin. */
    private void heed() {
        var withdraw = new ArrayList<String>();
        var flatten = new ArrayList<String>();
        for (var symbol : symbols.names()) {
            switch (supervisors.permission(symbol)) {
                case TRADE -> restricted.remove(symbol);
                case REDUCE_ONLY -> {
                    if (restricted.add(symbol)) withdraw.add(symbol);
                }
                case FLATTEN -> {
                    restricted.add(symbol);
                    flatten.add(symbol);
                }
            }
        }
        rounds.send(withdraw, tick, atMs);
        flatten(flatten, "tick");
    }

    private void flatten(List<String> names, String who) {
        var order = new SymbolCommand.Order.HeedLadder(who);
        symbols.tellAll(names, obedience.saying(order));
    }

    /** The weakest holding closes for a better entry, which comes back with its next signal. */
    private void rotate() {
        for (var rotation : supervisors.rotations()) {
            if (!symbols.knows(rotation.weakest())) continue;
            var word = obedience.saying(rotation.order());
            symbols.<Operated>ask(rotation.weakest(), replyTo -> word.command(rotation.weakest(), replyTo));
        }
    }

    /** What words are carried out at. */
    private final class Now implements Obedience.Moment {
        @Override
        public long tick() {
            return tick;
        }

        @Override
        public long atMs() {
            return atMs;
        }

        @Override
        public AtHand atHand(String symbol) {
            return atHand.apply(symbol);
        }

        @Override
        public boolean opens() {
            return !judging && newest.getAsBoolean();
        }

        @Override
        public void decideOpen(String symbol) {
            Conductor.this.decideOpen(symbol);
        }

        @Override
        public void settle() {
            Conductor.this.settle();
        }
    }

    private void decideOpen(String symbol) {
        symbols.<Done>ask(symbol, replyTo -> new SymbolCommand.DecideOpen(tick, atMs, atHand.apply(symbol), replyTo));
    }

    /** Phase 5: sends, and what the sends bring about, until nothing is left to send. */
    private void settle() {
        rounds.settle(tick, atMs);
    }
}
