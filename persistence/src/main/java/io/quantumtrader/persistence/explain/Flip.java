package io.quantumtrader.persistence.explain;

/** A single change of one input with which the kernel, asked again, decides otherwise. */
public sealed interface Flip {

    Input input();

    Becomes becomes();

    /** A number that is another. The kernel was asked with exactly {@code to}. */
    record OfNumber(Input input, double from, double to, Becomes becomes) implements Flip {}

    /** A word that is another. */
    record OfWord(Input input, String from, String to, Becomes becomes) implements Flip {}

    /** A close of a bar on which the strategy would have wished for an entry, or no longer would. */
    record OfSignal(double from, double to, String wish, Becomes becomes) implements Flip {
        @Override
        public Input input() {
            return Input.CLOSE;
        }
    }
}
