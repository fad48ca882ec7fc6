package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One candidate of a what-if: what it sets over the settings that were in force.
 *
 * @param name how it is told from others
 * @param values by path below {@code quantum-trader}
 */
public record CandidateSettings(String name, SortedMap<String, ConfigValue> values) {

    public CandidateSettings {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** A candidate that sets nothing. */
    public static CandidateSettings unchanged(String name) {
        return new CandidateSettings(name, new TreeMap<>());
    }

    /** Whether it sets a limit of opens, so that opening decisions have to be judged again. */
    public boolean changesLimits() {
        return values.keySet().stream().anyMatch(CandidateKeys::limits);
    }

    /** The settings with these values in place of their own. */
    public Settings over(Settings base) {
        Config whole = base.whole();
        for (var value : values.entrySet())
            whole = whole.withValue(Settings.ROOT + "." + value.getKey(), value.getValue());
        return new Settings(base.home(), whole);
    }

    /**
     * The settings that a journal recorded, with these values in place of their own; what was not recorded is of the base.
     *
     * @param recorded text of a {@link SymbolSection}
     */
    public Settings over(Settings base, String recorded) {
        Config then = ConfigFactory.parseString(recorded).atPath(Settings.ROOT).withFallback(base.whole());
        return over(new Settings(base.home(), then));
    }

    /** What it sets, as written, for whoever reads the result. */
    public Map<String, String> written() {
        var written = new LinkedHashMap<String, String>();
        values.forEach((path, value) -> written.put(path, String.valueOf(value.unwrapped())));
        return written;
    }
}
