package io.quantumtrader.kernel.decision;

/**
 * What is about to be done to a position, classed once, where it is created, by position arithmetic and never by its
 * name (rules, A1). A gate that may refuse takes an {@link OpeningPlan}; there is no way to hand it the other two.
 */
public sealed interface Plan permits OpeningPlan, ReducingPlan, ProtectivePlan {

    String symbol();
}
