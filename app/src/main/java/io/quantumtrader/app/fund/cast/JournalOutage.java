package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.persistence.journal.JournalState;
import io.quantumtrader.persistence.journal.JournalState.Spooling;
import io.quantumtrader.persistence.journal.JournalWatch;
import java.util.function.LongSupplier;

/**
 * What the ladder says while the journal's database is away: nothing is opened anywhere, exits go on (rules, D6). It speaks
 * before the first event is spooled, and takes its word back when everything is brought over.
 */
final class JournalOutage {

    private static final double[] FILLED = {0.5, 0.8, 0.95};

    private final Ladder ladder;
    private final SafetyAlarms alarms;
    private final LongSupplier atMs;
    private boolean away;
    private int filled;

    private JournalOutage(Ladder ladder, SafetyAlarms alarms, LongSupplier atMs) {
        this.ladder = ladder;
        this.alarms = alarms;
        this.atMs = atMs;
    }

    /**
     * Listens from now on.
     *
     * @param atMs the market's clock
     */
    static void heed(JournalWatch watch, Ladder ladder, SafetyAlarms alarms, LongSupplier atMs) {
        var outage = new JournalOutage(ladder, alarms, atMs);
        watch.onChange(outage::became);
        watch.onOrphan(run -> alarms.raise(new SafetyAlarm(
                SafetyAlarm.Kind.EVENTS_ORPHANED,
                run.from(),
                Double.NaN,
                "another writer took the place of events of " + run.persistenceId() + "; ours are kept as "
                        + run.keptAs())));
    }

    private synchronized void became(JournalState state) {
        switch (state) {
            case JournalState.Up ignored -> back();
            case Spooling spooling -> {
                if (!away) away(spooling);
                filling(spooling);
            }
        }
    }

    private void away(Spooling spooling) {
        away = true;
        filled = 0;
        ladder.doubts().raise(Reason.because(ReasonCode.JOURNAL_AWAY), atMs.getAsLong());
        alarms.raise(new SafetyAlarm(SafetyAlarm.Kind.JOURNAL_AWAY, Double.NaN, Double.NaN, spooling.why()));
    }

    private void filling(Spooling spooling) {
        double share = (double) spooling.bytes() / spooling.capacity();
        if (filled == FILLED.length || share < FILLED[filled]) return;
        alarms.raise(new SafetyAlarm(
                SafetyAlarm.Kind.SPOOL_FILLING,
                share,
                FILLED[filled],
                spooling.events() + " events wait; nothing is recorded any more once it is full"));
        filled++;
    }

    private void back() {
        if (!away) return;
        away = false;
        ladder.doubts().settle(ReasonCode.JOURNAL_AWAY);
        alarms.raise(new SafetyAlarm(
                SafetyAlarm.Kind.JOURNAL_BACK, Double.NaN, Double.NaN, "everything is in the database"));
    }
}
