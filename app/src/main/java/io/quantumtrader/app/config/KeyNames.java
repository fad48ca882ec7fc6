package io.quantumtrader.app.config;

import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.check.Violation;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Says a refusal of the kernel in the names of the configuration, where the two differ. */
final class KeyNames {

    private final Map<String, String> keys;

    KeyNames(Map<String, String> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** Builds the value; a refused field is renamed by the map, else its underscores become dashes. */
    <T> T building(Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidInput invalid) {
            throw new InvalidInput(invalid.violations().stream()
                    .map(violation -> new Violation(key(violation.field()), violation.observed(), violation.bound()))
                    .toList());
        }
    }

    /** The key of a field. */
    String key(String field) {
        String bare = field.startsWith("theta.") ? field.substring("theta.".length()) : field;
        return keys.getOrDefault(bare, bare.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
