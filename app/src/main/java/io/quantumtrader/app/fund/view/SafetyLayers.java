package io.quantumtrader.app.fund.view;

import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.http.view.DistanceView;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.CeoModeTable;
import io.quantumtrader.kernel.kill.CeoReading;
import io.quantumtrader.kernel.kill.EmergencyLimits;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.kernel.kill.ModeThresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Levels 5, 6 and 7. */
final class SafetyLayers {

    private static final String EVERYTHING = "*";

    private final String portfolio;
    private final EmergencyLimits limits;
    private final CeoModeTable modes;

    SafetyLayers(FundSettings settings) {
        this.portfolio = settings.portfolio();
        this.limits = settings.emergency().forBars(settings.interval());
        this.modes = settings.modes();
    }

    Stream<DistanceView> emergencyStop(Moment now) {
        var incidents = now.emergency().book().incidents();
        var triggers = limits.triggers();
        var window =
                "stop-outs within " + ChangeTexts.span(triggers.stopOutWindow().toMillis());
        return Stream.of(
                drawdown(now, limits.flattenDrawdown(), triggers.samples() + " readings in a row"),
                drawdown(now, limits.failedDrawdown(), "the alarm that flattening failed"),
                DistanceView.rising(
                                ReasonCode.ESS_STOP_OUTS,
                                portfolio,
                                incidents.stoppedOut(portfolio, now.atMs(), triggers),
                                triggers.stopOuts())
                        .with(window),
                DistanceView.rising(
                                ReasonCode.ESS_STOP_OUTS,
                                EVERYTHING,
                                incidents.stoppedOut(now.atMs(), triggers),
                                triggers.stopOutsOfAll() + 1.0)
                        .with(window),
                DistanceView.rising(
                                ReasonCode.ESS_CASCADE,
                                EVERYTHING,
                                incidents.failing(now.atMs(), triggers),
                                triggers.cascadeSymbols())
                        .with("symbols failed within "
                                + ChangeTexts.span(triggers.cascadeWindow().toMillis())),
                blind(now));
    }

    private DistanceView drawdown(Moment now, double limit, String change) {
        double equity = now.account().equity();
        return now.emergency()
                .book()
                .peaksOf(portfolio)
                .filter(peaks -> Double.isFinite(equity))
                .map(peaks -> DistanceView.rising(
                                ReasonCode.ESS_DRAWDOWN,
                                portfolio,
                                peaks.drawdown(equity).fraction(),
                                limit)
                        .with(change))
                .orElseGet(() -> DistanceView.none(ReasonCode.ESS_DRAWDOWN, portfolio, limit, "no equity reading yet"));
    }

    /** The share of the positions held without a sound mark, as the ladder says it; it has to last. */
    private DistanceView blind(Moment now) {
        var triggers = limits.triggers();
        var held = now.symbols().stream()
                .filter(seen -> seen.position().isPresent())
                .toList();
        long blind = held.stream()
                .filter(seen -> now.ladder().verdicts(portfolio, seen.symbol()).stream()
                        .filter(verdict -> verdict.layer() == Layer.POSITION_STATE_BRAIN)
                        .flatMap(verdict -> verdict.reasons().stream())
                        .anyMatch(reason -> reason.code() == ReasonCode.DATA_STALE))
                .count();
        double share = held.isEmpty() ? 0 : (double) blind / held.size();
        return DistanceView.rising(ReasonCode.ESS_BLIND, portfolio, share, triggers.blindShare())
                .with("share of positions without a sound mark, for more than "
                        + ChangeTexts.span(triggers.blindAfter().toMillis()));
    }

    /** An operator's word comes when it comes: there is a latch or there is none, and no way between. */
    Stream<DistanceView> killSwitch(Moment now) {
        var standing = now.killSwitch().latches();
        if (standing.isEmpty()) {
            return Stream.of(DistanceView.none(
                    ReasonCode.KILL_SWITCH_REDUCE_ONLY,
                    EVERYTHING,
                    Double.NaN,
                    "an operator's word, at any time: no distance"));
        }
        return standing.stream()
                .map(latch -> DistanceView.standing(
                        latch.reasons().getFirst().code(),
                        latch.scope().text(),
                        Double.NaN,
                        Double.NaN,
                        "stands by the word of " + latch.who()));
    }

    Stream<DistanceView> ceo(Moment now) {
        var rows = modes.thresholds();
        var found = new ArrayList<DistanceView>();
        if (now.ceo().reading().isEmpty()) {
            return Stream.of(
                    DistanceView.none(ReasonCode.CEO_DRAWDOWN, EVERYTHING, rows.defensiveDrawdown(), "no reading yet"));
        }
        var reading = now.ceo().reading().get();
        found.add(row(ReasonCode.CEO_DRAWDOWN, reading.drawdown(), rows.defensiveDrawdown(), Mode.DEFENSIVE));
        found.add(row(ReasonCode.CEO_DRAWDOWN, reading.drawdown(), rows.preservationDrawdown(), Mode.PRESERVATION));
        found.add(row(ReasonCode.CEO_BLACK_SWAN, reading.drawdown(), rows.blackSwanDrawdown(), Mode.BLACK_SWAN));
        found.addAll(winRates(reading, rows));
        loosening(now, reading).ifPresent(found::add);
        return found.stream();
    }

    private static DistanceView row(ReasonCode code, double observed, double limit, Mode mode) {
        return DistanceView.rising(code, EVERYTHING, observed, limit).with("mode " + mode);
    }

    /** What the mode falls back to below each rate; a rate over too few trades is none. */
    private static List<DistanceView> winRates(CeoReading reading, ModeThresholds rows) {
        boolean counts = reading.trades() >= rows.minimumTrades();
        double rate = counts ? reading.winRate() : Double.NaN;
        String few = counts ? "" : "; " + reading.trades() + " of " + rows.minimumTrades() + " trades";
        var found = new ArrayList<DistanceView>();
        found.add(below(rate, rows.expansionWinRate(), Mode.DEFENSIVE, few));
        if (rows.growthAllowed()) found.add(below(rate, rows.growthWinRate(), Mode.EXPANSION, few));
        return found;
    }

    private static DistanceView below(double rate, double limit, Mode mode, String few) {
        return DistanceView.falling(ReasonCode.CEO_WIN_RATE, EVERYTHING, rate, limit)
                .with("below it mode " + mode + " at most" + few);
    }

    /** How long a looser mode has been earned, if it is. */
    private Optional<DistanceView> loosening(Moment now, CeoReading reading) {
        Mode mode = now.ceo().book().mode();
        if (mode == Mode.BLACK_SWAN) {
            return Optional.of(DistanceView.standing(
                    ReasonCode.CEO_LATCHED, EVERYTHING, Double.NaN, Double.NaN, "until operators release it"));
        }
        var asked = now.ceo().askedMs();
        if (asked.isEmpty() || !mode.stricterThan(modes.asks(reading, mode).mode())) return Optional.empty();
        Mode next = mode.looser();
        var rows = modes.thresholds();
        long cooldown = next == Mode.DEFENSIVE ? rows.loosenToDefensiveMs() : rows.loosenMs();
        long earned = Math.max(0, now.atMs() - asked.get());
        String left = ChangeTexts.span(Math.max(0, cooldown - earned));
        return Optional.of(DistanceView.rising(ReasonCode.CEO_COOLDOWN, EVERYTHING, (double) earned, (double) cooldown)
                .with("loosens to " + next + " in " + left));
    }
}
