package io.quantumtrader.persistence.catalogue;

import io.quantumtrader.persistence.journal.JournalSerializer;

/** The serializer of a fund's journal; Pekko makes it by this name from {@code journal.conf}. */
public final class FundSerializer extends JournalSerializer {

    public FundSerializer() {
        super(AllEvents.CATALOGUE);
    }
}
