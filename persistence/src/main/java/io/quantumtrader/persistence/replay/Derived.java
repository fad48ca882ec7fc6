package io.quantumtrader.persistence.replay;

import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.util.List;

/** What an event at the head of a decision comes to when it is asked for again. */
sealed interface Derived {

    Kind kind();

    /** The kernel can be asked: the events it gives, the decision first. */
    record Again(Kind kind, List<SymbolEvent> events) implements Derived {
        public Again {
            events = List.copyOf(events);
        }
    }

    /** The record does not hold all that the decision was made by. */
    record OnlyRead(Kind kind, String because) implements Derived {}
}
