package io.quantumtrader.http;

import io.quantumtrader.http.view.ComponentView;
import io.quantumtrader.http.view.DistanceView;
import io.quantumtrader.http.view.KillScoreView;
import io.quantumtrader.http.view.PositionView;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One symbol of the made-up fund. */
final class DemoPosition {

    private static final double Z_THRESHOLD = 0.4054651081081643;

    private final String symbol;
    private double mark;
    private double drift;
    private @Nullable Side side;
    private double entry;
    private double risk;
    private double stop;
    private double original;
    private double quantity;
    private int fired;
    private long openedAtMs;
    private double flip;
    private double spike;
    private double drop;
    private double age;

    DemoPosition(String symbol, double price) {
        this.symbol = symbol;
        this.mark = price;
    }

    void walk(Random random, long atMs) {
        if (random.nextInt(30) == 0) drift = random.nextGaussian() * 0.0012;
        mark *= 1 + drift + random.nextGaussian() * 0.0016;
        if (side == null) return;
        age = Math.min(1, (atMs - openedAtMs) / 86_400_000.0 * 20);
        spike = Math.max(0, Math.min(2, spike * 0.9 + random.nextGaussian() * 0.12));
        drop = Math.max(0, Math.min(0.5, drop * 0.95 + random.nextDouble() * 0.03));
        flip = random.nextInt(60) == 0 ? 1 : flip == 1 && random.nextInt(4) > 0 ? 1 : 0;
        if (r() >= 1.5) stop = sign() > 0 ? Math.max(stop, entry * 1.002) : Math.min(stop, entry * 0.998);
    }

    void open(Side newSide, long atMs) {
        side = newSide;
        entry = mark;
        risk = mark * 0.006;
        stop = mark - sign() * risk;
        original = 1400 / mark;
        quantity = original;
        fired = 0;
        openedAtMs = atMs;
        flip = 0;
        spike = 0;
        drop = 0;
    }

    void close() {
        side = null;
        quantity = 0;
    }

    void harvest() {
        fired++;
        quantity -= original * 0.25;
    }

    boolean harvestDue() {
        return fired < 3 && r() >= 2 * (fired + 1);
    }

    boolean crossed() {
        return sign() * (mark - stop) <= 0;
    }

    String symbol() {
        return symbol;
    }

    boolean open() {
        return side != null;
    }

    @Nullable
    Side side() {
        return side;
    }

    double quantity() {
        return quantity;
    }

    double mark() {
        return mark;
    }

    double stop() {
        return stop;
    }

    int fired() {
        return fired;
    }

    double notional() {
        return quantity * mark;
    }

    double unrealized() {
        return side == null ? 0 : sign() * (mark - entry) * quantity;
    }

    double r() {
        return (sign() * (mark - entry) - 0.001 * entry) / risk;
    }

    private int sign() {
        return side == Side.SHORT ? -1 : 1;
    }

    private double z() {
        return flip + 0.5 * spike + 0.5 * drop + 0.3 * age;
    }

    double killScore() {
        return 1 / (1 + Math.exp(-z()));
    }

    PositionView view(Permission permission, long atMs) {
        String by = permission.allowsOpening() ? null : "KILL_SWITCH";
        if (side == null) return PositionView.flat(symbol, mark, permission, by, false);
        boolean confirmed = atMs > openedAtMs;
        return new PositionView(
                symbol,
                symbol + "-1",
                true,
                side,
                quantity,
                original,
                entry,
                mark,
                notional(),
                3,
                unrealized(),
                r(),
                r() * 0.9,
                atMs - openedAtMs < 180_000 ? null : score(),
                atMs - openedAtMs < 180_000 ? "no bar has closed since the entry" : null,
                stop,
                confirmed ? stop : Double.NaN,
                confirmed,
                entry * (1 - sign() * 0.32),
                fired,
                3,
                fired < 3 ? 2.0 * (fired + 1) : Double.NaN,
                List.of(2.0, 4.0, 6.0),
                1.5,
                risk,
                "kernel",
                drift > 0.0005 || drift < -0.0005 ? "TREND" : "CHOP",
                openedAtMs,
                atMs - openedAtMs,
                false,
                permission,
                by,
                false,
                distances(confirmed));
    }

    private List<DistanceView> distances(boolean confirmed) {
        double gone = Math.max(0, 1 - sign() * (mark - stop) / risk);
        double next = 2.0 * (fired + 1);
        double target = entry * 1.001 + sign() * next * risk;
        return Stream.of(
                        new DistanceView(ReasonCode.STOP_CROSSED, symbol, mark, stop, gone, to(stop)),
                        DistanceView.rising(ReasonCode.HARVEST_T1, symbol, r(), next)
                                .with(to(target)),
                        DistanceView.rising(ReasonCode.KILL_AGE, symbol, age, 1).with("held for 20 h"),
                        confirmed
                                ? DistanceView.rising(ReasonCode.PROTECTION_MISSING, symbol, 0, 5000)
                                        .with("the stop goes missing for 5 s")
                                : DistanceView.none(
                                        ReasonCode.DRIFT, symbol, Double.NaN, "the venue was not asked yet"))
                .sorted(Comparator.comparingDouble(DistanceView::order))
                .toList();
    }

    private String to(double price) {
        return String.format(Locale.ROOT, "mark %.2f (%+.2f %%)", price, 100 * (price / mark - 1));
    }

    private KillScoreView score() {
        return new KillScoreView(
                killScore(),
                0.6,
                0.8,
                z(),
                Z_THRESHOLD,
                0.6 - killScore(),
                killScore() >= 0.6 ? 1 : 0,
                2,
                3,
                List.of(
                        component("regime_flip", flip, 1, 1),
                        component("sigma_spike", spike, 0.5, 2),
                        component("ts_drop", drop, 0.5, 0.5),
                        component("age", age, 0.3, 1)));
    }

    private ComponentView component(String name, double value, double weight, double cap) {
        double needed = (Z_THRESHOLD - (z() - weight * value)) / weight;
        if (name.equals("regime_flip") && needed > 0) needed = Math.max(1, needed);
        double toFire = needed <= cap ? Math.max(0, needed) : Double.NaN;
        return new ComponentView(name, value, weight, weight * value, toFire, Math.max(0, toFire - value));
    }
}
