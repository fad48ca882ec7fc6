package io.quantumtrader.app.drill.kill;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.drill.kill.KillDrillReport.Load;
import io.quantumtrader.app.fund.DrillFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.exchange.synthetic.SyntheticMarket;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Kills a fund under load by every trigger, again and again, and measures. */
public final class KillDrill {

    /** Bound of the gate and of the last opening order (rules, B2 level 6 and B8), milliseconds. */
    private static final double REQUIRED_MS = 500;

    /** Share of the symbols that open and close all the time, and the most of them. */
    private static final int SPARE_SHARE = 5;

    private static final int MOST_SPARE = 10;
    private static final int WARM_UP = 10;
    private static final int CLOSING_SHARE = 5;

    private final KillDrillRequest request;
    private final Progress progress;
    private final DrillFund fund;
    private final Voice voice;
    private final Positions positions;
    private final SpareEntries entries;
    private final OpeningLoad load;
    private final KillWatch watch;

    private KillDrill(
            KillDrillRequest request,
            Progress progress,
            DrillFund fund,
            SpareEntries entries,
            Arrivals arrivals,
            OpeningLoad load) {
        this.request = request;
        this.progress = progress;
        this.fund = fund;
        this.voice = new Voice(fund);
        this.positions = new Positions(fund, holding(fund.symbols()));
        this.entries = entries;
        this.load = load;
        this.watch = new KillWatch(voice, positions, arrivals, load);
    }

    /** Runs a drill with settings that hold {@link DrillSettings#overrides}. */
    public static KillDrillReport run(KillDrillRequest request, Settings settings, Progress progress) {
        long began = System.nanoTime();
        var arrivals = new Arrivals();
        var market = SyntheticMarket.crowd(request.seed(), request.symbols());
        progress.at("starting the fund", 0, Progress.UNKNOWN);
        try (var fund = DrillFund.start(settings, request.data(), market, venue -> new StampedVenue(venue, arrivals))) {
            awaitHistory(fund, market.warmUpTicks(), progress);
            try (var entries = new SpareEntries(fund, spare(fund.symbols()));
                    var load = new OpeningLoad(
                            fund.ladder(),
                            fund.portfolio(),
                            fund.symbols(),
                            arrivals,
                            request.loadThreads(),
                            request.ordersPerSecond())) {
                return new KillDrill(request, progress, fund, entries, arrivals, load).run(arrivals, began);
            }
        }
    }

    private static void awaitHistory(DrillFund fund, long ticks, Progress progress) {
        new Voice(fund).await("the history to be played", () -> {
            long tick = fund.conductor().tick();
            if (tick < ticks) progress.at("playing history", tick, ticks);
            return tick > ticks;
        });
    }

    private static List<String> spare(List<String> symbols) {
        return symbols.subList(0, Math.clamp(symbols.size() / SPARE_SHARE, 1, MOST_SPARE));
    }

    private static List<String> holding(List<String> symbols) {
        return symbols.subList(spare(symbols).size(), symbols.size());
    }

    private KillDrillReport run(Arrivals arrivals, long began) {
        progress.at("opening positions", 0, request.symbols());
        positions.openAll();
        long trading = System.nanoTime();
        long before = arrivals.countOfLoad();
        var references = PhysicalReference.measure(voice);
        double ordersPerSecond = (arrivals.countOfLoad() - before) / ((System.nanoTime() - trading) / 1e9);
        var figures = triggers().stream().map(this::drill).toList();
        return new KillDrillReport(
                request.symbols(),
                request.kills(),
                request.seed(),
                Runtime.getRuntime().availableProcessors(),
                new Load(request.loadThreads(), ordersPerSecond, arrivals.countOfLoad(), arrivals.countOfSymbols()),
                figures.stream()
                        .flatMap(one -> one.stages().stream())
                        .sorted(Comparator.comparingInt(KillDrillReport.Stage::level))
                        .toList(),
                references,
                watch.violations(),
                watch.attempts(),
                REQUIRED_MS,
                figures.stream().flatMap(one -> one.above(REQUIRED_MS).stream()).toList(),
                (System.nanoTime() - began) / 1e9);
    }

    /** Those that close nothing first: positions are opened anew less often. */
    private List<Trigger> triggers() {
        var triggers = new ArrayList<Trigger>();
        triggers.add(
                new VerdictTrigger(fund.ladder(), fund.portfolio(), Layer.KILL_SCORE, ReasonCode.KILL_SCORE_AT_LIMIT));
        triggers.add(new VerdictTrigger(fund.ladder(), fund.portfolio(), Layer.HEAT_GATE, ReasonCode.HEAT_HOT));
        triggers.add(new VerdictTrigger(fund.ladder(), fund.portfolio(), Layer.GOVERNOR, ReasonCode.GOVERNOR_SILENT));
        triggers.add(new VerdictTrigger(fund.ladder(), fund.portfolio(), Layer.POSITION_STATE_BRAIN, ReasonCode.DRIFT));
        triggers.add(new KillSwitchTrigger(voice, Permission.REDUCE_ONLY));
        triggers.add(new EmergencyStopTrigger(voice, EmergencyStopTrigger.Cause.OPERATOR));
        triggers.add(new EmergencyStopTrigger(voice, EmergencyStopTrigger.Cause.DRAWDOWN));
        triggers.add(new KillSwitchTrigger(voice, Permission.FLATTEN));
        triggers.add(new BlackSwanTrigger(voice));
        return triggers;
    }

    private StageFigures drill(Trigger trigger) {
        boolean own = trigger.portfolio().equals(fund.portfolio());
        if (!own) entries.pause();
        load.under(trigger.portfolio());
        try {
            return trigger.closes() ? closing(trigger) : refusing(trigger);
        } finally {
            load.under(fund.portfolio());
            if (!own) entries.resume();
        }
    }

    private StageFigures refusing(Trigger trigger) {
        positions.openAll();
        repeat(trigger, WARM_UP, true, new StageFigures(trigger));
        var figures = new StageFigures(trigger);
        repeat(trigger, request.kills(), true, figures);
        return figures;
    }

    /** Some kills find positions, the others only measure the gate. */
    private StageFigures closing(Trigger trigger) {
        repeat(trigger, 1, false, new StageFigures(trigger));
        var figures = new StageFigures(trigger);
        for (int i = 0; i < request.flattens(); i++) {
            positions.openAll();
            watch.kill(trigger, true, figures);
            progress.at(trigger.name() + ", positions held", i + 1L, request.flattens());
        }
        repeat(trigger, Math.max(0, request.kills() / CLOSING_SHARE - request.flattens()), false, figures);
        return figures;
    }

    private void repeat(Trigger trigger, int times, boolean held, StageFigures figures) {
        for (int i = 0; i < times; i++) {
            watch.kill(trigger, held, figures);
            progress.at(trigger.name(), i + 1L, times);
        }
    }
}
