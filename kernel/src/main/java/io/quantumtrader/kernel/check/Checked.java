package io.quantumtrader.kernel.check;

import java.util.List;
import java.util.function.Function;

/** The outcome of looking at an input: a value that may be used, or everything that is wrong with it. */
public sealed interface Checked<T> {

    /** The input is good. */
    record Ok<T>(T value) implements Checked<T> {}

    /** The input is refused; at least one violation. */
    record Refused<T>(List<Violation> violations) implements Checked<T> {
        public Refused {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) throw new IllegalArgumentException("a refusal needs a violation");
        }
    }

    static <T> Checked<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Checked<T> refused(List<Violation> violations) {
        return new Refused<>(violations);
    }

    default <R> Checked<R> map(Function<? super T, ? extends R> function) {
        return switch (this) {
            case Ok<T>(var value) -> new Ok<>(function.apply(value));
            case Refused<T>(var violations) -> new Refused<>(violations);
        };
    }

    /** The value, for callers whose input was checked before; a refusal here is a bug. */
    default T orThrow() {
        return switch (this) {
            case Ok<T>(var value) -> value;
            case Refused<T>(var violations) -> throw new InvalidInput(violations);
        };
    }
}
