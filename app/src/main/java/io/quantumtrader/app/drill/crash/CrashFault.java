package io.quantumtrader.app.drill.crash;

/** What goes wrong in one round. */
public enum CrashFault {
    DATABASE_KILLED("PostgreSQL killed (kill -9)"),
    DATABASE_STOPPED("PostgreSQL stopped (fast shutdown)"),
    DATABASE_STALLED("PostgreSQL stands still (SIGSTOP for seconds)"),
    FUND_KILLED("fund killed (kill -9)"),
    BOTH_KILLED("both killed (kill -9, either first)"),
    DISK_FULL("disk of the database full");

    private final String text;

    CrashFault(String text) {
        this.text = text;
    }

    /** In words. */
    public String text() {
        return text;
    }

    /** Whether the fund goes on in the same life. */
    boolean fundLives() {
        return this != FUND_KILLED && this != BOTH_KILLED;
    }
}
