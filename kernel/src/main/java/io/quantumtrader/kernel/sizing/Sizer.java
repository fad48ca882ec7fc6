package io.quantumtrader.kernel.sizing;

/** How much to open. The place where a learned sizer goes; it must be a function of its input alone. */
@FunctionalInterface
public interface Sizer {

    Sizing size(SizingInput input);
}
