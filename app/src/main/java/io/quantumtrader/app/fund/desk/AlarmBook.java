package io.quantumtrader.app.fund.desk;

import io.quantumtrader.http.request.AlarmPage;
import io.quantumtrader.http.view.AlarmView;
import io.quantumtrader.http.view.AlarmsView;
import java.time.InstantSource;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The last alarms, for whoever looks later. Kept in memory and apart from all other events, so that nothing pushes an alarm out but
 * newer alarms; it lasts as long as the process, also where the fund in it starts anew.
 */
public final class AlarmBook {

    /** How many are kept. */
    static final int MOST = 200;

    private final InstantSource clock;
    private final long sinceMs;
    private final ArrayDeque<AlarmView> newestFirst = new ArrayDeque<>();
    private long told;

    /** An empty one that remembers from now on, by this clock. */
    public AlarmBook(InstantSource clock) {
        this.clock = clock;
        this.sinceMs = clock.millis();
    }

    /**
     * Keeps an alarm.
     *
     * @param atMs by the fund's clock; null before its first tick
     * @param severity {@code info}, {@code warning} or {@code critical}
     * @param symbol a symbol, a scope, or {@code *}
     */
    synchronized AlarmView note(@Nullable Long atMs, String severity, String kind, String symbol, String text) {
        var alarm = new AlarmView(++told, clock.millis(), atMs, severity, kind, symbol, text);
        newestFirst.addFirst(alarm);
        if (newestFirst.size() > MOST) newestFirst.removeLast();
        return alarm;
    }

    /** Those of a page, newest first. */
    synchronized AlarmsView page(AlarmPage page) {
        return new AlarmsView(
                sinceMs,
                MOST,
                told,
                newestFirst.stream()
                        .filter(alarm -> alarm.sequence() < page.before())
                        .limit(page.limit())
                        .toList());
    }
}
