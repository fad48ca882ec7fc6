package io.quantumtrader.app.trace;

import io.quantumtrader.kernel.check.Checks;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where traces of decisions go.
 *
 * @param url of a collector that takes OTLP over HTTP, with its path; empty for none, then nothing is traced
 * @param share of the decisions that is traced, 0..1
 * @param timeout of one delivery, above zero
 */
public record TraceSettings(Optional<URI> url, double share, Duration timeout) {

    public TraceSettings {
        new Checks()
                .require(
                        url.map(TraceSettings::isWeb).orElse(true),
                        "url",
                        url.map(URI::toString).orElse(""),
                        "an http or https address with a host, or empty")
                .within("share", share, 0, 1)
                .require(timeout.isPositive(), "timeout", timeout.toMillis(), "> 0 ms")
                .orThrow();
    }

    private static boolean isWeb(URI address) {
        String scheme = String.valueOf(address.getScheme());
        return (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null;
    }
}
