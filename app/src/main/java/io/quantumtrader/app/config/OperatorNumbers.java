package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
     * {@link ConfigurationRefused} with all that is wrong with names and form.
     *
     * @return values by path below {@code quantum-trader}, empty for what the configuration says
     */
    public static SortedMap<String, String> read(String text) {
        var keys = new CandidateKeys(ConfigFactory.defaultReference());
        var problems = new ArrayList<Problem>();
        var values = new TreeMap<String, String>();
        for (String part : text.split(",", -1)) {
            int at = part.indexOf('=');
            if (at <= 0) {
                problems.add(new Problem(part.isBlank() ? "nothing" : part.strip(), text, "must be KEY=VALUE"));
                continue;
            }
            String written = part.substring(0, at).strip();
            switch (keys.named(written)) {
                case CandidateKeys.Found.Refused(var why) -> problems.add(new Problem(written, text, why));
                case CandidateKeys.Found.Key(var path) -> {
                    if (values.put(path, part.substring(at + 1).strip()) != null)
                        problems.add(new Problem(path, text, "is set twice"));
                }
            }
        }
        if (!problems.isEmpty()) throw new ConfigurationRefused(problems);
        return values;
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
