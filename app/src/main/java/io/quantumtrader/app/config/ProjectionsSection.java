package io.quantumtrader.app.config;

import io.quantumtrader.persistence.projection.ProjectionSettings;

/** The section {@code journal.projections}. */
public final class ProjectionsSection {

    private ProjectionsSection() {}

    public static ProjectionSettings settings(Section projections) {
        return new ProjectionSettings(
                projections.duration("pace"),
                projections.whole("page-events"),
                projections.duration("rest"),
                projections.duration("lock-patience"),
                projections.duration("retry-after"));
    }
}
