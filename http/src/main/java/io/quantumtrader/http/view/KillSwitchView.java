package io.quantumtrader.http.view;

import io.quantumtrader.kernel.kill.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The safety kill switch, level 6.
 *
 * @param enabled whether any latch stands
 * @param permission the strictest of its latches, TRADE without one
 * @param latches every latch it holds
 * @param halt the send-hold that stands or was proposed, null if none
 * @param acknowledgedMicros from the call to the send gate refusing, microseconds; NaN if this answer changed nothing
 */
public record KillSwitchView(
        boolean enabled,
        Permission permission,
        List<LatchView> latches,
        @Nullable HaltView halt,
        double acknowledgedMicros) {

    public KillSwitchView {
        latches = List.copyOf(latches);
    }
}
