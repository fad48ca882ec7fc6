package io.quantumtrader.app.fund.cast;

/** The thread that plays for a fund which is about to die; whatever it fails with afterwards concerns nobody. */
final class Doomed extends Thread {

    private final FundSystem fund;

    private Doomed(FundSystem fund, Runnable deed) {
        super(deed, "doomed");
        this.fund = fund;
        setDaemon(true);
        setUncaughtExceptionHandler((thread, failure) -> {});
    }

    static Doomed start(FundSystem fund, Runnable deed) {
        var doomed = new Doomed(fund, deed);
        doomed.start();
        return doomed;
    }

    FundSystem fund() {
        return fund;
    }
}
