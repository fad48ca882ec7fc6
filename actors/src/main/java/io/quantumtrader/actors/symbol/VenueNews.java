package io.quantumtrader.actors.symbol;

import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.util.ArrayList;
import java.util.List;

/** What the venue told, in the words of the journal. */
final class VenueNews {

    private VenueNews() {}

    /** The events behind a sequence number; what is recorded already is left out. */
    static List<SymbolEvent> after(long sequence, List<VenueEvent> events) {
        var news = new ArrayList<SymbolEvent>(events.size());
        for (var event : events) {
            if (event.sequence() > sequence) news.add(record(event));
        }
        return news;
    }

    private static SymbolEvent record(VenueEvent event) {
        return switch (event) {
            case VenueEvent.Accepted accepted ->
                new SymbolEvent.OrderAccepted(accepted.atMs(), accepted.clientOrderId());
            case VenueEvent.Rejected rejected ->
                new SymbolEvent.OrderRefused(
                        rejected.atMs(), rejected.clientOrderId(), rejected.code(), rejected.message());
            case VenueEvent.Triggered triggered ->
                new SymbolEvent.StopTriggered(
                        triggered.atMs(), triggered.sequence(), triggered.clientOrderId(), triggered.markPrice());
            case VenueEvent.Filled fill ->
                new SymbolEvent.OrderFilled(
                        fill.atMs(),
                        fill.sequence(),
                        fill.clientOrderId(),
                        fill.tradeId(),
                        fill.side().name(),
                        fill.quantity(),
                        fill.price(),
                        fill.fee(),
                        fill.complete());
            case VenueEvent.Cancelled gone ->
                new SymbolEvent.OrderGone(gone.atMs(), gone.sequence(), gone.clientOrderId(), gone.reason());
            case VenueEvent.Funded funding ->
                new SymbolEvent.FundingCharged(
                        funding.atMs(), funding.sequence(), funding.amount(), funding.rate(), funding.markPrice());
            case VenueEvent.Liquidated lost ->
                new SymbolEvent.PositionLiquidated(
                        lost.atMs(),
                        lost.sequence(),
                        lost.tradeId(),
                        lost.side().name(),
                        lost.quantity(),
                        lost.price(),
                        lost.fee());
        };
    }
}
