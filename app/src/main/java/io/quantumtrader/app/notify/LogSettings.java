package io.quantumtrader.app.notify;

/**
 * How the log is written.
 *
 * @param format of its lines
 * @param decisions whether each decision that is more than a hold is a line of it
 */
public record LogSettings(Format format, boolean decisions) {

    /** What a line looks like. */
    public enum Format {
        /** For people. */
        TEXT,
        /** One JSON object, for programs. */
        JSON
    }
}
