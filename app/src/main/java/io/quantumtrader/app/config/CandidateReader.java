package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads candidates from options and files, and refuses what is wrong with any of them, all of it at once: names, keys, kinds of
 * values, and the bounds that hold for a fund (rules, C6, C7).
 */
public final class CandidateReader {

    /** Names that the result uses for itself. */
    private static final Set<String> TAKEN = Set.of("record", "production");

    private final CandidateKeys keys = new CandidateKeys(ConfigFactory.defaultReference());
    private final Map<String, CandidateSettings> candidates = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** {@code NAME:KEY=VALUE,KEY=VALUE}; without a name it is called by its text. */
    public CandidateReader option(String text) {
        int colon = text.indexOf(':');
        int equals = text.indexOf('=');
        boolean named = colon > 0 && (equals < 0 || colon < equals);
        String name = named ? text.substring(0, colon).strip() : text.strip();
        var values = new LinkedHashMap<String, ConfigValue>();
        for (String part : text.substring(named ? colon + 1 : 0).split(",", -1)) {
            int at = part.indexOf('=');
            if (at <= 0) problem(name, part.isBlank() ? "nothing" : part.strip(), "must be KEY=VALUE");
            else {
                String value = part.substring(at + 1).strip();
                values.put(part.substring(0, at).strip(), ConfigValueFactory.fromAnyRef(value, "candidate " + name));
            }
        }
        add(name, values);
        return this;
    }

    /** Candidates by name, each with the keys that it sets. */
    public CandidateReader file(Path file) {
        if (!Files.exists(file)) {
            problems.add(new Problem(file.toString(), "command line", "does not exist"));
            return this;
        }
        try {
            Config config = ConfigFactory.parseFile(file.toFile()).resolve();
            config.root().forEach((name, value) -> {
                if (value instanceof ConfigObject object) add(name, leaves(object));
                else problem(name, name, "must be a candidate's name with keys in braces");
            });
        } catch (ConfigException broken) {
            problems.add(new Problem(
                    String.valueOf(file.getFileName()), "not readable", String.valueOf(broken.getMessage())));
        }
        return this;
    }

    private static Map<String, ConfigValue> leaves(ConfigObject object) {
        var values = new LinkedHashMap<String, ConfigValue>();
        Keys.leaves(object, "")
                .forEach((path, value) -> values.put(String.join(".", ConfigUtil.splitPath(path)), value));
        return values;
    }

    private void add(String name, Map<String, ConfigValue> written) {
        var values = new TreeMap<String, ConfigValue>();
        written.forEach((key, value) -> {
            switch (keys.find(key)) {
                case CandidateKeys.Found.Refused(var why) -> problem(name, key + " = " + value.unwrapped(), why);
                case CandidateKeys.Found.Key(var path) -> {
                    if (values.put(path, value) != null) problem(name, path, "is set twice");
                }
            }
        });
        if (TAKEN.contains(name)) problem(name, name, "is a name that the result uses for itself");
        if (candidates.put(name, new CandidateSettings(name, values)) != null)
            problem(name, name, "is the name of two candidates");
    }

    private void problem(String name, String key, String message) {
        problems.add(new Problem(key, "candidate " + name, message));
    }

    /**
     * What was read, or throws {@link ConfigurationRefused} with all that is wrong.
     *
     * @param base the settings in force
     * @param check throws {@link ConfigurationRefused} for what a fund refuses of settings
     */
    public List<CandidateSettings> over(Settings base, Consumer<Settings> check) {
        for (var candidate : candidates.values()) problems.addAll(wrong(candidate, candidate.over(base), check));
        orThrow(problems);
        return List.copyOf(candidates.values());
    }

    /**
     * Checks candidates against settings that a journal recorded, which may differ from those in force; throws
     * {@link ConfigurationRefused} with all that is wrong.
     *
     * @param recorded texts of {@link SymbolSection}s
     */
    public static void check(
            List<CandidateSettings> candidates, Settings base, Set<String> recorded, Consumer<Settings> check) {
        var problems = new ArrayList<Problem>();
        for (var candidate : candidates) {
            for (String text : recorded) problems.addAll(wrong(candidate, candidate.over(base, text), check));
        }
        orThrow(problems);
    }

    private static List<Problem> wrong(CandidateSettings candidate, Settings varied, Consumer<Settings> check) {
        return SettingsLoader.variation(varied, candidate.values(), check).stream()
                .map(problem -> new Problem(problem.key(), "candidate " + candidate.name(), problem.message()))
                .toList();
    }

    private static void orThrow(List<Problem> problems) {
        if (!problems.isEmpty())
            throw new ConfigurationRefused(problems.stream().distinct().toList());
    }
}
