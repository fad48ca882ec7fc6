package io.quantumtrader.app.launch;

import io.quantumtrader.persistence.projection.ProjectionStatus;
import io.quantumtrader.persistence.projection.ViewReader;
import java.util.List;
import java.util.Set;

/** The record of one fund with its views. Views are brought up to date when it is opened, unless a running fund does that. */
public interface OpenRecord extends AutoCloseable {

    ViewReader views();

    /** How far each projection is. */
    List<ProjectionStatus> status();

    /** Throws away what these projections wrote, makes it anew from event one, and waits for it. */
    void rebuild(Set<String> projections, Progress progress);

    @Override
    void close();
}
