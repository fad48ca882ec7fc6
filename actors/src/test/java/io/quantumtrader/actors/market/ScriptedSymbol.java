package io.quantumtrader.actors.market;

import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolCommand.Done;
import io.quantumtrader.actors.symbol.SymbolCommand.Observed;
import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import io.quantumtrader.actors.venue.Venue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A symbol that writes down what it is told and answers as a test wants it to. */
final class ScriptedSymbol {

    private final String name;
    private final List<String> log;
    /** It wishes for an entry at every bar. */
    volatile boolean wishes;
    /** Every observation leaves it with an order to send. */
    volatile boolean exits;
    /** It refuses every word. */
    volatile boolean refuses;
    /** It hears and does not answer. */
    volatile boolean silent;
    /** Told with each order to send: it is sent once this is complete. */
    volatile Supplier<CompletionStage<?>> sending = () -> CompletableFuture.completedFuture(null);

    /** What it was told that the venue holds, where it was told. */
    final List<Venue.Holding> holdings = new CopyOnWriteArrayList<>();

    ScriptedSymbol(String name, List<String> log) {
        this.name = name;
        this.log = log;
    }

    Behavior<SymbolCommand> behavior() {
        return Behaviors.receiveMessage(command -> {
            log.add(name + " " + command.getClass().getSimpleName());
            if (command instanceof SymbolCommand.Observe observe)
                observe.holding().ifPresent(holdings::add);
            if (!silent) answer(command);
            return Behaviors.same();
        });
    }

    private void answer(SymbolCommand command) {
        switch (command) {
            case SymbolCommand.Observe observe ->
                observe.replyTo().tell(new Observed(name, Optional.empty(), wishes, exits));
            case SymbolCommand.DecideOpen decide -> decide.replyTo().tell(new Done(name, true));
            case SymbolCommand.Deliver deliver -> deliver.replyTo().tell(new Done(name, true));
            case SymbolCommand.Send send ->
                sending.get().thenAccept(sent -> send.replyTo().tell(new Done(name, false)));
            case SymbolCommand.Reconcile reconcile -> reconcile.replyTo().tell(new Done(name, false));
            case SymbolCommand.Operate operate -> {
                boolean opens = operate.order() instanceof SymbolCommand.Order.Open;
                operate.replyTo().tell(new Operated(name, !refuses, "heard", opens, !opens));
            }
            case SymbolCommand other -> throw new IllegalStateException("not said by a conductor: " + other);
        }
    }
}
