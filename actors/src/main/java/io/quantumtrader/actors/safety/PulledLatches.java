package io.quantumtrader.actors.safety;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.LatchSet;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The latches of layer 6: which one a kill means, and what a new one is called, also before the journal was read back. */
public final class PulledLatches {

    private static final String PREFIX = "kill-switch-";
    /** Ids of kills that came before the journal was read back; they are given proper ones afterwards. */
    private static final String EARLY = "kill-switch-early-";

    private final Ladder ladder;

    /** Those of that ladder. */
    public PulledLatches(Ladder ladder) {
        this.ladder = ladder;
    }

    static boolean isEarly(Latch latch) {
        return latch.id().startsWith(EARLY);
    }

    /** Those that stand in the ladder. */
    List<Latch> inLadder() {
        return ladder.state().latches().latches().stream()
                .filter(latch -> latch.layer() == Layer.KILL_SWITCH)
                .toList();
    }

    /**
     * The same operator's same kill, if it stands already.
     *
     * @param known what the journal knows, empty until it was read back
     */
    public Optional<Latch> alike(KillSwitch.Activate command, Optional<LatchSet> known) {
        String who = named(command.who());
        return known.map(LatchSet::latches).map(List::copyOf).orElseGet(this::inLadder).stream()
                .filter(latch -> latch.scope().equals(command.scope())
                        && latch.permission() == command.permission()
                        && latch.who().equals(who))
                .findFirst();
    }

    /**
     * An id that nobody had.
     *
     * @param known what the journal knows, empty until it was read back
     */
    String nextId(Optional<LatchSet> known) {
        String prefix = known.isPresent() ? PREFIX : EARLY;
        int number =
                known.map(all -> all.standing().size() + all.released().size()).orElse(0) + 1;
        while (isTaken(prefix + number, known)) number++;
        return prefix + number;
    }

    private boolean isTaken(String id, Optional<LatchSet> known) {
        return known.filter(all -> all.knows(id)).isPresent()
                || ladder.state().latches().knows(id);
    }

    /** What a kill puts into the ladder. */
    public static Latch latch(KillSwitch.Activate command, String id) {
        var code = command.permission() == Permission.FLATTEN
                ? ReasonCode.KILL_SWITCH_FLATTEN
                : ReasonCode.KILL_SWITCH_REDUCE_ONLY;
        return new Latch(
                id,
                Layer.KILL_SWITCH,
                command.scope(),
                command.permission(),
                List.of(Reason.because(code)),
                new TreeMap<>(),
                named(command.who()),
                command.why(),
                command.atMs());
    }

    /** Tightening never fails for lack of a name. */
    private static String named(String who) {
        return who.isBlank() ? "unnamed" : who;
    }
}
