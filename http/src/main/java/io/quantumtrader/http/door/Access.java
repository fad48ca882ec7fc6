package io.quantumtrader.http.door;

/** What a caller needs. */
public enum Access {
    /** Nothing. */
    OPEN,
    /** Nothing from this machine by a loopback name; else a token. */
    READ,
    /** A token of anybody: something is computed, and nothing of the fund changes. */
    ASK,
    /** A token of whoever may open. */
    TRADE,
    /** A token of whoever may close, kill and stop: all but viewers. */
    TIGHTEN,
    /** A token of whoever may release, and hold exits back, too. */
    LOOSEN;

    /** Whether something is to be done: it takes a token everywhere, and a JSON object. */
    public boolean writes() {
        return switch (this) {
            case OPEN, READ -> false;
            case ASK, TRADE, TIGHTEN, LOOSEN -> true;
        };
    }
}
