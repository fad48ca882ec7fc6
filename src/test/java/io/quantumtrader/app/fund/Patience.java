package io.quantumtrader.app.fund;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens by the clock of the wall, 20 s at most. */
public final class Patience {

    private Patience() {}

    public static void await(String what, BooleanSupplier wanted) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("not in time: " + what);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
