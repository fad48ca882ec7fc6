package io.quantumtrader.app.drill.kill;

import io.quantumtrader.actors.safety.GateAnswer;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.kernel.venue.OpeningOrder;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that go on pushing opening orders through the fund's own send gate, whatever it answers, over all symbols in turn.
 * The hand-over writes the order's text into the buffer of a venue that counts; there is no network behind it.
 */
final class OpeningLoad implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Ladder ladder;
    private final List<String> symbols;
    private final Arrivals arrivals;
    private final AtomicLongArray attempts;
    private final AtomicLongArray refused;
    private final long pauseNanos;
    private final List<Thread> threads = new ArrayList<>();
    private volatile String portfolio;
    private volatile boolean stopping;

    /** Starts the threads; they push {@code ordersPerSecond} together, as far as the machine allows. */
    OpeningLoad(
            Ladder ladder,
            String portfolio,
            List<String> symbols,
            Arrivals arrivals,
            int threads,
            int ordersPerSecond) {
        this.ladder = ladder;
        this.portfolio = portfolio;
        this.symbols = List.copyOf(symbols);
        this.arrivals = arrivals;
        this.attempts = new AtomicLongArray(threads);
        this.refused = new AtomicLongArray(threads);
        this.pauseNanos = TimeUnit.SECONDS.toNanos(1) * threads / ordersPerSecond;
        for (int i = 0; i < threads; i++) {
            int number = i;
            this.threads.add(Thread.ofPlatform().daemon().name("load-" + number).start(() -> push(number)));
        }
    }

    /** From now on orders are sent as ones of this portfolio. */
    void under(String name) {
        portfolio = name;
    }

    private void push(int thread) {
        byte[] buffer = new byte[BUFFER];
        long due = System.nanoTime();
        for (long n = 0; !stopping; n++) {
            push(thread, n, buffer);
            due = Math.max(due + pauseNanos, System.nanoTime() - pauseNanos);
            for (long left = due - System.nanoTime(); left > 0 && !stopping; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    private void push(int thread, long n, byte[] buffer) {
        String owner = portfolio;
        String symbol = symbols.get((int) ((n * attempts.length() + thread) % symbols.size()));
        var order = new VenueOrder.Market("load-" + thread + "-" + n, symbol, OrderSide.BUY, 1, false);
        var answer = ladder.admit(
                owner, new OpeningOrder(order), ladder.version(owner, symbol), () -> handOver(order, buffer));
        if (answer instanceof GateAnswer.Refused) refused.incrementAndGet(thread);
        attempts.incrementAndGet(thread);
    }

    private void handOver(VenueOrder.Market order, byte[] buffer) {
        byte[] text = ("{\"symbol\":\"" + order.symbol() + "\",\"side\":\"" + order.side()
                        + "\",\"type\":\"MARKET\",\"quantity\":" + order.quantity() + ",\"newClientOrderId\":\""
                        + order.clientOrderId() + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, buffer, 0, text.length);
        arrivals.ofLoad();
    }

    /** Waits until each thread has tried twice more, so that one whole try of each began after the call. */
    void awaitTries(long patienceNanos) {
        long deadline = System.nanoTime() + patienceNanos;
        for (int i = 0; i < attempts.length(); i++) {
            long wanted = attempts.get(i) + 2;
            while (attempts.get(i) < wanted && System.nanoTime() < deadline) LockSupport.parkNanos(100_000);
        }
    }

    long refused() {
        long sum = 0;
        for (int i = 0; i < refused.length(); i++) sum += refused.get(i);
        return sum;
    }

    @Override
    public void close() {
        stopping = true;
        for (var thread : threads) {
            LockSupport.unpark(thread);
            try {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
