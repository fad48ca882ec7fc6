package io.quantumtrader.http.background;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Something that is done again and again, on a thread of its own. */
public final class Recurring {

    private final Thread thread;

    private Recurring(Thread thread) {
        this.thread = thread;
    }

    /**
     * Does it for as long as anybody else holds what it is done with; it first waits once.
     *
     * @param name of the thread
     * @param pause between two times, unless it is hurried
     * @param deed must not throw
     */
    public static <T> Recurring begin(String name, Duration pause, T with, Consumer<T> deed) {
        var seen = new WeakReference<>(with);
        return new Recurring(Thread.ofVirtual().name(name).start(() -> {
            while (true) {
                LockSupport.parkNanos(pause.toNanos());
                var still = seen.get();
                if (still == null) return;
                deed.accept(still);
            }
        }));
    }

    /** Does it soon; does not wait for it. */
    public void hurry() {
        LockSupport.unpark(thread);
    }
}
