package io.quantumtrader.persistence.safety;

import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.LatchSet;
import io.quantumtrader.kernel.kill.ReleaseProposal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Latches with the proposals to release them; a latch that goes takes its proposal along.
 *
 * @param proposals the last one for each latch, by latch id
 */
public record Releases(LatchSet latches, SortedMap<String, ReleaseProposal> proposals) {

    public static final Releases NONE = new Releases(LatchSet.EMPTY, Collections.emptySortedMap());

    public Releases {
        proposals = Collections.unmodifiableSortedMap(new TreeMap<>(proposals));
    }

    Releases latched(Latch latch) {
        return new Releases(latches.add(latch), proposals);
    }

    Releases proposed(ReleaseProposal proposal) {
        var more = new TreeMap<>(proposals);
        more.put(proposal.latchId(), proposal);
        return new Releases(latches, more);
    }

    Releases released(String latchId) {
        var fewer = new TreeMap<>(proposals);
        fewer.remove(latchId);
        return new Releases(latches.release(latchId), fewer);
    }

    public Optional<ReleaseProposal> proposal(String latchId) {
        return Optional.ofNullable(proposals.get(latchId));
    }
}
