package io.quantumtrader.app.launch;

/** Told how far something is; calls are cheap and may come often, the listener thins them out. */
@FunctionalInterface
public interface Progress {

    /** The total is not known. */
    long UNKNOWN = -1;

    /**
     * One step forward.
     *
     * @param what the step at work, in a few words
     * @param done how much of it is done, in bars or events
     * @param total how much there is, {@link #UNKNOWN} if that is not known
     */
    void at(String what, long done, long total);

    /** The same for work that begins now, whatever was told before. */
    default Progress anew() {
        return this;
    }

    static Progress silent() {
        return (what, done, total) -> {};
    }
}
