package io.quantumtrader.app.drill.crash;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.persistence.postgres.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a crash drill is to do.
 *
 * @param rounds of each fault, 1 to 1000
 * @param seed of everything that is drawn; the moments also depend on the machine
 * @param faults to be tried, in turn; those that the server does not allow are skipped
 * @param given a server that somebody else runs, where each journal has a schema of its own; empty for embedded ones
 * @param home where programs are unpacked, as the settings of a fund have it
 * @param folder empty folder for the funds
 */
public record CrashDrillRequest(
        int rounds, long seed, List<CrashFault> faults, Optional<Database> given, Path home, Path folder) {

    public CrashDrillRequest {
        faults = List.copyOf(faults);
        int fitting = (int)
                faults.stream().filter(fault -> fault.fits(given.isPresent())).count();
        new Checks()
                .within("rounds", rounds, 1, 1_000)
                .within("faults that fit the server", fitting, 1, CrashFault.values().length)
                .orThrow();
    }
}
