package io.quantumtrader.app.fund;

import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.actors.venue.Venue.Account;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.fund.cast.FundSystem;
import io.quantumtrader.app.fund.keep.Storage;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.RunRequest;
import io.quantumtrader.app.launch.RunSummary;
import io.quantumtrader.persistence.StateHash;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** The same fund without waiting for the clock, from an empty journal to the end of the market. */
final class HeadlessRun {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private HeadlessRun() {}

    static RunSummary play(RunRequest request, Settings settings, Progress progress) {
        var fundSettings = FundSettings.of(settings);
        progress.at("checking the market", 0, Progress.UNKNOWN);
        var market = Markets.open(fundSettings);
        progress.at("starting the database", 0, Progress.UNKNOWN);
        var tally = new Tally();
        try (var storage = Storage.ofRun(settings, request.data())) {
            long ticks = market.length().orElse(Progress.UNKNOWN);
            long started = System.nanoTime();
            try (var fund = new FundSystem(
                    fundSettings,
                    settings.whole(),
                    storage.plainJournal(),
                    market,
                    request.data(),
                    tally,
                    SafetyAlarms.logged(),
                    (tick, atMs, observed) -> progress.at("playing", tick, ticks),
                    UnaryOperator.identity())) {
                fund.awaitLadder();
                fund.play();
                if (request.exitAtEnd()) fund.conductor().exitAll("run", "the market ended");
                double seconds = (System.nanoTime() - started) / 1e9;
                return summary(fund, tally.total(), seconds, request);
            }
        }
    }

    private static RunSummary summary(FundSystem fund, Tally.Counts counts, double seconds, RunRequest request) {
        var views = views(fund);
        Account account = fund.venue().account().toCompletableFuture().join();
        double start = fund.startEquity();
        return new RunSummary(
                counts.bars,
                views.size(),
                counts.decisions,
                counts.reasons,
                counts.orders,
                counts.fills,
                counts.fees,
                counts.funding,
                account.walletBalance() - start,
                account.unrealizedPnl(),
                account.equity(),
                counts.maxDrawdown,
                (int) views.stream().filter(view -> view.position().isPresent()).count(),
                counts.heat,
                counts.refusals,
                counts.permitsIssued,
                counts.permitsSpent,
                counts.events,
                hash(views),
                seconds,
                counts.bars / seconds,
                request.data().toString());
    }

    private static List<SymbolView> views(FundSystem fund) {
        return fund.people().symbols().values().stream()
                .map(symbol -> AskPattern.<SymbolCommand, SymbolView>ask(
                                symbol,
                                SymbolCommand.Get::new,
                                PATIENCE,
                                fund.system().scheduler())
                        .toCompletableFuture()
                        .join())
                .toList();
    }

    /** One number over all symbols, in symbol order. */
    static String hash(List<SymbolView> views) {
        long hash = StateHash.EMPTY;
        for (var view : views) hash = StateHash.mix(hash, view.hash());
        return String.format("%016x", hash);
    }
}
