package io.quantumtrader.app.drill.crash;

/** What goes wrong in one round. */
public enum CrashFault {
    DATABASE_KILLED("PostgreSQL killed (kill -9)", Server.EMBEDDED),
    DATABASE_STOPPED("PostgreSQL stopped (fast shutdown)", Server.EMBEDDED),
    DATABASE_STALLED("PostgreSQL stands still (SIGSTOP for seconds)", Server.EMBEDDED),
    FUND_KILLED("fund killed (kill -9)", Server.ANY),
    BOTH_KILLED("both killed (kill -9, either first)", Server.EMBEDDED),
    DISK_FULL("disk of the database full", Server.EMBEDDED),
    SESSIONS_ENDED("the fund's sessions ended again and again for seconds", Server.GIVEN),
    TABLE_LOCKED("the journal's table locked for seconds", Server.GIVEN),
    SESSIONS_ENDED_FUND_KILLED("fund killed while its sessions are ended", Server.GIVEN);

    private enum Server {
        EMBEDDED,
        GIVEN,
        ANY
    }

    private final String text;
    private final Server server;

    CrashFault(String text, Server server) {
        this.text = text;
        this.server = server;
    }

    /** In words. */
    public String text() {
        return text;
    }

    /** Whether the fund goes on in the same life. */
    boolean fundLives() {
        return this != FUND_KILLED && this != BOTH_KILLED && this != SESSIONS_ENDED_FUND_KILLED;
    }

    /** Whether it can be done to a server that somebody else runs, or else to an embedded one. */
    public boolean fits(boolean given) {
        return server == Server.ANY || (server == Server.GIVEN) == given;
    }
}
