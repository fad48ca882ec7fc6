package io.quantumtrader.persistence.replay;

/**
 * One event that the kernel, asked again, does not give.
 *
 * @param persistenceId whose journal
 * @param sequenceNr which event
 * @param recorded what the journal says
 * @param derived what the kernel says now
 */
public record Difference(String persistenceId, long sequenceNr, String recorded, String derived) {

    @Override
    public String toString() {
        return persistenceId + " #" + sequenceNr + ": recorded " + recorded + ", derived " + derived;
    }
}
