package io.quantumtrader.actors.symbol;

import io.quantumtrader.actors.safety.Latency;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;

/**
 * How long the way of a tick takes in one actor system, in stages; for figures only, nothing is decided by them. Thread-safe.
 */
public final class Timings implements Extension {

    private static final Id ID = new Id();

    private final Latency evaluation = new Latency();
    private final Latency decision = new Latency();
    private final Latency tick = new Latency();

    private static final class Id extends AbstractExtensionId<Timings> {
        @Override
        public Timings createExtension(ExtendedActorSystem system) {
            return new Timings();
        }
    }

    /** Those of an actor system, classic or typed. */
    public static Timings of(ClassicActorSystemProvider system) {
        return ID.get(system.classicSystem());
    }

    /** In a symbol that lives here: from a bar taken up to what is decided on it, before it is recorded. */
    public Latency evaluation() {
        return evaluation;
    }

    /**
     * At the conductor who plays here: from a tick's beginning until a symbol, wherever it lives, has recorded what it decided and
     * said so.
     */
    public Latency decision() {
        return decision;
    }

    /** At the conductor who plays here: all phases of a tick. */
    public Latency tick() {
        return tick;
    }
}
