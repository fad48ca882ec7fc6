package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.market.Conducting;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.actors.venue.Venue;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;

/** The actors of a fund as API and views meet them, whichever node they live on. */
public interface FundActors {

    ActorSystem<Void> system();

    People people();

    /** This node's copy. */
    Ladder ladder();

    Venue venue();

    /** Whoever brings operators' words to the symbols. */
    Conducting conductor();

    /** From the gate closed to the last symbol's acknowledgement. */
    Latency acknowledged();

    /** From a rehearsal accepted to the last symbol's acknowledgement; never mixed with real ones. */
    Latency rehearsed();

    /** What takes all nodes; empty for a fund in one process. */
    Optional<NodeLatencies> acrossNodes();

    /** Which node this is, who else there is, and what lives here. */
    CompletionStage<NodeStanding> standing();
}
