package io.quantumtrader.kernel.check;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown by checked constructors; carries every violation, so that a file of ten mistakes is reported once. */
public final class InvalidInput extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidInput(List<Violation> violations) {
        super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
