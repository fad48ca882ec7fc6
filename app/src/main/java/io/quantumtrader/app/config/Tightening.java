package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueType;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which limits are tighter when they are lower, and which when they are higher: fewer or smaller opens, or a close that comes sooner,
 * whatever else is set. A key that is not named here, all of theta among them, may loosen either way (rules, B6: whoever operates
 * tightens alone).
 */
public final class Tightening {

    private enum Way {
        LOWER,
        HIGHER
    }

    private static final Map<String, Way> WAYS = ways();

    private Tightening() {}

    /** Whether no key of these is looser in {@code next} than in {@code now}. */
    public static boolean only(Settings now, Settings next, Collection<String> paths) {
        return paths.stream().allMatch(path -> tightens(now, next, path));
    }

    private static boolean tightens(Settings now, Settings next, String path) {
        var way = WAYS.get(path);
        if (way == null || !now.whole().hasPath(Settings.ROOT + "." + path)) return false;
        int compared = Double.compare(value(next, path), value(now, path));
        return way == Way.LOWER ? compared <= 0 : compared >= 0;
    }

    private static double value(Settings settings, String path) {
        Config whole = settings.whole();
        String key = Settings.ROOT + "." + path;
        boolean number = ConfigFactory.defaultReference().getValue(key).valueType() == ConfigValueType.NUMBER;
        return number ? whole.getDouble(key) : whole.getDuration(key).toNanos();
    }

    private static Map<String, Way> ways() {
        var ways = new TreeMap<String, Way>();
        put(ways, Way.LOWER, "risk.", "day-loss", "week-loss", "drawdown-no-new-risk", "drawdown-flatten");
        put(ways, Way.LOWER, "risk.", "drawdown-samples", "equity-stale", "loss-streak", "loss-size-factor");
        put(ways, Way.HIGHER, "risk.", "drawdown-hold", "loss-pause");
        put(ways, Way.LOWER, "risk.orders.", "max-notional", "position-share", "total-share", "per-minute");
        put(ways, Way.LOWER, "risk.orders.", "day-notional", "day-notional-multiple", "max-spread-bps");
        put(ways, Way.LOWER, "risk.orders.", "max-atr-fraction", "max-leverage");
        put(ways, Way.LOWER, "risk.slots.", "base", "trend", "chop");
        put(ways, Way.LOWER, "risk.position-state.", "mark-stale", "data-grace", "protection-grace");
        put(ways, Way.LOWER, "risk.permits.", "automatic", "operator", "price-band");
        put(ways, Way.LOWER, "portfolio.heat.", "warm", "hot", "stale");
        put(ways, Way.LOWER, "portfolio.clusters.", "equity-multiple", "max-stress");
        put(ways, Way.LOWER, "portfolio.budget.", "loss-share", "trend-factor", "chop-factor", "mild-factor");
        put(ways, Way.LOWER, "portfolio.budget.", "deep-factor", "mild-drawdown", "deep-drawdown", "cluster-share");
        put(ways, Way.HIGHER, "portfolio.budget.", "heat-weight", "cluster-weight", "volatility-weight");
        put(ways, Way.LOWER, "sizing.", "max-notional", "risk.chop", "risk.base", "risk.trend");
        put(ways, Way.HIGHER, "sizing.", "min-notional");
        put(ways, Way.LOWER, "sizing.leverage.", "chop-low", "chop-high", "base", "trend-low", "trend-high");
        return Map.copyOf(ways);
    }

    private static void put(Map<String, Way> ways, Way way, String prefix, String... names) {
        for (String name : names) ways.put(prefix + name, way);
    }

    /** The keys that have a direction. */
    static Collection<String> keys() {
        return WAYS.keySet();
    }
}
