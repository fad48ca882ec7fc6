package io.quantumtrader.exchange.simulated;

import io.quantumtrader.kernel.venue.VenueEvent;

/** Gives an event its place in the venue's history; a trade's id is its sequence number. */
final class Numbered {

    private Numbered() {}

    static VenueEvent of(VenueEvent event, long number) {
        return switch (event) {
            case VenueEvent.Accepted(var n, var at, var symbol, var id) ->
                new VenueEvent.Accepted(number, at, symbol, id);
            case VenueEvent.Rejected(var n, var at, var symbol, var id, var code, var message) ->
                new VenueEvent.Rejected(number, at, symbol, id, code, message);
            case VenueEvent.Triggered(var n, var at, var symbol, var id, var mark) ->
                new VenueEvent.Triggered(number, at, symbol, id, mark);
            case VenueEvent.Filled(
                    var n,
                    var at,
                    var symbol,
                    var id,
                    var trade,
                    var side,
                    var quantity,
                    var price,
                    var fee,
                    var done) ->
                new VenueEvent.Filled(number, at, symbol, id, number, side, quantity, price, fee, done);
            case VenueEvent.Cancelled(var n, var at, var symbol, var id, var reason) ->
                new VenueEvent.Cancelled(number, at, symbol, id, reason);
            case VenueEvent.Funded(var n, var at, var symbol, var amount, var rate, var mark) ->
                new VenueEvent.Funded(number, at, symbol, amount, rate, mark);
            case VenueEvent.Liquidated(
                    var n,
                    var at,
                    var symbol,
                    var trade,
                    var side,
                    var quantity,
                    var price,
                    var fee) -> new VenueEvent.Liquidated(number, at, symbol, number, side, quantity, price, fee);
        };
    }
}
