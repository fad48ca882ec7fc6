package io.quantumtrader.persistence.numbers;

import io.quantumtrader.persistence.JournalEvent;
import java.util.List;

/** What operators did to the numbers that a portfolio decides by. Times are of the operators' clock, UTC epoch milliseconds. */
public sealed interface NumbersEvent extends JournalEvent {

    /** The persistence id. */
    static String id(String portfolio) {
        return "numbers|" + portfolio;
    }

    long atMs();

    /** The first of two words for a change; it takes the place of one for the same change that was said before. */
    record NumbersProposed(List<NumberRow> numbers, String who, String why, long atMs) implements NumbersEvent {
        public NumbersProposed {
            numbers = List.copyOf(numbers);
        }
    }

    /**
     * Numbers were changed; they are in force from the next start on, which follows at once.
     *
     * @param persons who said so, in order
     * @param singlePerson whether one person was enough
     * @param why of the last word
     */
    record NumbersChanged(List<NumberRow> numbers, List<String> persons, boolean singlePerson, String why, long atMs)
            implements NumbersEvent {
        public NumbersChanged {
            numbers = List.copyOf(numbers);
            persons = List.copyOf(persons);
        }
    }
}
