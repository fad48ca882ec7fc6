package io.quantumtrader.app.drill.kill;

/** One way in which a level kills. */
interface Trigger {

    /** 1 to 7. */
    int level();

    String name();

    /** Whether it closes what is held. */
    boolean closes();

    /** The portfolio that the load is to send under, so that the trigger covers it. */
    String portfolio();

    /**
     * Kills; returns when the fund has answered.
     *
     * @param acceptedNanos {@link System#nanoTime()} when it was accepted
     */
    void pull(long acceptedNanos);

    /** Takes it back by the way that the level asks for; returns when that is done. */
    void release();
}
