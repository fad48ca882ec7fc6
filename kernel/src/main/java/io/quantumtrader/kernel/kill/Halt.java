package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.check.Checks;
import java.util.List;

/**
 * A send-hold on a venue connection (rules, B1): while it stands nothing is sent, neither openings nor exits; stops that rest
 * at the venue stay. It is no permission, never automatic, and the only word of an operator that holds back an exit.
 *
 * @param id never used again, also not after the release
 * @param connection whose sends are held
 * @param persons who set it, in order
 * @param singlePerson whether one person was enough where a live fund asks for two
 * @param why in words
 * @param sinceMs when, by the clock of the operators, UTC epoch milliseconds
 */
public record Halt(String id, String connection, List<String> persons, boolean singlePerson, String why, long sinceMs) {

    /** What a single person types to set it. */
    public static final String PHRASE = "HALT";

    /** The connection of a fund that has one. */
    public static final String VENUE = "venue";

    private static final String ID = "halt-";

    public Halt {
        persons = List.copyOf(persons);
        new Checks()
                .require(isId(id), "halt.id", id, "halt- and a number")
                .require(!persons.isEmpty(), "halt.persons", persons.size(), "at least one")
                .require(!why.isBlank(), "halt.why", why, "not blank")
                .orThrow();
    }

    /** The id of the n-th halt, n from 1. */
    public static String id(int number) {
        return ID + number;
    }

    public static boolean isId(String text) {
        return text.startsWith(ID);
    }
}
