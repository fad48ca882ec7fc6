package io.quantumtrader.http.request;

import io.quantumtrader.kernel.kill.Scope;

/** Confirm the next step of size on the way back after an emergency stop; it releases nothing. */
public record StepUpRequest(Scope scope, String reason, String who) {}
