package io.quantumtrader.actors.stage;

/**
 * A decision has passed a stage.
 *
 * @param order client order id, empty where the stage is about the decision as a whole
 * @param outcome a word of the stage: PASSED, REFUSED, HELD_BACK, ACCEPTED, UNKNOWN
 * @param beganNanos by {@link System#nanoTime()} of this process
 * @param endedNanos by the same clock
 */
public record Passage(String decisionId, Stage stage, String order, Outcome outcome, long beganNanos, long endedNanos) {

    /** How it came out of the stage. */
    public enum Outcome {
        /** It goes on. */
        PASSED,
        /** A layer or the venue refused it. */
        REFUSED,
        /** It is recorded and was not sent. */
        HELD_BACK,
        /** The venue has the order. */
        ACCEPTED,
        /** No answer in time. */
        UNKNOWN
    }
}
