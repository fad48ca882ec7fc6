package io.quantumtrader.actors.safety;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where alarms go. Whoever implements it returns at once. */
@FunctionalInterface
public interface SafetyAlarms {

    void raise(SafetyAlarm alarm);

    /** Writes alarms to the log. */
    static SafetyAlarms logged() {
        Logger log = LoggerFactory.getLogger(SafetyAlarms.class);
        return alarm -> log.atError().addKeyValue("alarm", alarm.kind().name()).log("{}", alarm.text());
    }

    /** Told to each of these; one that fails keeps none of the others from hearing. */
    static SafetyAlarms all(List<SafetyAlarms> each) {
        var isolated = each.stream().map(SafetyAlarms::isolated).toList();
        return alarm -> isolated.forEach(one -> one.raise(alarm));
    }

    /** The same alarms, but a failure to tell stops nothing. */
    default SafetyAlarms isolated() {
        return alarm -> {
            try {
                raise(alarm);
            } catch (RuntimeException | LinkageError failed) {
                LoggerFactory.getLogger(SafetyAlarms.class)
                        .error("an alarm could not be told: {}", alarm.text(), failed);
            }
        };
    }
}
