package io.quantumtrader.persistence.explain;

import java.util.List;

/** What a question for a decision comes to. */
public sealed interface Lookup {

    record Found(Explained explained) implements Lookup {}

    /**
     * There is no such decision.
     *
     * @param why what is missing
     * @param nearby what could be asked instead
     */
    record Unknown(String why, List<String> nearby) implements Lookup {
        public Unknown {
            nearby = List.copyOf(nearby);
        }

        /** In one line. */
        public String text() {
            return nearby.isEmpty() ? why : why + "; there is " + String.join(", ", nearby);
        }
    }
}
