package io.quantumtrader.app.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.fund.SteppedFund;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.symbol.ObservationBits;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * A fund that comes back to its journal, plays one tick, and prints when it had come how far. Arguments: folder, symbols,
 * whether it goes on from snapshots; URL and user of a database that is not the folder's, with its password in the environment.
 */
public final class RecoveryProcess {

    /** The last tick of the run before is played again, to complete it; then come new ones. */
    private static final int TICKS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final long startedMs = ManagementFactory.getRuntimeMXBean().getStartTime();
    private final AtomicLong firstDecision = new AtomicLong();

    private RecoveryProcess() {}

    public static void main(String[] arguments) throws Exception {
        var home = Path.of(System.getProperty("qt.home", ""));
        var folder = Path.of(arguments[0]);
        var settings = RecoveryBench.settings(home, folder, Boolean.parseBoolean(arguments[2]));
        boolean elsewhere = arguments.length > 3;
        new RecoveryProcess()
                .run(
                        elsewhere ? settings.withJournalIn(new Database(arguments[3], arguments[4], "")) : settings,
                        folder,
                        Integer.parseInt(arguments[1], 10));
        System.exit(0);
    }

    private void run(Settings settings, Path folder, int symbols) throws Exception {
        var market = new FewTicks(RecoveryBench.market(symbols), TICKS);
        var wiring = new SteppedFund.Wiring(UnaryOperator.identity(), this::recorded, SafetyAlarms.logged(), PATIENCE);
        try (var fund = SteppedFund.again(settings, folder, market, wiring)) {
            long settled = System.currentTimeMillis();
            long positions = market.symbols().stream()
                    .filter(symbol -> fund.venue()
                                    .holding(symbol)
                                    .toCompletableFuture()
                                    .join()
                                    .signedQuantity()
                            != 0)
                    .count();
            fund.play();
            var start = new RecoveryBenchReport.Start(
                    !settings.section("journal").text("snapshot-every").equals("0"),
                    seconds(settled),
                    firstDecision.get() == 0 ? Double.NaN : seconds(firstDecision.get()),
                    (int) positions);
            System.out.println(new ObjectMapper().writeValueAsString(start));
            System.out.flush();
        }
    }

    private double seconds(long atMs) {
        return (atMs - startedMs) / 1e3;
    }

    private void recorded(String persistenceId, long sequenceNr, JournalEvent event) {
        boolean judged = observation(event)
                .filter(row -> ObservationBits.has(row.bits(), ObservationBits.POSITION))
                .isPresent();
        if (judged) firstDecision.compareAndSet(0, System.currentTimeMillis());
    }

    private static Optional<ObservationRow> observation(JournalEvent event) {
        return switch (event) {
            case ObservationRow row -> Optional.of(row);
            case Decided decided -> decided.observation();
            default -> Optional.empty();
        };
    }
}
