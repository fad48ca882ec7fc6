package io.quantumtrader.app.command;

import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.notify.LogSettings.Format;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** One line on standard error that is rewritten in place on a terminal, and printed now and then elsewhere. */
final class ProgressLine implements Progress {

    private static final long TERMINAL_PAUSE_NANOS = 100_000_000L;
    private static final long FILE_PAUSE_NANOS = 5_000_000_000L;

    private final PrintWriter out;
    private final boolean terminal;
    private final boolean mute;
    private final LongSupplier nanoTime;
    private final long began;
    private long last;
    private boolean open;

    /** The launcher knows whether standard error is a terminal; Java only knows it of all three streams together. */
    ProgressLine(PrintWriter out) {
        this(out, false, System::nanoTime);
    }

    private ProgressLine(PrintWriter out, boolean mute, LongSupplier nanoTime) {
        this.out = out;
        this.mute = mute;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.last = began;
        this.terminal = Boolean.getBoolean("qt.terminal");
    }

    /** Beside a log on standard error: where each of its lines is an object for programs, no other comes in between. */
    static ProgressLine beside(Settings settings, PrintWriter out) {
        return beside(settings, out, System::nanoTime);
    }

    /** @param nanoTime a clock that only goes forward, nanoseconds */
    static ProgressLine beside(Settings settings, PrintWriter out, LongSupplier nanoTime) {
        return new ProgressLine(out, FundSettings.of(settings).logging().format() == Format.JSON, nanoTime);
    }

    @Override
    public Progress anew() {
        return new ProgressLine(out, mute, nanoTime);
    }

    @Override
    public synchronized void at(String what, long done, long total) {
        if (mute) return;
        long now = nanoTime.getAsLong();
        boolean finished = done == total;
        if (now - last < (terminal ? TERMINAL_PAUSE_NANOS : FILE_PAUSE_NANOS) && !(finished && open)) return;
        last = now;
        String text = line(what, done, total, (now - began) / 1e9);
        if (terminal) out.print("\r\033[K" + text);
        else out.println(text);
        open = true;
        out.flush();
    }

    /** Ends the line, so that what follows starts on one of its own. */
    synchronized void end() {
        if (open && terminal) out.println();
        open = false;
        out.flush();
    }

    private static String line(String what, long done, long total, double seconds) {
        if (total == UNKNOWN && done == 0) return String.format(Locale.ROOT, "%s, %.1f s", what, seconds);
        String share = total > 0 ? String.format(Locale.ROOT, " %3.0f %%", 100.0 * done / total) : "";
        double rate = done / Math.max(seconds, 1e-3);
        String left = total > done && rate > 0
                ? String.format(Locale.ROOT, ", about %.0f s left", Math.ceil((total - done) / rate))
                : "";
        return String.format(Locale.ROOT, "%s%s  %,d in %.1f s, %,.0f/s%s", what, share, done, seconds, rate, left);
    }
}
