package io.quantumtrader.http;

import io.quantumtrader.http.server.ApiSettings;
import io.quantumtrader.http.stream.StreamSettings;
import io.quantumtrader.http.tls.Transport;
import java.time.Duration;
import java.util.List;

/** Settings for tests; the numbers of {@code reference.conf} but for the port. */
final class TestSettings {

    private TestSettings() {}

    static ApiSettings onPort(int port) {
        var stream = new StreamSettings(64, 4096, 512, 4096, Duration.ofMillis(200), Duration.ofSeconds(10));
        return with(port, stream);
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
