package io.quantumtrader.persistence.projection;

/**
 * How far one projection is.
 *
 * @param name of the projection
 * @param version that its tables were made by; 0 when they were never made
 * @param place of the last event that is in its tables
 * @param journal place of the last event there is
 * @param rows in all its tables
 */
public record ProjectionStatus(String name, int version, long place, long journal, long rows) {

    /** Whether it has taken in everything, by this program's fold. */
    public boolean upToDate() {
        return place == journal && current();
    }

    private boolean current() {
        return Projections.ALL.stream()
                .anyMatch(projection -> projection.name().equals(name) && projection.version() == version);
    }
}
