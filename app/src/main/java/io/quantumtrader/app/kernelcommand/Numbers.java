package io.quantumtrader.app.kernelcommand;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Numbers in answers: JSON has no infinities, what is not finite is null. */
final class Numbers {

    private Numbers() {}

    static void put(ObjectNode out, String key, double value) {
        if (Double.isFinite(value)) out.put(key, value);
        else out.putNull(key);
    }
}
