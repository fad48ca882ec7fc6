package io.quantumtrader.persistence.safety;

import io.quantumtrader.persistence.journal.EventCatalogue;
import io.quantumtrader.persistence.journal.EventType;

/** The events of the upper three layers by their names on disk. */
public final class SafetyEvents {

    public static final EventCatalogue CATALOGUE = EventCatalogue.of(
            EventType.flat("KillActivated", 1, KillSwitchEvent.KillActivated.class),
            EventType.flat("KillReleaseProposed", 1, KillSwitchEvent.KillReleaseProposed.class),
            EventType.flat("KillReleased", 1, KillSwitchEvent.KillReleased.class),
            EventType.flat("HaltProposed", 1, KillSwitchEvent.HaltProposed.class),
            EventType.flat("HaltActivated", 1, KillSwitchEvent.HaltActivated.class),
            EventType.flat("HaltReleaseProposed", 1, KillSwitchEvent.HaltReleaseProposed.class),
            EventType.flat("HaltReleased", 1, KillSwitchEvent.HaltReleased.class),
            EventType.flat("EquityPeakRaised", 1, EmergencyEvent.EquityPeakRaised.class),
            EventType.flat("CapitalMoved", 1, EmergencyEvent.CapitalMoved.class),
            EventType.flat("EmergencyActivated", 1, EmergencyEvent.EmergencyActivated.class),
            EventType.flat("EmergencyPulledAgain", 1, EmergencyEvent.EmergencyPulledAgain.class),
            EventType.flat("EmergencyAttempted", 1, EmergencyEvent.EmergencyAttempted.class),
            EventType.flat("EmergencyStepped", 1, EmergencyEvent.EmergencyStepped.class),
            EventType.flat("EmergencyAlarmed", 1, EmergencyEvent.EmergencyAlarmed.class),
            EventType.flat("EmergencyReleased", 1, EmergencyEvent.EmergencyReleased.class),
            EventType.flat("StopOutCounted", 1, EmergencyEvent.StopOutCounted.class),
            EventType.flat("SymbolFailed", 1, EmergencyEvent.SymbolFailed.class),
            EventType.flat("StepUpConfirmed", 1, EmergencyEvent.StepUpConfirmed.class),
            EventType.flat("ModeChanged", 1, CeoEvent.ModeChanged.class),
            EventType.flat("ReadingLost", 1, CeoEvent.ReadingLost.class),
            EventType.flat("ReadingFound", 1, CeoEvent.ReadingFound.class),
            EventType.flat("BlackSwanReleaseProposed", 1, CeoEvent.BlackSwanReleaseProposed.class),
            EventType.flat("BlackSwanReleased", 2, CeoEvent.BlackSwanReleased.class)
                    .upgrading(1, fields -> {}));

    private SafetyEvents() {}
}
