package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The keys that exist, each with the kind of its value: read from the reference configuration, which is the only list. */
final class Keys {

    /** What a value must look like. */
    enum Kind {
        NUMBER("a number"),
        FLAG("true or false"),
        DURATION("a duration such as 5 s, 500 ms, 24 h"),
        TEXT("a text"),
        LIST("a list"),
        MAP("names with a text each");

        private final String wanted;

        Kind(String wanted) {
            this.wanted = wanted;
        }

        String wanted() {
            return wanted;
        }
    }

    private static final Pattern DURATION =
            Pattern.compile("-?\\d+(\\.\\d+)? ?(ns|us|ms|s|m|h|d|millis|seconds?|minutes?|hours?|days?)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    private final SortedMap<String, Kind> kinds = new TreeMap<>();

    Keys(Config reference) {
        leaves(reference.getConfig(Settings.ROOT).root(), Settings.ROOT + ".")
                .forEach((path, value) -> kinds.put(path, kind(value)));
    }

    /** Every key by its full path. */
    SortedMap<String, Kind> all() {
        return Collections.unmodifiableSortedMap(kinds);
    }

    boolean has(String key) {
        return kinds.containsKey(key);
    }

    /** Whether the key is an entry of a map, whose names the operator chooses. */
    boolean isEntry(String key) {
        return kinds.entrySet().stream()
                .anyMatch(known -> known.getValue() == Kind.MAP && key.startsWith(known.getKey() + "."));
    }

    /** Whether the key is the name of a section. */
    boolean isSection(String key) {
        String prefix = key + ".";
        SortedMap<String, Kind> tail = kinds.tailMap(prefix);
        return !tail.isEmpty() && tail.firstKey().startsWith(prefix);
    }

    /** What the key's value must look like, if the given value does not. */
    Optional<Kind> wrongKind(String key, ConfigValue value) {
        Kind wanted = isEntry(key) ? Kind.TEXT : kinds.get(key);
        return wanted == null || fits(wanted, value) ? Optional.empty() : Optional.of(wanted);
    }

    /** The existing key that is most like an unknown one, if any is like it at all. */
    Optional<String> nearest(String unknown) {
        return kinds.keySet().stream()
                .min(Comparator.<String>comparingInt(key -> likeness(unknown, key))
                        .thenComparingInt(key -> edits(unknown, key)))
                .filter(key -> likeness(unknown, key) <= Math.max(3, unknown.length() / 4));
    }

    /** Every leaf below an object by its full path; an empty list or object counts as a leaf of its own. */
    static SortedMap<String, ConfigValue> leaves(ConfigObject object, String prefix) {
        SortedMap<String, ConfigValue> found = new TreeMap<>();
        for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
            String path = prefix + ConfigUtil.joinPath(entry.getKey());
            if (entry.getValue() instanceof ConfigObject inner && !inner.isEmpty())
                found.putAll(leaves(inner, path + "."));
            else found.put(path, entry.getValue());
        }
        return found;
    }

    private static Kind kind(ConfigValue value) {
        if (value instanceof ConfigList) return Kind.LIST;
        if (value instanceof ConfigObject) return Kind.MAP;
        if (value.valueType() == ConfigValueType.NUMBER) return Kind.NUMBER;
        if (value.valueType() == ConfigValueType.BOOLEAN) return Kind.FLAG;
        return DURATION.matcher(text(value)).matches() ? Kind.DURATION : Kind.TEXT;
    }

    /** As HOCON reads it: a quoted number is a number, and a number is a text. */
    private static boolean fits(Kind wanted, ConfigValue value) {
        return switch (wanted) {
            case LIST -> value instanceof ConfigList;
            case MAP -> value instanceof ConfigObject;
            case NUMBER ->
                value.valueType() == ConfigValueType.NUMBER
                        || NUMBER.matcher(text(value)).matches();
            case FLAG ->
                value.valueType() == ConfigValueType.BOOLEAN
                        || text(value).equals("true")
                        || text(value).equals("false");
            case DURATION -> DURATION.matcher(text(value)).matches();
            case TEXT ->
                !(value instanceof ConfigList || value instanceof ConfigObject)
                        && value.valueType() != ConfigValueType.NULL;
        };
    }

    private static String text(ConfigValue value) {
        return String.valueOf(value.unwrapped());
    }

    /** Edits that turn one key into the other; a key that is only in the wrong section costs one. */
    private static int likeness(String unknown, String key) {
        String lastOfUnknown = unknown.substring(unknown.lastIndexOf('.') + 1);
        String lastOfKey = key.substring(key.lastIndexOf('.') + 1);
        return lastOfUnknown.equals(lastOfKey) ? 1 : edits(unknown, key);
    }

    private static int edits(String from, String to) {
        int[] row = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
