package io.quantumtrader.app.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The map {@code http.operators}: who may act, each by name with the place of the token. A token itself never stands in the
 * configuration, which is printed and kept in version control.
 */
public final class OperatorsSection {

    /** Who acts where nobody is named: one operator, whose token {@code ./qt up} makes. */
    public static final String DEFAULT_NAME = "operator";

    private static final String KEY = "operators";
    private static final Place DEFAULT_PLACE = new Place.InFile("token");

    private OperatorsSection() {}

    /** Where a token lies. */
    public sealed interface Place {
        /** A file that only its owner can read; relative to the data directory. */
        record InFile(String file) implements Place {}

        /** A variable of the environment. */
        record InEnvironment(String variable) implements Place {}
    }

    /** The operators by name; throws {@link ConfigurationRefused} with all that is wrong with them. */
    public static SortedMap<String, Place> places(Section http) {
        var written = http.named(KEY);
        if (written.isEmpty()) return new TreeMap<>(Map.of(DEFAULT_NAME, DEFAULT_PLACE));
        List<Problem> problems = new ArrayList<>();
        Set<String> persons = new HashSet<>();
        SortedMap<String, Place> places = new TreeMap<>();
        written.forEach((name, place) -> {
            String key = KEY + ".\"" + name + "\"";
            if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,31}"))
                problems.add(http.problem(key, "must be named by a letter and at most 31 of A-Z a-z 0-9 _ -"));
            else if (!persons.add(name.toLowerCase(Locale.ROOT)))
                problems.add(
                        http.problem(KEY + "." + name, "is named twice: names that differ in case are one person"));
            else if (place.matches("env:[A-Za-z_][A-Za-z0-9_]*"))
                places.put(name, new Place.InEnvironment(place.substring("env:".length())));
            else if (place.matches("file:\\S.*")) places.put(name, new Place.InFile(place.substring("file:".length())));
            else
                problems.add(http.problem(
                        KEY + "." + name, "must be file:PATH or env:VARIABLE; a token itself is no place for a token"));
        });
        problems.addAll(shared(http, places));
        if (!problems.isEmpty()) throw new ConfigurationRefused(problems);
        return places;
    }

    /** Two operators with one token would be one person who approves alone. */
    private static List<Problem> shared(Section http, SortedMap<String, Place> places) {
        Set<Place> taken = new HashSet<>();
        return places.entrySet().stream()
                .filter(operator -> !taken.add(operator.getValue()))
                .map(operator ->
                        http.problem(KEY + "." + operator.getKey(), "is the place of another operator's token"))
                .toList();
    }
}
