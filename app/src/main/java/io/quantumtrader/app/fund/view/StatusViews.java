package io.quantumtrader.app.fund.view;

import io.quantumtrader.actors.market.Pace;
import io.quantumtrader.actors.portfolio.PortfolioVerdicts;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.http.view.AccountView;
import io.quantumtrader.http.view.HeatView;
import io.quantumtrader.http.view.JournalView;
import io.quantumtrader.http.view.StatusView;
import io.quantumtrader.kernel.kill.EquityPeaks;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.journal.JournalState;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Shows the fund at one glance. */
public final class StatusViews {

    private final FundSettings settings;
    private final boolean synthetic;
    private final List<String> symbols;
    private final long startedAtMs;

    public StatusViews(FundSettings settings, boolean synthetic, List<String> symbols, long startedAtMs) {
        this.settings = settings;
        this.synthetic = synthetic;
        this.symbols = List.copyOf(symbols);
        this.startedAtMs = startedAtMs;
    }

    public StatusView of(Moment now) {
        return new StatusView(
                settings.portfolio(),
                version(),
                settings.source(),
                synthetic,
                true,
                settings.release().persons() == 1,
                speed(settings.pace()),
                now.tick(),
                now.atMs() > 0 ? now.atMs() : null,
                startedAtMs,
                account(now),
                heat(now),
                now.ceo().book().mode().name(),
                now.ladder().at(new Scope.OfPortfolio(settings.portfolio())),
                now.killSwitch().halts().standing().isPresent(),
                now.openPositions(),
                now.slots(settings.limits().slots()),
                symbols,
                journal(now.journal()),
                List.copyOf(now.silent()));
    }

    private static JournalView journal(JournalState state) {
        return switch (state) {
            case JournalState.Up ignored -> JournalView.UP;
            case JournalState.Spooling away ->
                new JournalView(true, away.sinceMs(), away.events(), (double) away.bytes() / away.capacity());
        };
    }

    static AccountView account(Moment now) {
        var account = now.account();
        var guards = now.guards();
        boolean silent = now.silent().contains(Layer.GOVERNOR);
        return new AccountView(
                account.equity(),
                account.walletBalance(),
                account.unrealizedPnl(),
                silent ? Double.NaN : guards.peak(),
                allTimePeak(now),
                silent ? Double.NaN : guards.drawdown(),
                silent ? Double.NaN : guards.dayLoss(),
                silent ? Double.NaN : guards.weekLoss(),
                of(now.portfolio(), PortfolioVerdicts::freeMarginRatio));
    }

    private static double allTimePeak(Moment now) {
        if (now.silent().contains(Layer.EMERGENCY_STOP)) return Double.NaN;
        return now.emergency().book().peaks().values().stream()
                .mapToDouble(EquityPeaks::allTime)
                .max()
                .orElse(Double.NaN);
    }

    HeatView heat(Moment now) {
        var limits = settings.portfolioLimits().heat();
        return new HeatView(
                of(now.portfolio(), said -> said.heat().heat()),
                now.portfolio()
                        .flatMap(said -> said.heat().band())
                        .map(Enum::name)
                        .orElse("UNKNOWN"),
                limits.warm(),
                limits.hot());
    }

    private static <T> double of(Optional<T> reading, ToDoubleFunction<T> number) {
        return reading.map(number::applyAsDouble).orElse(Double.NaN);
    }

    /** In the words of the command line. */
    public static String speed(Pace pace) {
        return switch (pace) {
            case Pace.Max() -> "max";
            case Pace.Times(double factor) when factor == 1 -> "real-time";
            case Pace.Times(double factor) when factor == Math.rint(factor) -> "x" + (long) factor;
            case Pace.Times(double factor) -> "x" + factor;
        };
    }

    /** Version of the program, as it is packaged. */
    public static String version() {
        String packaged = StatusViews.class.getPackage().getImplementationVersion();
        return packaged == null ? "not packaged" : packaged;
    }
}
