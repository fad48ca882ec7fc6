package io.quantumtrader.app.fund.desk;

import io.quantumtrader.app.fund.view.HoldReason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.ObservationRow;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Every reason that an event holds, at whatever depth. */
public final class Reasons {

    private Reasons() {}

    public static List<ReasonCode> of(JournalEvent event) {
        var found = new ArrayList<ReasonCode>();
        search(event, found);
        return found;
    }

    private static void search(Object part, List<ReasonCode> found) {
        switch (part) {
            case ReasonRow row -> found.add(ReasonCode.valueOf(row.code()));
            case ObservationRow row -> found.add(HoldReason.of(row.bits()));
            case Collection<?> many -> many.forEach(one -> search(one, found));
            case Optional<?> maybe -> maybe.ifPresent(one -> search(one, found));
            case Record record -> {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    if (component.getType().isPrimitive() || component.getType() == String.class) continue;
                    search(value(record, component), found);
                }
            }
            default -> {}
        }
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
