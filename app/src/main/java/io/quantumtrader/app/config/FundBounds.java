package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.quantumtrader.kernel.check.Violation;
import io.quantumtrader.kernel.exit.HarvestTheta;
import java.util.List;

/**
 * What a fund's configuration may not cross, beyond what each record checks by itself: the kill threshold above the
 * floor of K (rule C2), the autonomy zone (C7), the documented ranges of single keys ({@link FundRange}), limits in their order
 * (C6), persons for a release (B6).
 */
final class FundBounds {

    private static final String T1 = "kernel.harvest.t1-r";
    private static final String LOCK = "kernel.harvest.lock-r";
    private static final String KILL_THRESHOLD = "kernel.harvest.kill-threshold";

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
        harvest();
        FundRange.ALL.forEach(this::range);
        FundSpan.ALL.forEach(this::span);
        ascending(T1, "kernel.harvest.t2-r", "kernel.harvest.t3-r");
        ascending(KILL_THRESHOLD, "kernel.harvest.kill-score.immediate-threshold");
        ascending(
                "risk.drawdown-warn",
                "risk.drawdown-no-new-risk",
                "risk.drawdown-flatten",
                "risk.drawdown-flatten-failed");
        ascending("risk.week-loss-warn", "risk.week-loss");
        within("http.port", 1, 65_535);
        within("kill-switch.release.persons", 1, 2);
    }

    /** The kernel's own bounds of a fund, in the names of the keys. */
    private void harvest() {
        HarvestTheta.fundViolations(
                        number(T1),
                        number("kernel.harvest.t2-r"),
                        number("kernel.harvest.t3-r"),
                        number(LOCK),
                        number(KILL_THRESHOLD))
                .forEach(this::harvest);
    }

    private void harvest(Violation violation) {
        String key = "kernel.harvest." + HarvestSection.key(violation.field());
        if (Double.isNaN(number(key))) return;
        if (violation.bound().startsWith("<=")) refusePair(key, number(key), "<=", T1, number(T1));
        else refuse(key, "must be " + violation.bound() + ", was " + number(key) + why(key));
    }

    private void range(FundRange range) {
        double value = number(range.key());
        if (range.leftBy(value)) refuse(range.key(), "must be " + range.bound() + ", was " + value);
    }

    private void span(FundSpan span) {
        try {
            if (span.leftBy(config.getDuration(span.key())))
                refuse(span.key(), "must be " + span.bound() + ", was " + config.getString(span.key()));
        } catch (ConfigException.WrongType | ConfigException.BadValue told) {
            // what is no duration is told already, by its type
        }
    }

    private static String why(String key) {
        return key.equals(KILL_THRESHOLD) ? ": K never falls below 0.5 (rule C2)" : "";
    }

    private void within(String key, double low, double high) {
        double value = number(key);
        if (value < low || value > high) refuse(key, "must be in [" + low + ", " + high + "], was " + value);
    }

    private void ascending(String... keys) {
        for (int i = 1; i < keys.length; i++) {
            double low = number(keys[i - 1]);
            double high = number(keys[i]);
            if (low >= high) refusePair(keys[i - 1], low, "<", keys[i], high);
        }
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
