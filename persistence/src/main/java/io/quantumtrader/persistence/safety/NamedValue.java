package io.quantumtrader.persistence.safety;

import io.quantumtrader.persistence.StateHash;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One input of an activation, by name; numbers are printed so that they read back exactly. */
public record NamedValue(String name, String value) {

    static List<NamedValue> of(SortedMap<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> new NamedValue(entry.getKey(), entry.getValue()))
                .toList();
    }

    static SortedMap<String, String> map(List<NamedValue> values) {
        var map = new TreeMap<String, String>();
        values.forEach(value -> map.put(value.name(), value.value()));
        return map;
    }

    static long mixAll(long hash, List<NamedValue> values) {
        long result = StateHash.mix(hash, values.size());
        for (var value : values) result = StateHash.mix(StateHash.mix(result, value.name()), value.value());
        return result;
    }
}
