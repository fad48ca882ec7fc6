package io.quantumtrader.actors.safety;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where alarms go. Whoever implements it returns at once. */
@FunctionalInterface
public interface SafetyAlarms {

    void raise(SafetyAlarm alarm);

    /** Writes alarms to the log. */
    static SafetyAlarms logged() {
        Logger log = LoggerFactory.getLogger(SafetyAlarms.class);
        return alarm -> log.error(
                "{}: {} (observed {}, limit {})", alarm.kind(), alarm.detail(), alarm.observed(), alarm.limit());
    }

    /** The same alarms, but a failure to tell stops nothing. */
    default SafetyAlarms isolated() {
        return alarm -> {
            try {
                raise(alarm);
            } catch (RuntimeException | LinkageError failed) {
                LoggerFactory.getLogger(SafetyAlarms.class).error("an alarm could not be told: {}", alarm, failed);
            }
        };
    }
}
