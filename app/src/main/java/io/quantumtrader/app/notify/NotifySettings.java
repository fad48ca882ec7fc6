package io.quantumtrader.app.notify;

import io.quantumtrader.kernel.check.Checks;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Whom alarms are told, and how often.
 *
 * @param webhook where each alarm is posted as JSON, empty for nowhere
 * @param timeout of one attempt to post, above zero
 * @param repeat after how long an alarm that lasts is told again, above zero
 * @param silenceAfter how long a symbol with a position may be without evaluation, above zero
 */
public record NotifySettings(Optional<URI> webhook, Duration timeout, Duration repeat, Duration silenceAfter) {

    public NotifySettings {
        new Checks()
                .require(
                        webhook.map(NotifySettings::isWeb).orElse(true),
                        "webhook",
                        webhook.map(URI::toString).orElse(""),
                        "an http or https address with a host, or empty")
                .require(timeout.isPositive(), "timeout", timeout.toMillis(), "> 0 ms")
                .require(repeat.isPositive(), "repeat", repeat.toMillis(), "> 0 ms")
                .require(silenceAfter.isPositive(), "silence-after", silenceAfter.toMillis(), "> 0 ms")
                .orThrow();
    }

    private static boolean isWeb(URI address) {
        String scheme = String.valueOf(address.getScheme());
        return (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null;
    }
}
