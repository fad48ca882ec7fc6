package io.quantumtrader.persistence.projection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Conditions with the values of their question marks, in order. Confined to one thread. */
final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Where and(String condition, Object... bound) {
        conditions.add(condition);
        values.addAll(List.of(bound));
        return this;
    }

    /** {@code where …} with a blank before it, or nothing. */
    String sql() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** Binds its values from that place on and tells the next place. */
    int bind(PreparedStatement statement, int from) throws SQLException {
        int next = from;
        for (var value : values) statement.setObject(next++, value);
        return next;
    }
}
