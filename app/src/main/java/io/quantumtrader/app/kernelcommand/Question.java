package io.quantumtrader.app.kernelcommand;

import com.fasterxml.jackson.databind.JsonNode;

/** One of the things the kernel can be asked. */
@FunctionalInterface
interface Question {

    /** The output of one case, a JSON null where there is none; throws InvalidInput with all that is wrong. */
    JsonNode answer(Fields input);
}
