package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.JournalEvent;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Writes and reads events for Pekko by an {@link EventCatalogue}. The manifest is the event's stable name and version,
 * never a class name. A subclass without arguments names the catalogue, since Pekko makes serializers by class name.
 */
public abstract class JournalSerializer extends SerializerWithStringManifest {

    /** Stored in every row; Pekko keeps 0..40 for itself. Never changed. */
    public static final int IDENTIFIER = 20_001;

    private final EventCatalogue catalogue;

    protected JournalSerializer(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object event) {
        return catalogue.manifest((JournalEvent) event);
    }

    @Override
    public byte[] toBinary(Object event) {
        try {
            return catalogue.write((JournalEvent) event);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + event, failed);
        }
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        try {
            return catalogue.read(manifest, bytes);
        } catch (IOException failed) {
            var refused = new NotSerializableException(failed.getMessage());
            refused.initCause(failed);
            throw refused;
        }
    }
}
