package io.quantumtrader.kernel.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is wrong with one input, so that all of it is told at once. Not thread-safe; made per input. */
public final class Checks {

    private final List<Violation> violations = new ArrayList<>();

    /** Requires a finite number. */
    public Checks finite(String field, double value) {
        return require(Double.isFinite(value), field, value, "finite");
    }

    /** Requires a finite number above zero. */
    public Checks positive(String field, double value) {
        return require(Double.isFinite(value) && value > 0, field, value, "> 0 and finite");
    }

    /** Requires a finite number of zero or more. */
    public Checks notNegative(String field, double value) {
        return require(Double.isFinite(value) && value >= 0, field, value, ">= 0 and finite");
    }

    /** Requires {@code low <= value <= high}; NaN fails. */
    public Checks within(String field, double value, double low, double high) {
        return require(value >= low && value <= high, field, value, "in [" + low + ", " + high + "]");
    }

    /** Requires {@code low < value <= high}; NaN fails. */
    public Checks above(String field, double value, double low, double high) {
        return require(value > low && value <= high, field, value, "in (" + low + ", " + high + "]");
    }

    public Checks require(boolean holds, String field, double observed, String bound) {
        return require(holds, field, Double.toString(observed), bound);
    }

    public Checks require(boolean holds, String field, long observed, String bound) {
        return require(holds, field, Long.toString(observed), bound);
    }

    public Checks require(boolean holds, String field, String observed, String bound) {
        if (!holds) violations.add(new Violation(field, observed, bound));
        return this;
    }

    public boolean passed() {
        return violations.isEmpty();
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** The value if nothing was wrong, else the refusal; the supplier runs only if nothing was wrong. */
    public <T> Checked<T> then(Supplier<? extends T> value) {
        return violations.isEmpty() ? Checked.ok(value.get()) : Checked.refused(violations);
    }

    /** For compact constructors: throws {@link InvalidInput} if anything was wrong. */
    public void orThrow() {
        if (!violations.isEmpty()) throw new InvalidInput(violations);
    }
}
