package io.quantumtrader.http.request;

import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;

/**
 * Set or release the kill switch.
 *
 * @param enabled true tightens at once; false asks to release the latches of this scope and permission
 * @param permission REDUCE_ONLY or FLATTEN
 * @param unnamed whether the permission was not said: a release then may mean the only latch that stands, whatever it leaves
 * @param phrase what the operator typed for a release that wants it; empty if nothing
 */
public record KillRequest(
        boolean enabled,
        Permission permission,
        boolean unnamed,
        Scope scope,
        String reason,
        String phrase,
        String who) {}
