package io.quantumtrader.persistence.projection;

import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A failure that lasts: alarmed once, tried again at growing distances. Confined to one thread. */
final class Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
    private static final int MOST_DOUBLINGS = 6;

    private final String what;
    private final ProjectionSettings settings;
    private final Consumer<String> alarm;
    private int failures;
    private long againAtNanos;

    Trouble(String what, ProjectionSettings settings, Consumer<String> alarm) {
        this.what = what;
        this.settings = settings;
        this.alarm = alarm;
    }

    /** Whether it may be tried now. */
    boolean isOver(long nowNanos) {
        return failures == 0 || nowNanos - againAtNanos >= 0;
    }

    void failed(Exception why, long nowNanos) {
        long wait = settings.retryAfter().toNanos() << Math.min(failures, MOST_DOUBLINGS);
        againAtNanos = nowNanos + wait;
        if (failures++ > 0) {
            LOG.debug("{} failed {} times", what, failures, why);
            return;
        }
        LOG.error("{} failed; the fund goes on, it is tried again", what, why);
        if (!isOfTheWay(why)) alarm.accept(what + " failed and is tried again: " + cause(why));
    }

    /** In one line; of a batch what the server said, not the statement. */
    private static String cause(Exception why) {
        Exception next = why instanceof SQLException failed ? failed.getNextException() : null;
        String said = String.valueOf((next == null ? why : next).getMessage());
        return said.lines().findFirst().orElse("");
    }

    /** A server that is away or shutting down is the journal's to alarm. */
    private static boolean isOfTheWay(Exception why) {
        if (why instanceof PostgresUnavailable) return true;
        if (!(why instanceof SQLException failed) || failed.getSQLState() == null) return false;
        return failed.getSQLState().startsWith("08") || failed.getSQLState().startsWith("57P");
    }

    void over() {
        if (failures > 0) LOG.info("{} goes on again after {} failures", what, failures);
        failures = 0;
    }
}
