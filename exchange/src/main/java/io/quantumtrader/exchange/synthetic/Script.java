package io.quantumtrader.exchange.synthetic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The written course of the synthetic market, read from a table whose lines are
 *
 * <pre>
 * start  INSTANT
 * symbol NAME GROUP PRICE TICK
 * act    NAME BARS
 * move   GROUP DRIFT_BPS SIGMA_BPS AUTOREGRESSION PULL GAP_PERCENT
 * </pre>
 *
 * with comments from {@code #}. A move belongs to the act above it; every act says how every group moves. The first act
 * is history, played at once; behind the last act the script begins again with the second.
 */
record Script(long startMs, List<Listed> symbols, List<Act> acts) {

    /**
     * A symbol of the script.
     *
     * @param price where it starts and is pulled to, quote per base
     * @param tick smallest price difference
     */
    record Listed(String name, String group, double price, double tick) {}

    private static final String TABLE = "synthetic-market.txt";

    /** The script that comes with the house. */
    static Script shipped() {
        var table = Objects.requireNonNull(Script.class.getResourceAsStream(TABLE), TABLE);
        try (var reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return parse(reader.lines().toList());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + TABLE, failure);
        }
    }

    static Script parse(List<String> lines) {
        var reading = new Reading();
        for (int i = 0; i < lines.size(); i++) {
            try {
                reading.line(lines.get(i).replaceFirst("#.*", "").strip());
            } catch (RuntimeException failure) {
                throw new IllegalArgumentException("script line " + (i + 1) + ": " + lines.get(i), failure);
            }
        }
        return reading.script();
    }

    /** Bars of the first act. */
    long historyBars() {
        return acts.getFirst().bars();
    }

    private static final class Reading {
        private long startMs;
        private final List<Listed> symbols = new ArrayList<>();
        private final List<Act> acts = new ArrayList<>();
        private Map<String, Act.Move> moves = new LinkedHashMap<>();
        private String act = "";
        private int bars;

        private void line(String line) {
            if (line.isEmpty()) return;
            String[] words = line.split("\\s+", -1);
            switch (words[0]) {
                case "start" -> startMs = Instant.parse(words[1]).toEpochMilli();
                case "symbol" -> symbols.add(new Listed(words[1], words[2], number(words[3]), number(words[4])));
                case "act" -> {
                    end();
                    act = words[1];
                    bars = Integer.parseInt(words[2]);
                }
                case "move" ->
                    moves.put(
                            words[1],
                            new Act.Move(
                                    number(words[2]),
                                    number(words[3]),
                                    number(words[4]),
                                    number(words[5]),
                                    number(words[6])));
                default -> throw new IllegalArgumentException("unknown word " + words[0]);
            }
        }

        private void end() {
            if (act.isEmpty()) return;
            var done = new Act(act, bars, moves);
            symbols.forEach(symbol -> done.of(symbol.group()));
            acts.add(done);
            moves = new LinkedHashMap<>();
        }

        private Script script() {
            end();
            if (symbols.isEmpty() || acts.size() < 2)
                throw new IllegalArgumentException("a script needs symbols, history and at least one act more");
            symbols.sort(Comparator.comparing(Listed::name));
            return new Script(startMs, List.copyOf(symbols), List.copyOf(acts));
        }

        private static double number(String text) {
            return Double.parseDouble(text);
        }
    }
}
