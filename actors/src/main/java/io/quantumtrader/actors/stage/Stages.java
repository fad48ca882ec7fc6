package io.quantumtrader.actors.stage;

import io.quantumtrader.actors.stage.Passage.Outcome;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the passages of decisions through one actor system, as they end, to one listener; nothing is decided by them. While nobody
 * listens no clock is read. Thread-safe.
 */
public final class Stages implements Extension {

    /** What {@link #begun()} answers while nobody listens. */
    private static final long UNHEARD = Long.MIN_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(Stages.class);
    private static final Id ID = new Id();

    private volatile Optional<Consumer<Passage>> listener = Optional.empty();

    private static final class Id extends AbstractExtensionId<Stages> {
        @Override
        public Stages createExtension(ExtendedActorSystem system) {
            return new Stages();
        }
    }

    /** Those of an actor system, classic or typed. */
    public static Stages of(ClassicActorSystemProvider system) {
        return ID.get(system.classicSystem());
    }

    /**
     * Whom to tell from now on.
     *
     * @param told called by the actor that did the work, before it goes on: has to return at once
     */
    public void hear(Consumer<Passage> told) {
        listener = Optional.of(told);
    }

    /** When something begins; only good for {@link #passed}. */
    public long begun() {
        return listener.isPresent() ? System.nanoTime() : UNHEARD;
    }

    /** A stage that is about the decision as a whole has ended now. */
    public void passed(String decisionId, Stage stage, Outcome outcome, long begun) {
        passed(decisionId, stage, "", outcome, begun);
    }

    /** A stage of one of a decision's orders has ended now. */
    public void passed(String decisionId, Stage stage, String order, Outcome outcome, long begun) {
        if (begun != UNHEARD) tell(new Passage(decisionId, stage, order, outcome, begun, System.nanoTime()));
    }

    /**
     * What a symbol decided is in the journal now.
     *
     * @param takenUp when it took up what made it decide, by {@link #begun()}
     * @param decided when it handed its events to the journal, by {@link #begun()}
     */
    public void recorded(List<SymbolEvent> events, long takenUp, long decided) {
        if (takenUp == UNHEARD || decided == UNHEARD) return;
        long now = System.nanoTime();
        for (var event : events) {
            if (!(event instanceof Decided made)) continue;
            String id = made.decisionId();
            tell(new Passage(id, Stage.JUDGEMENT, "", Outcome.PASSED, takenUp, decided));
            tell(new Passage(id, Stage.RECORD, "", Outcome.PASSED, decided, now));
        }
    }

    /** Whoever listens keeps nobody from acting. */
    private void tell(Passage passage) {
        try {
            listener.ifPresent(told -> told.accept(passage));
        } catch (RuntimeException | LinkageError failed) {
            LOG.warn("{}: its stage {} could not be told", passage.decisionId(), passage.stage(), failed);
        }
    }
}
