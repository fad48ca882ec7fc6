package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.JournalEvent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A family of events only tests know, with every kind of field an event may have. */
sealed interface SampleEvent extends JournalEvent {

    EventCatalogue CATALOGUE = EventCatalogue.of(
            EventType.flat("sample.Counted", 1, Counted.class),
            EventType.flat("sample.Filled", 2, Filled.class)
                    .upgrading(1, fields -> fields.set("fee", fields.remove("commission"))),
            EventType.compact("sample.Held", 2, Held.class, Held::read).readingLayout(1, Held::readWithoutScore));

    /** The smallest event. */
    record Counted(long number) implements SampleEvent {}

    /** Version 1 called the fee "commission". */
    record Filled(
            String orderId,
            double price,
            double fee,
            int level,
            boolean maker,
            Instant at,
            List<Why> reasons,
            Optional<String> note)
            implements SampleEvent {}

    /** A nested flat record. */
    record Why(String code, double observed) {}

    /** A row with a layout of its own; version 1 had no score. */
    record Held(long tick, double price, double score) implements SampleEvent, CompactRow {
        static Held read(ByteBuffer row) {
            return new Held(row.getLong(), row.getDouble(), row.getDouble());
        }

        static Held readWithoutScore(ByteBuffer row) {
            return new Held(row.getLong(), row.getDouble(), Double.NaN);
        }

        @Override
        public int sizeInBytes() {
            return 24;
        }

        @Override
        public void writeTo(ByteBuffer row) {
            row.putLong(tick).putDouble(price).putDouble(score);
        }
    }

    /** Pekko makes serializers by class name. */
    final class Serializer extends JournalSerializer {
        public Serializer() {
            super(CATALOGUE);
        }
    }
}
