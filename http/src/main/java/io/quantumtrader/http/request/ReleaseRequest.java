package io.quantumtrader.http.request;

import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Scope;

/**
 * Ask to release what is latched; whether one person is enough, and after which delay, is the fund's answer.
 *
 * @param phrase what the operator typed; empty if nothing
 */
public record ReleaseRequest(Target target, String reason, String phrase, String who) {

    /** What is to be released. */
    public sealed interface Target {
        /** One latch by its id. */
        record OneLatch(String latchId) implements Target {}

        /** Every latch of one layer and scope. */
        record OfLayer(Layer layer, Scope scope) implements Target {}
    }
}
