package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.quantumtrader.app.secret.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Lays the layers over each other and refuses what is wrong with them, all of it at once. */
public final class SettingsLoader {

    private static final String ROOT = Settings.ROOT;
    private static final Map<String, String> VARIABLES =
            Map.of("QT_JOURNAL_URL", "journal.url", "QT_JOURNAL_USER", "journal.user");
    private static final String OVERLAYS = ROOT + ".profiles.";

    private final Path home;
    private final Config reference;
    private final Keys keys;
    private final List<Problem> problems = new ArrayList<>();

    private SettingsLoader(Path home) {
        this.home = home;
        this.reference = ConfigFactory.defaultReference();
        this.keys = new Keys(reference);
    }

    /**
     * Loads the settings or throws {@link ConfigurationRefused}.
     *
     * @param home the project's folder: relative folders in the settings start there
     * @param file what the operator edits; a missing file counts as empty only if it was not asked for by name
     * @param asked whether the file was named on the command line
     * @param overrides keys below {@code quantum-trader} that the command line sets, with their values as written
     */
    public static Settings load(Path home, Path file, boolean asked, Map<String, String> overrides) {
        return load(home, file, asked, overrides, settings -> {});
    }

    /**
     * Like {@link #load(Path, Path, boolean, Map)}, with a further check.
     *
     * @param check throws {@link ConfigurationRefused} for what it finds wrong; told together with the rest
     */
    public static Settings load(
            Path home, Path file, boolean asked, Map<String, String> overrides, Consumer<Settings> check) {
        return new SettingsLoader(home).load(file, asked, overrides, check);
    }

    /** The defaults alone, without any file of the operator: what a bare question to the kernel uses. */
    public static Settings defaults() {
        return new Settings(Path.of(""), ConfigFactory.defaultReference());
    }

    /**
     * What is wrong with settings that were varied, in the order of their keys; empty if nothing is.
     *
     * @param varied the settings with their new values
     * @param values the new ones, by path below {@code quantum-trader}
     * @param check as in {@link #load(Path, Path, boolean, Map, Consumer)}
     */
    static List<Problem> variation(Settings varied, Map<String, ConfigValue> values, Consumer<Settings> check) {
        var loader = new SettingsLoader(varied.home());
        values.forEach((path, value) -> loader.checkKey(ROOT + "." + path, value));
        FundBounds.check(varied.whole().getConfig(ROOT), loader.problems);
        loader.problems.addAll(loader.found(check, varied));
        return loader.problems;
    }

    private Settings load(Path file, boolean asked, Map<String, String> overrides, Consumer<Settings> check) {
        Config operator = parse(file, asked);
        Config commandLine = commandLine(overrides);
        checkKeys(commandLine);
        checkKeys(operator);
        Config chosen = commandLine.withFallback(environment()).withFallback(operator);
        Config whole =
                chosen.withFallback(overlay(chosen)).withFallback(reference).resolve();
        FundBounds.check(whole.getConfig(ROOT), problems);
        Settings settings = new Settings(home, whole);
        problems.addAll(found(check, settings));
        if (!problems.isEmpty()) throw new ConfigurationRefused(problems);
        return settings;
    }

    /** What the check finds, less what is said already: of the same key, or of a value set beside a blameless default. */
    private List<Problem> found(Consumer<Settings> check, Settings settings) {
        Set<String> told = problems.stream().map(Problem::key).collect(Collectors.toSet());
        Set<String> besides = problems.stream().map(Problem::section).collect(Collectors.toSet());
        try {
            check.accept(settings);
            return List.of();
        } catch (ConfigurationRefused refused) {
            return refused.problems().stream()
                    .filter(problem -> !told.contains(problem.key()))
                    .filter(problem -> !problem.ofDefault() || !besides.contains(problem.section()))
                    .toList();
        }
    }

