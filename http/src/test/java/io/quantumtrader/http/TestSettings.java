package io.quantumtrader.http;

import io.quantumtrader.http.server.ApiSettings;
import io.quantumtrader.http.stream.StreamSettings;
import io.quantumtrader.http.tls.Transport;
import java.time.Duration;
import java.util.List;

/** Settings for tests; the numbers of {@code reference.conf} but for the port. */
public final class TestSettings {

    private static final StreamSettings STREAM =
            new StreamSettings(64, 4096, 512, 4096, Duration.ofMillis(200), Duration.ofSeconds(10));

    /** For pages that are watched: they learn within three seconds that nothing comes any more. */
    private static final StreamSettings LIVELY =
            new StreamSettings(64, 4096, 2048, 8192, Duration.ofMillis(100), Duration.ofSeconds(1));

    private TestSettings() {}

    public static ApiSettings onPort(int port) {
        return with(port, STREAM);
    }

    /** For pages, and under these values of the Host header, too. */
    public static ApiSettings known(int port, List<String> hosts) {
        return settings(port, new Transport.Open(), hosts, LIVELY);
    }

    static ApiSettings by(Transport transport, List<String> allowedHosts) {
        return settings(0, transport, allowedHosts, onPort(0).stream());
    }

    static ApiSettings with(int port, StreamSettings stream) {
        return settings(port, new Transport.Open(), List.of(), stream);
    }

    private static ApiSettings settings(
            int port, Transport transport, List<String> allowedHosts, StreamSettings stream) {
        return new ApiSettings(
                "127.0.0.1",
                port,
                transport,
                allowedHosts,
                65_536,
                64,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                20,
                60,
                stream);
    }
}
