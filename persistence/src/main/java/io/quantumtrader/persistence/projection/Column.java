package io.quantumtrader.persistence.projection;

import java.util.Locale;

/**
 * One column of a view.
 *
 * @param name in the database and in CSV, lower case with underscores
 * @param type what its values are
 * @param meaning what it says, with unit
 */
public record Column(String name, Type type, String meaning) {

    /** What values a column has; every one of them may be absent unless it is part of the key. */
    public enum Type {
        TEXT("text"),
        WHOLE("bigint"),
        NUMBER("double precision"),
        FLAG("boolean"),
        /** UTC epoch milliseconds of the market's clock. */
        TIME("bigint");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        /** Its type in PostgreSQL. */
        public String sql() {
            return sql;
        }
    }

    static Column text(String name, String meaning) {
        return new Column(name, Type.TEXT, meaning);
    }

    static Column whole(String name, String meaning) {
        return new Column(name, Type.WHOLE, meaning);
    }

    static Column number(String name, String meaning) {
        return new Column(name, Type.NUMBER, meaning);
    }

    static Column flag(String name, String meaning) {
        return new Column(name, Type.FLAG, meaning);
    }

    static Column time(String name, String meaning) {
        return new Column(name, Type.TIME, meaning);
    }

    /** The name as JSON has it: {@code averageEntry} for {@code average_entry}. */
    public String jsonName() {
        var words = name.split("_", -1);
        var text = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            text.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return text.toString();
    }
}
