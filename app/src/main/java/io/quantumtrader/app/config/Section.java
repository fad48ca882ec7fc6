package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One section of the settings, read key by key. What a key cannot give is thrown as a {@link ConfigurationRefused} for
 * that key; {@link SettingsReader} collects these over all sections.
 */
public final class Section {

    private final Config config;
    private final String path;
    private final boolean recorded;

    Section(Config config, String path) {
        this(config, path, false);
    }

    private Section(Config config, String path, boolean recorded) {
        this.config = config;
        this.path = path;
        this.recorded = recorded;
    }

    /** All of ours in what a record says. */
    static Section ofRecord(Config root) {
        return new Section(root, Settings.ROOT, true);
    }

    public double number(String key) {
        return read(key, config::getDouble);
    }

    /** A whole number; one with a fraction is refused, but not of a record, whose writer took it without. */
    public int whole(String key) {
        noFraction(key);
        return read(key, config::getInt);
    }

    /** As {@link #whole}. */
    public long wholeLong(String key) {
        noFraction(key);
        return read(key, config::getLong);
    }

    private void noFraction(String key) {
        if (recorded) return;
        double number = number(key);
        if (number != Math.rint(number)) throw refused(key, "must be a whole number, was " + number);
    }

    /** A size such as {@code 64 MiB}, in bytes. */
    public long bytes(String key) {
        return read(key, config::getBytes);
    }

    public boolean flag(String key) {
        return read(key, config::getBoolean);
    }

    public String text(String key) {
        return read(key, config::getString);
    }

    public Duration duration(String key) {
        return read(key, config::getDuration);
    }

    public long milliseconds(String key) {
        return duration(key).toMillis();
    }

    public List<String> texts(String key) {
        return read(key, config::getStringList);
    }

    public List<Double> numbers(String key) {
        return read(key, config::getDoubleList);
    }

    public List<Integer> wholes(String key) {
        return read(key, config::getIntList);
    }

    /** Names that the operator chose, each with its text, in the order of the names. */
    public SortedMap<String, String> named(String key) {
        SortedMap<String, String> found = new TreeMap<>();
        read(key, config::getObject).forEach((name, value) -> found.put(name, String.valueOf(value.unwrapped())));
        return found;
    }

    /** What is wrong with the value of a key, with the place where it was set. */
    public Problem problem(String key, String message) {
        String source = config.hasPath(key) ? Settings.source(config.getValue(key)) : "nowhere set";
        return new Problem(path + "." + key, source, message);
    }

    /** One of an enum's constants, written as {@code theil-sen} for {@code THEIL_SEN}. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        String written = text(key);
        E[] constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> written(constant).equals(written.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> refused(
                        key,
                        Arrays.stream(constants)
                                .map(Section::written)
                                .collect(Collectors.joining(", ", "must be one of ", ", was " + written))));
    }

    /** A section inside this one. */
    public Section section(String name) {
        return new Section(read(name, config::getConfig), path + "." + name, recorded);
    }

    /** Full path of this section. */
    public String path() {
        return path;
    }

    private <T> T read(String key, Function<String, T> getter) {
        try {
            return getter.apply(key);
        } catch (ConfigException.Missing missing) {
            throw refused(key, "is missing");
        } catch (ConfigException wrong) {
            throw refused(key, "cannot be read: " + wrong.getMessage());
        }
    }

    private ConfigurationRefused refused(String key, String message) {
        return new ConfigurationRefused(List.of(problem(key, message)));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
