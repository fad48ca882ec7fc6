package io.quantumtrader.persistence.symbol;

import static io.quantumtrader.persistence.journal.EventType.flat;

import io.quantumtrader.persistence.journal.EventCatalogue;
import io.quantumtrader.persistence.journal.EventType;

/** The names under which a symbol's events are on disk; never changed, never reused. */
public final class SymbolEvents {

    public static final EventCatalogue CATALOGUE = EventCatalogue.of(
            EventType.compact("Observation", 1, ObservationRow.class, ObservationRow::readFrom),
            flat("OwnershipTaken", 1, SymbolEvent.OwnershipTaken.class),
            flat("TermsSet", 1, SymbolEvent.TermsSet.class),
            flat("Decided", 2, SymbolEvent.Decided.class).upgrading(1, fields -> {}),
            flat("OrderIntended", 1, SymbolEvent.OrderIntended.class),
            flat("CancelIntended", 1, SymbolEvent.CancelIntended.class),
            flat("OrderAccepted", 1, SymbolEvent.OrderAccepted.class),
            flat("OrderRefused", 1, SymbolEvent.OrderRefused.class),
            flat("OrderHeldBack", 1, SymbolEvent.OrderHeldBack.class),
            flat("OrderUnknown", 1, SymbolEvent.OrderUnknown.class),
            flat("OrderGone", 1, SymbolEvent.OrderGone.class),
            flat("StopTriggered", 1, SymbolEvent.StopTriggered.class),
            flat("OrderFilled", 1, SymbolEvent.OrderFilled.class),
            flat("FundingCharged", 1, SymbolEvent.FundingCharged.class),
            flat("PositionLiquidated", 1, SymbolEvent.PositionLiquidated.class),
            flat("PositionAdopted", 1, SymbolEvent.PositionAdopted.class),
            flat("DriftResolved", 1, SymbolEvent.DriftResolved.class),
            flat("RegimeChanged", 1, SymbolEvent.RegimeChanged.class),
            flat("StandingChanged", 2, SymbolEvent.StandingChanged.class).upgrading(1, fields -> {}),
            flat("ObservationMissed", 1, SymbolEvent.ObservationMissed.class),
            flat("ObservationRefused", 1, SymbolEvent.ObservationRefused.class));

    private SymbolEvents() {}
}
