package io.quantumtrader.persistence.explain;

import java.util.List;
import java.util.Set;

/** The journal as it is read here, page by page. */
public interface Pages {

    /** Every id that ever wrote. */
    List<String> ids();

    /**
     * Events of an id, oldest first.
     *
     * @param from first sequence number
     * @param names only events of these catalogue names; empty for all
     */
    List<Entry> following(String id, long from, Set<String> names, int count);

    /**
     * Events of an id, newest first.
     *
     * @param before only lower sequence numbers
     * @param names only events of these catalogue names; empty for all
     */
    List<Entry> latest(String id, long before, Set<String> names, int count);
}
