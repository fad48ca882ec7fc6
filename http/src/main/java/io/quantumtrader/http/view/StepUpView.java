package io.quantumtrader.http.view;

/**
 * The way back after an emergency stop: a share of the usual size, raised step by step, each by an operator's word.
 *
 * @param scope what the emergency stop covered; confirmations go by it
 * @param fraction share of the usual size now, in (0, 1)
 * @param sinceMs since when
 * @param nextFraction share that the next confirmation leads to, in (0, 1]
 * @param confirmableAtMs from when on it may be confirmed, by the fund's time
 * @param confirmable whether that is now
 */
public record StepUpView(
        String scope, double fraction, long sinceMs, double nextFraction, long confirmableAtMs, boolean confirmable) {}
