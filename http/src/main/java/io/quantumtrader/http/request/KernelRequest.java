package io.quantumtrader.http.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A question to the kernel.
 *
 * @param question harvest, stops or market-state; anything else is unknown
 * @param cases each with its id and input
 * @param explain of harvest: also how far each component is from firing the kill score
 */
public record KernelRequest(String question, List<ObjectNode> cases, boolean explain) {
    public KernelRequest {
        cases = List.copyOf(cases);
    }
}
