package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.JournalEvent;
import java.nio.ByteBuffer;

/**
 * An event with a fixed binary layout of its own, for what is written on every bar. The layout belongs to a version:
 * to change it, raise the version and keep the old reader. Doubles are written by their raw bits.
 */
public interface CompactRow extends JournalEvent {

    /** Exactly how many bytes {@link #writeTo} will write. */
    int sizeInBytes();

    /** Writes the layout, big-endian, filling the buffer. */
    void writeTo(ByteBuffer row);
}
