package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Theta and limits as operators set them, in place of what the configuration says. */
public final class OperatorNumbers {

    /** The source of such a value. */
    static final String SOURCE = "operators, recorded in the journal";

    private OperatorNumbers() {}

    /**
     * Reads {@code KEY=VALUE,KEY=VALUE}; keys as in a what-if, nothing after the sign for what the configuration says. Throws
     * {@link ConfigurationRefused} with all that is wrong with names and form; the source of each problem is the value as it is written.
     *
     * @param recorded paths that operators have set: those may be given back also where the configuration does not know them any more
     * @return values by path below {@code quantum-trader}, empty for what the configuration says
     */
    public static SortedMap<String, String> read(String text, Set<String> recorded) {
        var keys = new CandidateKeys(ConfigFactory.defaultReference());
        var problems = new ArrayList<Problem>();
        var values = new TreeMap<String, String>();
        for (String part : text.split(",", -1)) {
            int at = part.indexOf('=');
            if (at <= 0) {
                problems.add(new Problem("numbers", part.strip(), "must be KEY=VALUE with commas between"));
                continue;
            }
            String written = part.substring(0, at).strip();
            String value = part.substring(at + 1).strip();
            switch (named(keys, written, value, recorded)) {
                case CandidateKeys.Found.Refused(var why) ->
                    problems.add(new Problem(written, value, "must be a key of theta or limits: it " + why));
                case CandidateKeys.Found.Key(var path) -> {
                    if (values.put(path, value) != null) problems.add(new Problem(path, value, "must be set once"));
                }
            }
        }
        if (!problems.isEmpty()) throw new ConfigurationRefused(problems);
        return values;
    }

    private static CandidateKeys.Found named(CandidateKeys keys, String written, String value, Set<String> recorded) {
        return value.isEmpty() && recorded.contains(written)
                ? new CandidateKeys.Found.Key(written)
                : keys.named(written);
    }

    /** The settings with these values in place of their own. */
    public static Settings over(Settings base, Map<String, String> values) {
        Config whole = base.whole();
        for (var one : read(values).entrySet())
            whole = whole.withValue(Settings.ROOT + "." + one.getKey(), one.getValue());
        return new Settings(base.home(), whole);
    }

    /**
     * Throws {@link ConfigurationRefused} with all that is wrong with values over settings: kinds, bounds, and what they make of each
     * other.
     *
     * @param check throws it for what a fund refuses of settings
     */
    public static void check(Settings base, Map<String, String> values, Consumer<Settings> check) {
        List<Problem> problems = SettingsLoader.variation(over(base, values), read(values), check);
        if (!problems.isEmpty()) throw new ConfigurationRefused(problems);
    }

    private static Map<String, ConfigValue> read(Map<String, String> values) {
        var read = new TreeMap<String, ConfigValue>();
        values.forEach((path, value) -> read.put(path, ConfigValueFactory.fromAnyRef(value, SOURCE)));
        return read;
    }
}
