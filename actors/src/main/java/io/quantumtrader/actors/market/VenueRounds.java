package io.quantumtrader.actors.market;

import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolCommand.Deliver;
import io.quantumtrader.actors.symbol.SymbolCommand.Done;
import io.quantumtrader.actors.venue.DrivenVenue;
import io.quantumtrader.kernel.venue.VenueEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes between symbols and venue within a tick: orders out and events in, until nothing is left. By the clock of the wall
 * symbols send side by side, so that none waits for the venue's answer to another; at full speed they send one after another, so
 * that a run can be repeated to the bit.
 */
final class VenueRounds {

    private static final Logger LOG = LoggerFactory.getLogger(VenueRounds.class);
    /** Sends may cause fills, fills may cause stops; more rounds than this in one tick is a bug, not a market. */
    private static final int MOST = 50;

    private final DrivenVenue venue;
    private final Ensemble symbols;
    private final Vitals vitals;
    private final boolean abreast;

    /** @param abreast whether symbols send side by side */
    VenueRounds(DrivenVenue venue, Ensemble symbols, Vitals vitals, boolean abreast) {
        this.venue = venue;
        this.symbols = symbols;
        this.vitals = vitals;
        this.abreast = abreast;
    }

    /** Phase 1: the venue goes through a tick, and every symbol hears what came of it. */
    void play(Tick tick) {
        deliver(venue.play(tick.number(), tick.atMs(), tick.slices()), tick.number(), tick.atMs());
    }

    /** Symbols send what they have decided. */
    void send(List<String> senders, long tick, long atMs) {
        if (abreast) symbols.<Done>tellAll(senders, (symbol, replyTo) -> sending(tick, atMs, replyTo));
        else senders.forEach(symbol -> symbols.<Done>ask(symbol, replyTo -> sending(tick, atMs, replyTo)));
    }

    private static SymbolCommand sending(long tick, long atMs, ActorRef<Done> replyTo) {
        return new SymbolCommand.Send(tick, atMs, replyTo);
    }

    /** Phase 5: sends, and what the sends bring about, until nothing is left to send. */
    void settle(long tick, long atMs) {
        for (int round = 0; round < MOST; round++) {
            var senders = symbols.restless();
            send(senders, tick, atMs);
            var events = venue.settle(atMs);
            deliver(events, tick, atMs);
            if (senders.isEmpty() && events.isEmpty()) return;
        }
        LOG.error("tick {}: orders still beget orders after {} rounds", tick, MOST);
    }

    private void deliver(List<VenueEvent> events, long tick, long atMs) {
        if (events.isEmpty()) return;
        var bySymbol = new TreeMap<String, List<VenueEvent>>();
        events.forEach(event -> bySymbol.computeIfAbsent(event.symbol(), name -> new ArrayList<>())
                .add(event));
        var answers = new TreeMap<String, CompletionStage<Done>>();
        bySymbol.forEach((symbol, own) -> {
            if (symbols.knows(symbol)) {
                if (own.stream().anyMatch(VenueRounds::fills)) vitals.filled(symbol);
                answers.put(symbol, symbols.asked(symbol, replyTo -> new Deliver(tick, atMs, own, replyTo)));
            } else {
                LOG.error("tick {}: the venue spoke of {}, which is not traded here: {}", tick, symbol, own);
            }
        });
        answers.forEach(symbols::heard);
    }

    private static boolean fills(VenueEvent event) {
        return event instanceof VenueEvent.Filled || event instanceof VenueEvent.Liquidated;
    }
}
