package io.quantumtrader.http;

import io.quantumtrader.http.request.BarPage;
import io.quantumtrader.http.request.JobRequest;
import io.quantumtrader.http.view.DistanceView;
import io.quantumtrader.http.view.ExposureView;
import io.quantumtrader.http.view.JobView;
import io.quantumtrader.http.view.LimitView;
import io.quantumtrader.http.view.MarketHistoryView;
import io.quantumtrader.http.view.MarketView;
import io.quantumtrader.http.view.PortfolioView;
import io.quantumtrader.http.view.StatusView;
import io.quantumtrader.http.view.SymbolClusterView;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.market.Regime;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What the demonstration tells of its book, its markets and its jobs. */
final class DemoBook {

    private static final long BAR = 60_000;
    private static final double LOSS_SHARE = 0.02;

    private final ArrayDeque<JobView> jobs = new ArrayDeque<>();
    private int numbered;

    static PortfolioView portfolio(StatusView status, Collection<DemoPosition> positions) {
        double equity = status.account().equity();
        var exposures = positions.stream()
                .filter(DemoPosition::open)
                .map(one -> exposure(one, equity))
                .sorted(Comparator.comparingDouble(ExposureView::notional).reversed())
                .toList();
        double gross = exposures.stream().mapToDouble(ExposureView::notional).sum();
        double loss = exposures.stream().mapToDouble(ExposureView::lossAtStop).sum();
        var all = exposures.stream().map(ExposureView::symbol).sorted().toList();
        var clusters = all.isEmpty()
                ? List.<SymbolClusterView>of()
                : List.of(new SymbolClusterView(all.getFirst(), all, gross, gross / equity, gross, 0.7, loss, 0.4));
        return new PortfolioView(
                DemoFund.PORTFOLIO,
                status.atMs(),
                status.account(),
                10_000,
                10_000,
                status.account().peak(),
                status.account().drawdown(),
                gross,
                gross,
                loss,
                status.heat(),
                0.4,
                7,
                4,
                exposures,
                clusters,
                List.of(DistanceView.rising(
                        ReasonCode.HEAT_HOT,
                        DemoFund.PORTFOLIO,
                        status.heat().value(),
                        status.heat().hot())),
                List.of(DistanceView.rising(ReasonCode.LIMIT_TOTAL_NOTIONAL, DemoFund.PORTFOLIO, gross / equity, 2)),
                false);
    }

    private static ExposureView exposure(DemoPosition one, double equity) {
        double loss = LOSS_SHARE * one.notional();
        var side = Objects.requireNonNull(one.side());
        return new ExposureView(
                one.symbol(), side, one.notional(), one.notional() / equity, loss, loss / equity, 3, null, Double.NaN);
    }

    static MarketView market(DemoPosition one, long atMs) {
        var probabilities = new MarketView.Probabilities(0.6, 0.1, 0.3);
        double atr = one.mark() * 0.004;
        return new MarketView(
                one.symbol(),
                atMs,
                0L,
                one.mark(),
                atr,
                0.004,
                0.0011,
                0.0002,
                0.18,
                Regime.TREND,
                probabilities,
                one.open(),
                false);
    }

    /** A walk that ends at the mark, the same each time for the same bar. */
    static MarketHistoryView history(DemoPosition one, long atMs, BarPage page) {
        var random = new Random(atMs);
        double[] closes = new double[page.bars() + 1];
        closes[page.bars()] = one.mark();
        for (int at = page.bars() - 1; at >= 0; at--) closes[at] = closes[at + 1] * (1 + random.nextGaussian() / 800);
        long newest = Math.min(atMs, page.beforeMs()) - BAR;
        var bars = IntStream.rangeClosed(1, page.bars())
                .mapToObj(at -> bar(newest - (page.bars() - at) * BAR, closes[at - 1], closes[at], at))
                .toList();
        var stop = new MarketHistoryView.Stop(newest, one.mark() * 0.98, "d-1");
        return new MarketHistoryView(one.symbol(), BAR, bars, one.open() ? List.of(stop) : List.of());
    }

    private static MarketHistoryView.Bar bar(long openedAtMs, double open, double close, int at) {
        double high = Math.max(open, close) * 1.0006;
        double low = Math.min(open, close) * 0.9994;
        var regime = at % 90 < 50 ? Regime.TREND : at % 90 < 70 ? Regime.CHOP : Regime.MEAN_REVERSION;
        return new MarketHistoryView.Bar(
                openedAtMs, open, high, low, close, 12.5, close, regime, Double.NaN, Double.NaN);
    }

    static List<LimitView> limits() {
        return List.of(
                new LimitView(
                        "kernel.harvest.t1-r",
                        LimitView.Kind.THETA,
                        "2",
                        "reference.conf:80",
                        "First tranche, R.",
                        "",
                        List.of()),
                new LimitView(
                        "risk.day-loss",
                        LimitView.Kind.LIMIT,
                        "0.025",
                        "application.conf:4",
                        "Loss of a day.",
                        "0.07",
                        List.of(new LimitView.Waiting(
                                "0.02", "ada", "a quieter week", 1_770_000_000_000L, 1_770_000_600_000L))));
    }

    synchronized List<JobView> jobs() {
        return List.copyOf(jobs);
    }

    synchronized Optional<JobView> job(String id) {
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    private static Map<String, Object> found(JobRequest request) {
        if (request.decision().isEmpty()) return Map.of("differenceCount", 0);
        var kinds = List.of(Map.of("kind", "BAR", "derived", 1, "read", 0, "because", Map.of()));
        return Map.of("differenceCount", 0, "decisionsCompared", 2, "kinds", kinds);
    }

    private static Map<String, String> asked(JobRequest request) {
        var asked = new TreeMap<>(Map.of("kind", request.kind().name()));
        if (request.decision().isPresent())
            asked.put(
                    "decision",
                    request.symbols().getFirst() + "-" + request.decision().getAsLong());
        return asked;
    }

    synchronized JobView start(JobRequest request) {
        var job = new JobView(
                "job-" + ++numbered,
                request.kind(),
                JobView.State.DONE,
                "",
                10,
                10L,
                request.who(),
                1_770_000_000_000L,
                1_770_000_000_000L,
                1_770_000_001_000L,
                asked(request),
                found(request),
                null);
        jobs.addFirst(job);
        if (jobs.size() > 100) jobs.removeLast();
        return job;
    }
}
