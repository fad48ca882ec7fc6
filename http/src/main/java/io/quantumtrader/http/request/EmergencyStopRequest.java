package io.quantumtrader.http.request;

import io.quantumtrader.kernel.kill.Scope;

/** Pull the emergency stop: everything in the scope is closed and verified flat. */
public record EmergencyStopRequest(Scope scope, String reason, String who) {}
