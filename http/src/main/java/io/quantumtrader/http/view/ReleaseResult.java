package io.quantumtrader.http.view;

import org.jspecify.annotations.Nullable;

/**
 * What a word for a release did to one of the latches that it named.
 *
 * @param latchId which latch, or the id of a halt
 * @param state {@code RELEASED}, {@code PROPOSED} or {@code REFUSED}
 * @param reason why it was refused, null otherwise
 */
public record ReleaseResult(
        String latchId, String state, @Nullable ReasonView reason) {

    /** What a release, or the proposal of one, comes to. */
    public static ReleaseResult of(ReleaseView release) {
        return new ReleaseResult(release.latchId(), release.state(), null);
    }
}
