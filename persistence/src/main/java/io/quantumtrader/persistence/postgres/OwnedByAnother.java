package io.quantumtrader.persistence.postgres;

/** Another process is the writer of this journal; names it. */
public final class OwnedByAnother extends PostgresUnavailable {

    private static final long serialVersionUID = 1L;

    OwnedByAnother(String message) {
        super(message);
    }
}
