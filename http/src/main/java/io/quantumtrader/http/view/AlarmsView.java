package io.quantumtrader.http.view;

import java.util.List;

/**
 * Alarms that the process which answers remembers.
 *
 * @param sinceMs since when it does, by the clock of the wall: what was told before is in the log alone
 * @param most how many it keeps
 * @param told how many it was told since then, those that it no longer keeps included
 * @param alarms newest first
 */
public record AlarmsView(long sinceMs, int most, long told, List<AlarmView> alarms) {
    public AlarmsView {
        alarms = List.copyOf(alarms);
    }
}
