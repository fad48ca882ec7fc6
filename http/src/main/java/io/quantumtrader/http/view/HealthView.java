package io.quantumtrader.http.view;

import java.util.List;

/**
 * Whether the fund lives, or is ready.
 *
 * @param healthy whether every check passed
 * @param checks each with its reason
 */
public record HealthView(boolean healthy, List<Check> checks) {

    public HealthView {
        checks = List.copyOf(checks);
    }

    public static HealthView of(List<Check> checks) {
        return new HealthView(checks.stream().allMatch(Check::passed), checks);
    }

    /**
     * One check.
     *
     * @param name for example {@code journal}
     * @param detail what was seen
     */
    public record Check(String name, boolean passed, String detail) {}
}
