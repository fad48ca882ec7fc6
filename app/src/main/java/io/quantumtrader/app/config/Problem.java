package io.quantumtrader.app.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param key full path of the key, or the file if it cannot be read at all
 * @param source file and line of the value, or {@code command line}
 * @param message what is wrong and what would be right
 */
public record Problem(String key, String source, String message) {

    private static final String MUST_BE = "must be ";

    /** What would be right, to be read after "must be". */
    public String expected() {
        if (!message.startsWith(MUST_BE)) return "right: it " + message;
        int was = message.lastIndexOf(", was ");
        return message.substring(MUST_BE.length(), was < MUST_BE.length() ? message.length() : was);
    }

    /** The key as operators write it, below {@code quantum-trader}. */
    public String field() {
        String root = Settings.ROOT + ".";
        return key.startsWith(root) ? key.substring(root.length()) : key;
    }

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
