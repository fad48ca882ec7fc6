package io.quantumtrader.persistence.projection;

import java.util.List;
import java.util.stream.Stream;

/** Every projection there is. */
final class Projections {

    static final List<Projection> ALL = List.of(
            new SymbolsProjection(),
            new DecisionsProjection(),
            new PermitsProjection(),
            new LadderProjection(),
            new EquityProjection(),
            new OrphansProjection());

    private Projections() {}

    static Stream<Table> tables() {
        return ALL.stream().flatMap(projection -> projection.tables().stream());
    }
}
