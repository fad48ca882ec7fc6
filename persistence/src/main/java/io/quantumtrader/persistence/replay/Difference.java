package io.quantumtrader.persistence.replay;

/**
 * One event that the kernel, asked again, does not give.
 *
 * @param persistenceId whose journal
 * @param sequenceNr which event
 * @param field path of the first field that differs, such as {@code reasons[0].observed}; {@code event} where the two are
 *     not of one kind, or one of them is not there
 * @param recorded what the journal says in that field; a double with its bits
 * @param derived what the kernel says now in that field
 * @param recordedEvent the whole event of the journal
 * @param derivedEvent the whole event of the kernel
 */
public record Difference(
        String persistenceId,
        long sequenceNr,
        String field,
        String recorded,
        String derived,
        String recordedEvent,
        String derivedEvent) {

    static final String NOTHING = "nothing";

    /** Two events that are not equal. */
    static Difference between(String persistenceId, long sequenceNr, Object recorded, Object derived) {
        return FieldDifference.first(recorded, derived)
                .map(found -> new Difference(
                        persistenceId,
                        sequenceNr,
                        found.path(),
                        found.recorded(),
                        found.derived(),
                        recorded.toString(),
                        derived.toString()))
                .orElseThrow(() -> new IllegalArgumentException("no difference: " + recorded));
    }

    /** An event that the kernel derives and the journal does not have. */
    static Difference missing(String persistenceId, long sequenceNr, Object derived) {
        String name = derived.getClass().getSimpleName();
        return new Difference(persistenceId, sequenceNr, "event", NOTHING, name, NOTHING, derived.toString());
    }

    /** An event of the journal that the kernel does not derive. */
    static Difference unfounded(String persistenceId, long sequenceNr, Object recorded) {
        String name = recorded.getClass().getSimpleName();
        return new Difference(persistenceId, sequenceNr, "event", name, NOTHING, recorded.toString(), NOTHING);
    }

    /** An event whose inputs the kernel refuses to compute with. */
    static Difference refused(String persistenceId, long sequenceNr, Object recorded, RuntimeException refusal) {
        String name = recorded.getClass().getSimpleName();
        return new Difference(
                persistenceId, sequenceNr, "event", name, refusal.toString(), recorded.toString(), refusal.toString());
    }

    @Override
    public String toString() {
        return persistenceId + " #" + sequenceNr + ": " + field + ": recorded " + recorded + ", derived " + derived
                + "; the whole: recorded " + recordedEvent + ", derived " + derivedEvent;
    }
}
