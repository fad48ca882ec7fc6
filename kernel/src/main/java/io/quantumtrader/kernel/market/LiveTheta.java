package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.check.Checks;

/**
 * Tunables of the live form: units that make evidence on a driftless walk about standard normal, and how much of it a
 * regime needs to beat chop. Source: formulas, P0 live.
 *
 * @param exitWindow log returns that the exit reading looks at, 10..4096; the published window if that is shorter
 * @param tsUnit trend strength that counts as one unit, above 0
 * @param vrUnit spread of the variance ratio over 256 returns, above 0; scaled by √(256/N)
 * @param momentumUnit divisor of the sum of the two serial readings, above 0
 * @param published thresholds of the published and entry reading
 * @param exit thresholds of the exit reading
 */
public record LiveTheta(
        int exitWindow, double tsUnit, double vrUnit, double momentumUnit, Thresholds published, Thresholds exit) {

    public LiveTheta {
        new Checks()
                .within("live.exit_window", exitWindow, 10, 4096)
                .positive("live.ts_unit", tsUnit)
                .positive("live.vr_unit", vrUnit)
                .positive("live.momentum_unit", momentumUnit)
                .orThrow();
    }

    /**
     * Units of evidence at which a regime is as likely as chop.
     *
     * @param drift trend by drift
     * @param momentum trend by serial dependence
     * @param reversion mean reversion by serial dependence of the other sign
     */
    public record Thresholds(double drift, double momentum, double reversion) {
        public Thresholds {
            new Checks()
                    .finite("live.drift", drift)
                    .finite("live.momentum", momentum)
                    .finite("live.reversion", reversion)
                    .orThrow();
        }
    }
}
