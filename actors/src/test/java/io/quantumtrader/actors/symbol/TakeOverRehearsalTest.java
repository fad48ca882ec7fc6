package io.quantumtrader.actors.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A rehearsal reads what a take-over reads, and leaves no trace in record, venue or ladder; who owns the symbol goes on. */
class TakeOverRehearsalTest {

    private static final ActorTestKit KIT = SymbolRig.kit();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SymbolRig rig = new SymbolRig(KIT);

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void leavesNoTraceAndTheOwnerGoesOn() {
        rig.warm().holding(1, 100);
        int events = rig.events().size();
        var asked = List.copyOf(rig.venue.requests());
        var before = rig.view();
        var said = rig.ladder.verdicts(SymbolRig.PORTFOLIO, SymbolRig.SYMBOL);

        rehearse(List.of(rig.parts(), rig.parts()));

        assertThat(rig.events()).hasSize(events);
        assertThat(rig.venue.requests()).isEqualTo(asked);
        assertThat(rig.ladder.verdicts(SymbolRig.PORTFOLIO, SymbolRig.SYMBOL)).isEqualTo(said);
        assertThat(rig.view().hash()).isEqualTo(before.hash());
        rig.observe(97);
        rig.settle();
        assertThat(rig.venue.ids("place"))
                .as("the stop it held already, and the close")
                .hasSizeGreaterThan(1);
    }

    @Test
    void passesOverWhatCannotBeRead() {
        PersistenceTestKit.create(KIT.system()).failNextRead(SymbolRig.ID);

        rehearse(List.of(rig.parts(), rig.parts()));

        assertThat(rig.events()).isEmpty();
    }

    private static void rehearse(List<SymbolParts> symbols) {
        var rehearsal = KIT.spawn(TakeOverRehearsal.create(symbols));
        KIT.createTestProbe().expectTerminated(rehearsal, PATIENCE);
    }
}
