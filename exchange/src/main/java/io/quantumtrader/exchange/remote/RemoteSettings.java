package io.quantumtrader.exchange.remote;

import io.quantumtrader.kernel.check.Checks;
import java.net.URI;
import java.time.Duration;

/**
 * A venue's server as its clients know it.
 *
 * @param address {@code http://host:port}
 * @param patience longest wait for one answer, above 0
 */
public record RemoteSettings(URI address, Duration patience) {
    public RemoteSettings {
        new Checks()
                .require(isServer(address), "address", address.toString(), "http://host:port")
                .require(patience.isPositive(), "patience", patience.toString(), "above 0")
                .orThrow();
    }

    /** Whether an address names a server and nothing on it. */
    public static boolean isServer(URI address) {
        String path = address.getRawPath();
        return "http".equals(address.getScheme())
                && address.getHost() != null
                && address.getPort() > 0
                && (path == null || path.isEmpty() || path.equals("/"))
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && address.getRawUserInfo() == null;
    }
}
