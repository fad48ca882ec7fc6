package io.quantumtrader.actors.symbol;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.position.Drift;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.WorkingOrder;
import io.quantumtrader.persistence.symbol.WorkingOrder.Purpose;

/**
 * Compares record and venue at every observation. A difference is believed once enough readings in a row agree on it, and
 * none counts while an order that could explain it is on its way (rules, D4). Lives in one incarnation.
 */
final class DriftWatch {

    private double last = Double.NaN;
    private int agreeing;
    private Drift found = Drift.NONE;

    /** Looks once; true when the difference is to be resolved now. */
    boolean resolves(SymbolBook book, Venue.Holding holding) {
        var drift = Drift.between(book.signedQuantity(), holding.signedQuantity(), book.rules());
        found = drift;
        if (drift == Drift.NONE || inFlight(book)) {
            agreeing = 0;
            return false;
        }
        agreeing = holding.signedQuantity() == last ? agreeing + 1 : 1;
        last = holding.signedQuantity();
        if (agreeing < drift.readings()) return false;
        agreeing = 0;
        return true;
    }

    /** How record and venue differed when they were compared last: nothing is opened while they do. */
    Drift found() {
        return found;
    }

    private static boolean inFlight(SymbolBook book) {
        return book.orders().stream()
                .anyMatch(order -> order.purpose() != Purpose.STOP || order.state() != WorkingOrder.State.ACCEPTED);
    }
}
