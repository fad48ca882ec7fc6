package io.quantumtrader.app.fund.view;

import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.ReleaseProposal;
import io.quantumtrader.persistence.safety.Halts;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is latched here, and who has proposed to release what.
 *
 * @param ladder this node's copy
 */
public record Standing(LadderState ladder, Halts halts, List<ReleaseProposal> proposals) {

    public Standing {
        proposals = List.copyOf(proposals);
    }

    /** With what the layers say that hear of releases. */
    public static Standing of(LadderState ladder, KillSwitch.View killSwitch, CeoCommand.View ceo) {
        return new Standing(
                ladder,
                killSwitch.halts(),
                Stream.concat(killSwitch.proposals().stream(), ceo.book().releases().proposals().values().stream())
                        .toList());
    }

    /** With nothing but this node's copy: the others do not answer. */
    public static Standing alone(LadderState ladder) {
        return new Standing(ladder, Halts.NONE, List.of());
    }

    static Standing of(Moment now) {
        return of(now.ladder(), now.killSwitch(), now.ceo());
    }
}
