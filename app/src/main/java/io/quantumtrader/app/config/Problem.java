package io.quantumtrader.app.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param key full path of the key, or the file if it cannot be read at all
 * @param source file and line of the value, or {@code command line}
 * @param message what is wrong and what would be right
 */
public record Problem(String key, String source, String message) {

    /** Whether the value is nobody's but ours. */
    boolean ofDefault() {
        return source.startsWith("reference.conf");
    }

    /** The key without its last word. */
    String section() {
        return key.contains(".") ? key.substring(0, key.lastIndexOf('.')) : key;
    }

    @Override
    public String toString() {
        return key + " " + message + " (" + source + ")";
    }
}
