package io.quantumtrader.persistence.postgres;

/** The journal's database cannot be used; the message is one sentence for a person, and says what to do. */
public class PostgresUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PostgresUnavailable(String message) {
        super(message);
    }

    public PostgresUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
