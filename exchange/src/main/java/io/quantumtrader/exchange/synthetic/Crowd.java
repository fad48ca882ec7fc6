package io.quantumtrader.exchange.synthetic;

import io.quantumtrader.kernel.check.Checks;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Scripts with many symbols that all stand nearly still. */
final class Crowd {

    private static final String GROUP = "crowd";
    private static final String START = "2026-01-05T00:00:00Z";
    private static final int MOST = 10_000;
    private static final int HISTORY_BARS = 40;
    private static final int CALM_BARS = 1_000_000;
    private static final double SIGMA_BPS = 1;
    private static final double RESTLESS_BPS = 12;
    private static final double PULL = 0.05;
    private static final double LEAST_PRICE = 10;
    private static final int PRICES = 90;
    private static final double TICK = 0.001;

    private Crowd() {}

    static Script of(int symbols) {
        return of(symbols, SIGMA_BPS, PULL);
    }

    /** The same with prices that wander off, so that entries are wished for. */
    static Script restless(int symbols) {
        return of(symbols, RESTLESS_BPS, 0);
    }

    private static Script of(int symbols, double sigmaBps, double pull) {
        new Checks().within("symbols", symbols, 1, MOST).orThrow();
        var calm = Map.of(GROUP, new Act.Move(0, sigmaBps, 0, pull, 0));
        return new Script(
                Instant.parse(START).toEpochMilli(),
                IntStream.rangeClosed(1, symbols).mapToObj(Crowd::listed).toList(),
                List.of(new Act("history", HISTORY_BARS, calm), new Act("calm", CALM_BARS, calm)));
    }

    private static Script.Listed listed(int number) {
        return new Script.Listed(
                String.format(Locale.ROOT, "CROWD%05dUSDT", number), GROUP, LEAST_PRICE + number % PRICES, TICK);
    }
}