    private Config parse(Path file, boolean asked) {
        if (!Files.exists(file)) {
            if (asked) problems.add(new Problem(file.toString(), "command line", "does not exist"));
            return ConfigFactory.empty();
        }
        try {
            return ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolveWith(reference);
        } catch (ConfigException broken) {
            problems.add(
                    new Problem(file.getFileName().toString(), "not readable", String.valueOf(broken.getMessage())));
            return ConfigFactory.empty();
        }
    }

    private Config commandLine(Map<String, String> overrides) {
        Config config = ConfigFactory.empty();
        for (Map.Entry<String, String> override : overrides.entrySet()) {
            try {
                config = config.withValue(ROOT + "." + override.getKey(), commandLineValue(override.getValue()));
            } catch (ConfigException broken) {
                problems.add(new Problem(override.getKey(), "command line", "cannot be read: " + override.getValue()));
            }
        }
        return config;
    }

    /** What the environment sets, for those who start the fund without a file of their own. */
    private static Config environment() {
        Config config = ConfigFactory.empty();
        for (var variable : VARIABLES.entrySet()) {
            String value = System.getenv(variable.getKey());
            if (value == null) continue;
            config = config.withValue(
                    ROOT + "." + variable.getValue(),
                    ConfigValueFactory.fromAnyRef(value, "environment " + variable.getKey()));
        }
        return config;
    }

    /** A value in brackets is a list; anything else is taken as written, so that {@code synthetic:7} needs no quotes. */
    private static ConfigValue commandLineValue(String written) {
        if (!written.startsWith("[")) return ConfigValueFactory.fromAnyRef(written, "command line");
        var elements = ConfigFactory.parseString("value = " + written).getStringList("value");
        return ConfigValueFactory.fromIterable(elements, "command line");
    }

    /** The overlay of the chosen profile: the operator's own additions to it over ours. */
    private Config overlay(Config chosen) {
        Config both = chosen.withFallback(reference);
        String profile = both.getString(ROOT + ".profile");
        String path = ROOT + ".profiles";
        if (!both.getConfig(path).root().containsKey(profile)) {
            problems.add(new Problem(
                    ROOT + ".profile",
                    Settings.source(both.getValue(ROOT + ".profile")),
                    "must be one of "
                            + String.join(
                                    ", ",
                                    both.getConfig(path).root().keySet().stream()
                                            .sorted()
                                            .toList()) + ", was "
                            + profile));
            return ConfigFactory.empty();
        }
        return both.getConfig(path).getConfig(profile).atPath(ROOT);
    }

    private void checkKeys(Config layer) {
        Keys.leaves(layer.root(), "").forEach(this::checkKey);
    }

    private void checkKey(String path, ConfigValue value) {
        if (path.startsWith(OVERLAYS)) {
            int end = path.indexOf('.', OVERLAYS.length());
            checkKnown(path, ROOT + path.substring(end < 0 ? path.length() : end), value);
        } else if (path.startsWith(ROOT + ".")) {
            checkKnown(path, path, value);
        } else if (!reference.hasPath(path.contains(".") ? path.substring(0, path.indexOf('.')) : path)) {
            problems.add(unknown(path, path, value));
        }
    }

    private void checkKnown(String written, String key, ConfigValue value) {
        if (value instanceof ConfigObject empty && empty.isEmpty() && keys.isSection(key)) return;
        if (!keys.has(key) && !keys.isEntry(key)) {
            problems.add(
                    keys.isSection(key)
                            ? new Problem(written, Settings.source(value), "is a section: it holds keys, not a value")
                            : unknown(written, key, value));
            return;
        }
        Optional<Keys.Kind> wanted = keys.wrongKind(key, value);
        wanted.ifPresent(kind -> problems.add(new Problem(
                written,
                Settings.source(value),
                "must be " + kind.wanted() + ", was " + Secrets.told(key, value.unwrapped()))));
    }

    private Problem unknown(String written, String key, ConfigValue value) {
        String hint =
                keys.nearest(key).map(near -> "; did you mean " + near + "?").orElse("");
        return new Problem(written, Settings.source(value), "is no key" + hint);
    }
}
