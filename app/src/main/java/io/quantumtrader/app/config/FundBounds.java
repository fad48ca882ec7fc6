package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.List;

/**
 * What a fund's configuration may not cross, beyond what each record checks by itself: the kill threshold above the
 * floor of K (rule C2), the autonomy zone (C7), limits in their order (C6), persons for a release (B6).
 */
final class FundBounds {

    private final Config config;
    private final List<Problem> problems;

    private FundBounds(Config config, List<Problem> problems) {
        this.config = config;
        this.problems = problems;
    }

    /** Adds a problem for each bound that is crossed. */
    static void check(Config quantumTrader, List<Problem> problems) {
        new FundBounds(quantumTrader, problems).check();
    }

    private void check() {
        above("kernel.harvest.kill-threshold", 0.5, 0.9, "K never falls below 0.5 (rule C2)");
        for (String key : List.of("t1-r", "t2-r", "t3-r", "lock-r")) within("kernel.harvest." + key, 0.5, 10);
        ascending("kernel.harvest.t1-r", "kernel.harvest.t2-r", "kernel.harvest.t3-r");
        atMost("kernel.harvest.lock-r", "kernel.harvest.t1-r");
        ascending("kernel.harvest.kill-threshold", "kernel.harvest.kill-score.immediate-threshold");
        ascending(
                "risk.drawdown-warn",
                "risk.drawdown-no-new-risk",
                "risk.drawdown-flatten",
                "risk.drawdown-flatten-failed");
        ascending("risk.week-loss-warn", "risk.week-loss");
        within("http.port", 1, 65_535);
        within("kill-switch.release.persons", 1, 2);
    }

    private void within(String key, double low, double high) {
        double value = number(key);
        if (value < low || value > high) refuse(key, "must be in [" + low + ", " + high + "], was " + value);
    }

    private void above(String key, double low, double high, String why) {
        double value = number(key);
        if (value <= low || value > high)
            refuse(key, "must be in (" + low + ", " + high + "], was " + value + ": " + why);
    }

    private void ascending(String... keys) {
        for (int i = 1; i < keys.length; i++) {
            double low = number(keys[i - 1]);
            double high = number(keys[i]);
            if (low >= high) refusePair(keys[i - 1], low, "<", keys[i], high);
        }
    }

    private void atMost(String key, String bound) {
        double value = number(key);
        double limit = number(bound);
        if (value > limit) refusePair(key, value, "<=", bound, limit);
    }

    /** Blames the one of two keys that was set over the default. */
    private void refusePair(String low, double lowValue, String relation, String high, double highValue) {
        if (isDefault(low) && !isDefault(high)) {
            String mirrored = relation.replace('<', '>');
            refuse(high, "must be " + mirrored + " " + low + " (" + lowValue + "), was " + highValue);
        } else {
            refuse(low, "must be " + relation + " " + high + " (" + highValue + "), was " + lowValue);
        }
    }

    private boolean isDefault(String key) {
        return Settings.source(config.getValue(key)).startsWith("reference.conf");
    }

    /** NaN, which passes every comparison here, for what is no number: that is told already, by its type. */
    private double number(String key) {
        try {
            return config.getDouble(key);
        } catch (ConfigException.WrongType | ConfigException.BadValue noNumber) {
            return Double.NaN;
        }
    }

    private void refuse(String key, String message) {
        problems.add(new Problem(Settings.ROOT + "." + key, Settings.source(config.getValue(key)), message));
    }
}
