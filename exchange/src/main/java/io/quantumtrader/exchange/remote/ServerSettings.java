package io.quantumtrader.exchange.remote;

import io.quantumtrader.kernel.check.Checks;

/**
 * Where a venue's server listens and what it keeps; defaults live in {@code reference.conf}, section {@code venue.server}.
 *
 * @param host name or address; anything but the loopback lets others trade there without being asked who they are
 * @param port 0 for any that is free, at most 65535
 * @param keptTicks how many ticks can be asked for afterwards, 1000..1000000
 */
public record ServerSettings(String host, int port, int keptTicks) {
    public ServerSettings {
        new Checks()
                .require(!host.isBlank(), "host", host, "a name or an address")
                .within("port", port, 0, 65_535)
                .within("kept_ticks", keptTicks, 1_000, 1_000_000)
                .orThrow();
    }
}
