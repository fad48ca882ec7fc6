package io.quantumtrader.app.drill.ladder;

import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.app.drill.tally.Rule;
import io.quantumtrader.app.drill.tally.Tally;
import io.quantumtrader.app.fund.SteppedFund;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** Random commands through a whole fund: its actors, its journal, its venue. Looked at from outside only. */
public final class ActorDrill {

    static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT");

    private static final Duration PHASE = Duration.ofMillis(400);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int HISTORY = 16;
    private static final int LONGEST_FLATTEN = 25;

    private final SplittableRandom random;
    private final Tally tally;
    private final RandomBars bars;
    private final RoughLine line;
    private final Recorded recorded = new Recorded();
    private final Said said;
    private final SteppedFund fund;
    private final Deeds deeds;
    private final Set<String> blind = new HashSet<>();
    private final Map<String, Integer> flattening = new HashMap<>();
    private final ConcurrentLinkedQueue<String> tooLate = new ConcurrentLinkedQueue<>();
    private final LongAdder entries = new LongAdder();
    private final AtomicBoolean overdue = new AtomicBoolean();

    private ActorDrill(Settings settings, long seed, Path data, Tally tally) {
        random = new SplittableRandom(seed);
        this.tally = tally;
        said = new Said("main");
        bars = new RandomBars(SYMBOLS, random.split(), tally);
        line = new RoughLine(seed, this::opening);
        fund = SteppedFund.start(
                settings, data, bars, new SteppedFund.Wiring(line::over, recorded, this::alarm, PHASE));
        deeds = new Deeds(fund, bars, said, random, tally);
    }

    /**
     * So many commands; what is found is counted.
     *
     * @param data empty folder for journal and venue log
     */
    public static void over(
            Settings settings, long seed, long commands, Path data, Tally tally, LongConsumer progress) {
        tally.life();
        var drill = new ActorDrill(settings, seed, data, tally);
        try (var fund = drill.fund) {
            drill.play(commands, progress);
            var last = drill.flattened();
            fund.end();
            new Aftermath(fund.database(), data, drill.recorded, drill.line, drill.blind, tally).check(last);
        }
        drill.line.mishaps().forEach((kind, count) -> {
            for (long i = 0; i < count.sum(); i++) tally.mishap(kind);
        });
    }

    private void alarm(SafetyAlarm alarm) {
        if (alarm.kind() == SafetyAlarm.Kind.FLATTEN_OVERDUE) overdue.set(true);
    }

    /** On the sender's thread, inside the gate. */
    private void opening(VenueOrder order) {
        entries.increment();
        if (said.of(order.symbol()) != Permission.TRADE) tooLate.add(order.clientOrderId());
    }

    private void play(long commands, LongConsumer progress) {
        for (int i = 0; i < HISTORY; i++) bar(false);
        line.rough(true);
        for (long i = 0; i < commands && tally.violations() == 0; i++) {
            switch (random.nextInt(200)) {
                case 0, 1 -> deeds.crash();
                case 2 -> deeds.refuseWrites();
                case 3 -> deeds.sever();
                case 4 -> restart();
                case 5 -> deeds.stop();
                case 6, 7, 8 -> blindness();
                default -> usual();
            }
            if (line.isBlind() && random.nextInt(8) == 0) blindness();
            look();
            progress.accept(i + 1);
        }
    }

    private void usual() {
        int drawn = random.nextInt(200);
        if (drawn < 80) bar(true);
        else if (drawn < 135) deeds.open();
        else if (drawn < 155) deeds.close(blind);
        else if (drawn < 158) deeds.kill();
        else if (drawn < 159) deeds.pull();
        else if (deeds.crippled() && drawn < 163) restart();
        else deeds.release();
    }

    private void bar(boolean rough) {
        bars.next(rough);
        if (rough) tally.command("bar " + bars.tick() + " " + bars.blind());
        for (String symbol : SYMBOLS) {
            if (line.isBlind() || bars.blind().contains(symbol)) blind.add(symbol + "@" + bars.tick());
        }
        fund.play();
        for (String symbol : SYMBOLS) flattens(symbol);
    }

    /** The account is no number for some bars, then it is one again. */
    private void blindness() {
        boolean now = !line.isBlind();
        line.blind(now);
        tally.command(now ? "equity is no number" : "equity is a number");
        if (now) tally.mishap(Mishap.NAN_DATA);
        bar(true);
    }

    private void restart() {
        tally.command("the fund ends and starts again");
        tally.mishap(Mishap.FUND_RESTART);
        fund.restart();
        said.keep(recorded.latches());
        deeds.restarted();
    }

    /** Permission is at least as strict as everything that stands, and nothing opened under it. */
    private void look() {
        for (String symbol : SYMBOLS) {
            var told = said.of(symbol);
            var is = fund.ladder().effective("main", symbol);
            tally.check(Rule.E10, !told.stricterThan(is), symbol + " may " + is + ", said was " + told);
        }
        long sent = entries.sumThenReset();
        tally.held(Rule.E1, sent);
        for (var late = tooLate.poll(); late != null; late = tooLate.poll()) {
            tally.violated(Rule.E1, late + " left after the kill was acknowledged");
        }
    }

    private void flattens(String symbol) {
        boolean held = holding(symbol) != 0;
        if (said.of(symbol) != Permission.FLATTEN || !held) {
            flattening.remove(symbol);
            if (said.of(symbol) == Permission.FLATTEN) tally.held(Rule.E12);
            return;
        }
        int ticks = flattening.merge(symbol, 1, Integer::sum);
        if (ticks > LONGEST_FLATTEN && !overdue.get()) {
            tally.violated(
                    Rule.E12, symbol + " still holds " + holding(symbol) + " after " + ticks + " bars of FLATTEN");
        }
    }

    private double holding(String symbol) {
        return fund.venue().holding(symbol).toCompletableFuture().join().signedQuantity();
    }

    /** Nothing goes wrong any more; everything is closed, and each symbol says what it is then. */
    private Map<String, SymbolView> flattened() {
        line.rough(false);
        line.blind(false);
        deeds.mend();
        tally.note("the end: nothing goes wrong any more, FLATTEN");
        if (deeds.crippled()) restart();
        for (int i = 0; i < 3; i++) bar(false);
        deeds.kill(Scope.everything(), Permission.FLATTEN);
        int rounds = 0;
        while (rounds++ < LONGEST_FLATTEN && !flat()) bar(false);
        for (int i = 0; i < 2; i++) bar(false);
        tally.check(Rule.E12, flat(), "not flat at the end: " + fund.venue().unattended(Set.of()));
        var views = new TreeMap<String, SymbolView>();
        for (String symbol : SYMBOLS) views.put(symbol, fund.view(symbol, ANSWER));
        look();
        return views;
    }

    private boolean flat() {
        return fund.venue().unattended(Set.of()).isEmpty();
    }
}
