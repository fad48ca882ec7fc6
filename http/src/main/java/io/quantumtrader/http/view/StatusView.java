package io.quantumtrader.http.view;

import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fund at one glance.
 *
 * @param fund its name
 * @param version of the program
 * @param market the market source, for example {@code synthetic:7} or {@code recorded:path}
 * @param synthetic whether the input is made up; shown wherever a number of this fund is shown
 * @param paper whether orders go to a simulated venue
 * @param singlePerson whether one person may release what needs two in a live fund
 * @param speed for example {@code x60}, {@code real-time}, {@code max}
 * @param tick number of the last tick
 * @param atMs time of the last tick, null before the first
 * @param startedAtMs when this process started, wall clock
 * @param account money
 * @param heat of the portfolio
 * @param mode the CEO's operating mode
 * @param permission the portfolio's effective permission
 * @param halted whether a halt holds back everything that would be sent to the venue
 * @param openPositions how many
 * @param slots how many may be, -1 if not known
 * @param symbols what is traded
 * @param journal whether what is recorded reaches its database
 * @param silent layers that do not answer: what is shown of them is what they said last, or nothing
 */
public record StatusView(
        String fund,
        String version,
        String market,
        boolean synthetic,
        boolean paper,
        boolean singlePerson,
        String speed,
        long tick,
        @Nullable Long atMs,
        long startedAtMs,
        AccountView account,
        HeatView heat,
        String mode,
        Permission permission,
        boolean halted,
        int openPositions,
        int slots,
        List<String> symbols,
        JournalView journal,
        List<Layer> silent) {

    public StatusView {
        symbols = List.copyOf(symbols);
        silent = List.copyOf(silent);
    }
}
