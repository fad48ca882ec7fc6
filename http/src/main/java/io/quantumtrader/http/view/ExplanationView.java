package io.quantumtrader.http.view;

import java.util.List;

/**
 * One decision told as a person would, in sections of sentences; each sentence with the numbers that stand in it.
 *
 * @param id what it can be asked for by
 * @param symbol venue symbol
 * @param sequence its number in the symbol's journal, or the guardian's
 * @param tick tick number
 * @param atMs time of the observation or of the word
 * @param action as in the list of decisions
 * @param headline the whole in one sentence
 * @param derived whether the kernel, asked again with what is recorded, gives the decision and the numbers on record
 */
public record ExplanationView(
        String id,
        String symbol,
        long sequence,
        long tick,
        long atMs,
        String action,
        String headline,
        Derived derived,
        List<Section> sections) {

    public ExplanationView {
        sections = List.copyOf(sections);
    }

    /** Whether it was derived again. */
    public enum Derived {
        /** It was, and nothing differs. */
        SAME,
        /** It was, and something differs. */
        DIFFERENT,
        /** It was not: a word or the state of orders made it, a layer refused it, or too little is recorded. */
        NOT_ASKED
    }

    /** What belongs together. */
    public record Section(String title, List<Statement> statements) {
        public Section {
            statements = List.copyOf(statements);
        }
    }

    /**
     * One sentence.
     *
     * @param figures its numbers in the order of the sentence
     */
    public record Statement(String text, List<Figure> figures) {
        public Statement {
            figures = List.copyOf(figures);
        }
    }

    /**
     * A number of a sentence.
     *
     * @param value NaN where there is no reading; times are UTC epoch milliseconds, spans milliseconds
     * @param shown how the sentence writes it
     */
    public record Figure(String name, double value, String shown, Source source) {}

    /** Where a number comes from. */
    public enum Source {
        /** It stands in the journal. */
        RECORDED,
        /** It was in force as a setting, by the journal. */
        SETTING,
        /** Computed anew from the record. */
        COMPUTED,
        /** There is no reading on record. */
        NONE
    }
}
