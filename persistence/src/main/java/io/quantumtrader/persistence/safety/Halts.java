package io.quantumtrader.persistence.safety;

import io.quantumtrader.kernel.kill.Halt;
import io.quantumtrader.kernel.kill.ReleaseProposal;
import java.util.Optional;

/**
 * The send-hold and what was proposed about it.
 *
 * @param known how many there have been
 * @param standing the one that stands
 * @param first the first word for the one that stands, of whoever proposed it
 * @param proposal the last first word: for the standing one's release, else for a new one
 */
public record Halts(
        int known, Optional<Halt> standing, Optional<ReleaseProposal> first, Optional<ReleaseProposal> proposal) {

    public static final Halts NONE = new Halts(0, Optional.empty(), Optional.empty(), Optional.empty());

    /** The id of the one that stands, or of the next. */
    public String id() {
        return standing.map(Halt::id).orElseGet(() -> Halt.id(known + 1));
    }

    Halts proposed(ReleaseProposal said) {
        return new Halts(known, standing, first, Optional.of(said));
    }

    Halts activated(Halt halt) {
        var proposed = proposal.filter(
                said -> said.latchId().equals(halt.id()) && halt.persons().contains(said.who()));
        return new Halts(known + 1, Optional.of(halt), proposed, Optional.empty());
    }

    Halts released() {
        return new Halts(known, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
