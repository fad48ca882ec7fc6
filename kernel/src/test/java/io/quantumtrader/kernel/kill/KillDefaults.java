package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The documented defaults of the ladder's tunables, as in {@code reference.conf}. */
public final class KillDefaults {

    public static final TriggerLimits TRIGGERS = new TriggerLimits(
            2,
            4,
            10,
            Duration.ofMinutes(15),
            5,
            Duration.ofSeconds(60),
            0.5,
            Duration.ofMinutes(5),
            Duration.ofMinutes(5));

    public static final EmergencyLimits EMERGENCY =
            new EmergencyLimits(0.10, 0.15, 1_000, 60_000, 5, List.of(0.25, 0.5, 1.0), 86_400_000, TRIGGERS);

    public static final ReleaseRules TWO_PERSONS = new ReleaseRules(2, "RELEASE", 60_000, 600_000);

    public static final ReleaseRules ONE_PERSON = new ReleaseRules(1, "RELEASE", 60_000, 600_000);

    public static final ModeThresholds THRESHOLDS =
            new ModeThresholds(0.10, 0.05, 0.03, 0.48, 0.52, 0.55, false, 20, 600_000, 180_000);

    private KillDefaults() {}

    public static CeoModeTable modes() {
        return new CeoModeTable(rows(), THRESHOLDS);
    }

    public static CeoModeTable modesWithGrowth() {
        return new CeoModeTable(
                rows(), new ModeThresholds(0.10, 0.05, 0.03, 0.48, 0.52, 0.55, true, 20, 600_000, 180_000));
    }

    public static Map<Mode, ModeLimits> rows() {
        var rows = new EnumMap<Mode, ModeLimits>(Mode.class);
        rows.put(Mode.BLACK_SWAN, new ModeLimits(1, 0.001, 0.005, 0, 1.0));
        rows.put(Mode.PRESERVATION, new ModeLimits(2, 0.005, 0.01, 2, 0.80));
        rows.put(Mode.DEFENSIVE, new ModeLimits(5, 0.01, 0.015, 5, 0.70));
        rows.put(Mode.EXPANSION, new ModeLimits(10, 0.02, 0.03, 10, 0.60));
        rows.put(Mode.GROWTH, new ModeLimits(15, 0.03, 0.05, 15, 0.65));
        return rows;
    }

    public static Latch latch(String id, Scope scope, Permission permission) {
        var code =
                permission == Permission.FLATTEN ? ReasonCode.KILL_SWITCH_FLATTEN : ReasonCode.KILL_SWITCH_REDUCE_ONLY;
        return new Latch(
                id,
                Layer.KILL_SWITCH,
                scope,
                permission,
                List.of(Reason.because(code)),
                new TreeMap<>(),
                "ada",
                "a drill",
                0);
    }
}
