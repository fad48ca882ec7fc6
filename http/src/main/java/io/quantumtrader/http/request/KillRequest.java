package io.quantumtrader.http.request;

import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;

/**
 * Set or release the kill switch.
 *
 * @param enabled true tightens at once; false asks to release the latches of this scope and permission
 * @param permission REDUCE_ONLY or FLATTEN
 * @param phrase what the operator typed for a release that wants it; empty if nothing
 */
public record KillRequest(
        boolean enabled, Permission permission, Scope scope, String reason, String phrase, String who) {}
