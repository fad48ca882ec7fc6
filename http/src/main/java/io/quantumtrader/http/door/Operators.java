package io.quantumtrader.http.door;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may act: each person by name with a token. */
public interface Operators {

    /** A token shorter than this is refused at start, in characters. */
    int SHORTEST_TOKEN = 16;

    /** The names of those who may release what tightened: as many persons can agree on it. */
    Set<String> releasing();

    /** Whether others may release, too, whom nobody can name before they come. */
    default boolean othersMayRelease() {
        return false;
    }

    /** The person with this token; nothing in how long it takes tells how much of it was right. */
    Optional<Person> who(String token);

    /** Administrators by name, each with a token. */
    static Operators named(Map<String, String> tokens) {
        return new NamedOperators(tokens);
    }

    static Operators one(String name, String token) {
        return named(Map.of(name, token));
    }

    /** These, and others besides. */
    default Operators and(Operators others) {
        return new BothOperators(this, others);
    }
}
