package io.quantumtrader.http.json;

import java.util.Set;

/** A field of a body: what fits it and what it means. The same value reads it and describes it. */
public sealed interface Field {

    String name();

    /** Whether a body without it is refused. */
    boolean required();

    /** What it means, with its unit. */
    String about();

    /**
     * Text of one line that is not only blanks and shows all it holds, see {@link PlainText}.
     *
     * @param longest characters
     * @param pattern what all of it has to match, empty for anything
     * @param expected the same in words, for whoever sent something else
     */
    record Text(String name, boolean required, int longest, String pattern, String expected, String about)
            implements Field {}

    /** True or false; false where it is absent and need not be there. */
    record Flag(String name, boolean required, String about) implements Field {}

    /**
     * A number, never required.
     *
     * @param low excluded if it is 0, as nothing is ordered in amounts of nothing
     * @param high included; infinite where there is no bound
     */
    record Amount(String name, double low, double high, String about) implements Field {
        @Override
        public boolean required() {
            return false;
        }

        boolean fits(double value) {
            return (low == 0 ? value > 0 : value >= low) && value <= high && Double.isFinite(value);
        }

        String expected() {
            if (Double.isInfinite(high)) return "a number > " + (long) low;
            return "a number in " + (low == 0 ? "(" : "[") + (long) low + ", " + (long) high + "]";
        }
    }

    /** One of some names, read in any case. */
    record Choice<E extends Enum<E>>(String name, boolean required, Set<E> allowed, String about) implements Field {
        public Choice {
            allowed = Set.copyOf(allowed);
        }
    }

    /**
     * A list of objects, always required.
     *
     * @param most entries at most
     */
    record Items(String name, int most, String about) implements Field {
        @Override
        public boolean required() {
            return true;
        }
    }

    static Text text(String name, int longest, String about) {
        return new Text(name, true, longest, "", "text of 1 to " + longest + " characters", about);
    }

    static Text optionalText(String name, int longest, String about) {
        return new Text(name, false, longest, "", "text of 1 to " + longest + " characters", about);
    }
}
