package io.quantumtrader.app.config;

import io.quantumtrader.app.secret.Secrets;
import io.quantumtrader.kernel.check.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns sections into the checked records of their owners and collects everything that any of them refuses. Read all
 * sections first, call {@link #orThrow()}, then use the values.
 */
public final class SettingsReader {

    private final Settings settings;
    private final List<Problem> problems = new ArrayList<>();

    SettingsReader(Settings settings) {
        this.settings = settings;
    }

    /**
     * Reads one section; empty if something in it was refused, and then remembered.
     *
     * @param section path below {@code quantum-trader}, such as {@code kernel.stops}
     */
    public <T> Optional<T> read(String section, Function<Section, T> mapping) {
        Section found = settings.section(section);
        try {
            return Optional.of(mapping.apply(found));
        } catch (ConfigurationRefused refused) {
            problems.addAll(refused.problems());
        } catch (InvalidInput invalid) {
            invalid.violations()
                    .forEach(violation -> problems.add(new Problem(
                            found.path() + "." + violation.field(),
                            settings.sourceOf(section + "." + violation.field()),
                            "must be " + violation.bound() + ", was "
                                    + Secrets.told(violation.field(), violation.observed()))));
        }
        return Optional.empty();
    }

    /** Throws everything that was refused, if anything was; what two records refused alike is told once. */
    public void orThrow() {
        if (!problems.isEmpty())
            throw new ConfigurationRefused(problems.stream().distinct().toList());
    }
}
