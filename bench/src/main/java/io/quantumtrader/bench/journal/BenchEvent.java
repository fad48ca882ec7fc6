package io.quantumtrader.bench.journal;

import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.journal.CompactRow;
import io.quantumtrader.persistence.journal.EventCatalogue;
import io.quantumtrader.persistence.journal.EventType;
import io.quantumtrader.persistence.journal.JournalSerializer;
import java.nio.ByteBuffer;

/** An event of the size of a hold: 128 bytes. */
record BenchEvent(long number) implements JournalEvent, CompactRow {

    static final EventCatalogue CATALOGUE =
            EventCatalogue.of(EventType.compact("bench.Written", 1, BenchEvent.class, BenchEvent::read));
    private static final int SIZE = 128;

    static BenchEvent read(ByteBuffer row) {
        var event = new BenchEvent(row.getLong());
        row.position(SIZE);
        return event;
    }

    @Override
    public int sizeInBytes() {
        return SIZE;
    }

    @Override
    public void writeTo(ByteBuffer row) {
        row.putLong(number);
        while (row.hasRemaining()) row.putDouble(StrictMath.sin((double) number + row.position()));
    }

    /** Made by Pekko by its class name. */
    public static final class Serializer extends JournalSerializer {
        public Serializer() {
            super(CATALOGUE);
        }
    }
}
