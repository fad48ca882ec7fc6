package io.quantumtrader.actors.symbol;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * Reads symbols back from their journals as a take-over does, one after another, and lets each go again: what a process does for the
 * first time is slow, and when another node is lost nobody should wait for that. Nothing is asked of the venue, said to the ladder or
 * written; whoever owns the symbols does not notice.
 */
public final class TakeOverRehearsal extends AbstractBehavior<SymbolView> {

    private final Deque<SymbolParts> left;
    private final long startedNanos = System.nanoTime();
    private int read;

    /** Ends by itself behind the last one; one that cannot be read is passed over. */
    public static Behavior<SymbolView> create(Collection<SymbolParts> symbols) {
        return Behaviors.setup(context -> new TakeOverRehearsal(context, symbols).next());
    }

    private TakeOverRehearsal(ActorContext<SymbolView> context, Collection<SymbolParts> symbols) {
        super(context);
        left = new ArrayDeque<>(symbols);
    }

    private Behavior<SymbolView> next() {
        var parts = left.poll();
        if (parts == null) {
            long millis = (System.nanoTime() - startedNanos) / 1_000_000;
            getContext().getLog().debug("{} symbols read back for practice in {} ms", read, millis);
            return Behaviors.stopped();
        }
        ActorRef<SymbolCommand> symbol = getContext().spawnAnonymous(Symbol.create(parts));
        getContext().watch(symbol);
        symbol.tell(new SymbolCommand.Get(getContext().getSelf()));
        symbol.tell(new SymbolCommand.HandOver());
        return this;
    }

    @Override
    public Receive<SymbolView> createReceive() {
        return newReceiveBuilder()
                .onMessage(SymbolView.class, this::seen)
                .onSignal(Terminated.class, ended -> next())
                .build();
    }

    private Behavior<SymbolView> seen(SymbolView view) {
        read++;
        return this;
    }
}
