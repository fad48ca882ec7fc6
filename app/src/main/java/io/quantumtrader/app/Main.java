package io.quantumtrader.app;

import io.quantumtrader.app.command.QuantumTrader;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.Launch;

/** The one entry point: {@code ./qt} starts it with the caller's words. */
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        System.exit(QuantumTrader.commandLine(launch()).execute(words));
    }

    /** What stands behind {@code up}, {@code run} and {@code replay}. */
    private static Launch launch() {
        return new WholeFund();
    }
}
