package io.quantumtrader.persistence.governor;

import static io.quantumtrader.persistence.journal.EventType.flat;

import io.quantumtrader.persistence.journal.EventCatalogue;

/** The names under which a governor's events are on disk; never changed, never reused. */
public final class GovernorEvents {

    public static final EventCatalogue CATALOGUE = EventCatalogue.of(
            flat("GuardsMoved", 1, GovernorEvent.GuardsMoved.class),
            flat("OpeningAwaited", 1, GovernorEvent.OpeningAwaited.class),
            flat("GuardTripped", 1, GovernorEvent.GuardTripped.class),
            flat("GuardCleared", 1, GovernorEvent.GuardCleared.class),
            flat("GuardReleased", 1, GovernorEvent.GuardReleased.class),
            flat("GovernorMoneyMoved", 1, GovernorEvent.MoneyMoved.class),
            flat("CloseReported", 1, GovernorEvent.CloseReported.class),
            flat("ClosesCounted", 1, GovernorEvent.ClosesCounted.class),
            flat("PermitIssued", 1, GovernorEvent.PermitIssued.class),
            flat("PermitSpent", 1, GovernorEvent.PermitSpent.class),
            flat("PermitEnded", 1, GovernorEvent.PermitEnded.class));

    private GovernorEvents() {}
}
