package io.quantumtrader.scenario;

import io.quantumtrader.app.fund.cast.Stage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One story of a fund, told as given, when and then over its real actors.
 *
 * @param name what it shows
 * @param settings what differs from the defaults; limits only where the name says so
 * @param symbols on the stage: AAA, BBB and so on
 * @param warm whether the fund has seen a dozen bars before the story begins
 * @param story plays it
 */
record Scenario(String name, Map<String, String> settings, List<String> symbols, boolean warm, Story story) {

    /** What happens. */
    @FunctionalInterface
    interface Story {
        void play(Stage stage, Teller told);
    }

    static Scenario of(String name, Story story) {
        return with(name, Map.of(), 2, story);
    }

    static Scenario with(String name, int symbols, Story story) {
        return with(name, Map.of(), symbols, story);
    }

    static Scenario with(String name, Map<String, String> settings, int symbols, Story story) {
        return new Scenario(name, settings, names(symbols), true, story);
    }

    /** A fund that has seen nothing yet. */
    static Scenario cold(String name, Map<String, String> settings, int symbols, Story story) {
        return new Scenario(name, settings, names(symbols), false, story);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf((char) ('A' + i)).repeat(3))
                .toList();
    }

    Stage stage() {
        var names = symbols.toArray(String[]::new);
        return warm ? Stage.with(settings, names) : Stage.cold(settings, names);
    }
}
