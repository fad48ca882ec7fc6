package io.quantumtrader.app.drill.crash;

import io.quantumtrader.kernel.check.Checks;
import java.nio.file.Path;
import java.util.List;

/**
 * What a crash drill is to do.
 *
 * @param rounds of each fault, 1 to 1000
 * @param seed of everything that is drawn; the moments also depend on the machine
 * @param faults to be tried, in turn
 * @param home where programs are unpacked, as the settings of a fund have it
 * @param folder empty folder for the funds
 */
public record CrashDrillRequest(int rounds, long seed, List<CrashFault> faults, Path home, Path folder) {

    public CrashDrillRequest {
        faults = List.copyOf(faults);
        new Checks()
                .within("rounds", rounds, 1, 1_000)
                .within("faults", faults.size(), 1, CrashFault.values().length)
                .orThrow();
    }
}
