package io.quantumtrader.http.stream;

import io.quantumtrader.http.view.StatusView;
import java.util.ArrayList;
import java.util.List;

/** The equity of this run at every so many readings: when it is full every second point goes, so the whole run stays. */
public final class EquityHistory {

    private static final int MOST = 1024;

    private final List<Point> points = new ArrayList<>(MOST);
    private int stride = 1;
    private int skipped;
    private long lastAtMs = Long.MIN_VALUE;

    /** One reading; drawdown is the share of the peak that is lost. */
    public record Point(long atMs, double equity, double drawdown) {}

    synchronized void add(StatusView status) {
        Long atMs = status.atMs();
        if (atMs == null
                || atMs <= lastAtMs
                || !Double.isFinite(status.account().equity())) return;
        lastAtMs = atMs;
        if (++skipped < stride) return;
        skipped = 0;
        if (points.size() == MOST) thin();
        points.add(new Point(atMs, status.account().equity(), status.account().drawdown()));
    }

    public synchronized List<Point> points() {
        return List.copyOf(points);
    }

    private void thin() {
        for (int index = points.size() - 1; index > 0; index -= 2) points.remove(index);
        stride *= 2;
    }
}
