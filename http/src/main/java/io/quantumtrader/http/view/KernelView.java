package io.quantumtrader.http.view;

import java.util.List;

/**
 * What the kernel answers.
 *
 * @param cases each with its {@code id} and either {@code output} or {@code error} with {@code violations}
 */
public record KernelView(List<Object> cases) {
    public KernelView {
        cases = List.copyOf(cases);
    }
}
