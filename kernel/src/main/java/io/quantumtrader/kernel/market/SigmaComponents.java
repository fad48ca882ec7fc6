package io.quantumtrader.kernel.market;

/**
 * What sigma is made of, each as volatility of one bar's log return.
 *
 * @param ewma from the moving variance of winsorised returns
 * @param mad 1.4826 × median absolute deviation of the same returns
 * @param spikeProxy mad / ewma clipped to 0..cap; falls towards 0 while a spike is on
 * @param blendWeight weight of {@code mad} in the mix, 0..1
 * @param raw the mix before the floor
 * @param sigma the mix, at least the floor
 */
public record SigmaComponents(
        double ewma, double mad, double spikeProxy, double blendWeight, double raw, double sigma) {}
