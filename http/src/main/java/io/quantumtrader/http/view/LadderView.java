package io.quantumtrader.http.view;

import io.quantumtrader.kernel.kill.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ladder of seven layers.
 *
 * @param version rises with each change; permits are bound to it
 * @param permission the portfolio's effective permission
 * @param recovering whether the ladder is still being read back from the journal; REDUCE_ONLY until it is
 * @param halt the send-hold that stands or was proposed, null if none; no layer, and no permission
 * @param stepUps the ways back after emergency stops that run, empty if none
 * @param layers the seven, from level 1 to level 7
 * @param symbols the effective permission of each symbol
 */
public record LadderView(
        long version,
        Permission permission,
        boolean recovering,
        @Nullable HaltView halt,
        List<StepUpView> stepUps,
        List<LayerView> layers,
        List<SymbolPermission> symbols) {

    public LadderView {
        stepUps = List.copyOf(stepUps);
        layers = List.copyOf(layers);
        symbols = List.copyOf(symbols);
    }

    /**
     * What one symbol may do.
     *
     * @param decidedBy the layers whose verdicts are that strict; empty if it may trade
     */
    public record SymbolPermission(String symbol, Permission permission, List<String> decidedBy) {
        public SymbolPermission {
            decidedBy = List.copyOf(decidedBy);
        }
    }
}
