package io.quantumtrader.bench;

import io.quantumtrader.kernel.exit.HarvestAction;
import io.quantumtrader.kernel.exit.HarvestProposal;

/** What an observation of a position leads to. */
public enum Outcome {
    HOLD,
    TRANCHE,
    KILL;

    boolean is(HarvestProposal proposal) {
        return switch (this) {
            case HOLD -> proposal.action() == HarvestAction.NONE && !proposal.movesStop();
            case TRANCHE -> proposal.action().share() > 0 && proposal.action().share() < 1;
            case KILL -> proposal.action() == HarvestAction.FULL_CLOSE_PROPOSED;
        };
    }
}
