package io.quantumtrader.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
import io.quantumtrader.http.server.ApiSettings;
import io.quantumtrader.http.stream.StreamSettings;
import io.quantumtrader.http.tls.Transport;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.check.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void refusesWhatDoesNotFitAllAtOnce() {
        var good = TestSettings.onPort(0).stream();

        var refused = catchThrowableOfType(
                InvalidInput.class,
                () -> new ApiSettings(
                        " ",
                        70_000,
                        new Transport.Elsewhere(),
                        List.of(),
                        10,
                        0,
                        Duration.ZERO,
                        Duration.ofSeconds(16),
                        0,
                        0,
                        good));

        assertThat(refused.violations())
                .extracting(Violation::field)
                .containsExactly(
                        "host",
                        "port",
                        "largest-body",
                        "reads-at-once",
                        "read-timeout",
                        "write-timeout",
                        "wrong-tokens",
                        "openings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.3.2.1", "::1", "[::1]", "localhost", "LOCALHOST"})
    void listensOpenlyOnTheLoopback(String host) {
        assertThat(openlyOn(host).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0", "::", "10.0.0.7", "fund.example.com", "localhost.example.com", "127.0.0.1.example.com"
            })
    void listensOpenlyNowhereElseUnlessSaidSo(String host) {
        var refused = catchThrowableOfType(InvalidInput.class, () -> openlyOn(host));

        assertThat(refused.violations()).extracting(Violation::field).containsExactly("host");
        assertThat(refused.violations().getFirst().bound())
                .contains("tls.certificate")
                .contains("tls.elsewhere");
        assertThat(on(host, new Transport.Elsewhere()).host()).isEqualTo(host);
        assertThat(on(host, new Transport.Tls(Path.of("/crt"), Path.of("/key"))).host())
                .isEqualTo(host);
    }

    private static ApiSettings openlyOn(String host) {
        return on(host, new Transport.Open());
    }

    private static ApiSettings on(String host, Transport transport) {
        var usual = TestSettings.onPort(0);
        return new ApiSettings(
                host,
                0,
                transport,
                List.of(),
                usual.largestBody(),
                usual.readsAtOnce(),
                usual.readTimeout(),
                usual.writeTimeout(),
                usual.wrongTokens(),
                usual.openings(),
                usual.stream());
    }

    @Test
    void refusesAStreamThatCannotWork() {
        var refused = catchThrowableOfType(
                InvalidInput.class, () -> new StreamSettings(0, 1, 1, 1, Duration.ofMillis(1), Duration.ofMinutes(1)));

        assertThat(refused.violations()).hasSize(6);
    }

    @Test
    void knowsEachOperatorByTheirTokenAndRefusesShortTokens() {
        var operators = Operators.named(Map.of("ann", "a-token-of-anns-own", "bob", "a-token-of-bobs-own"));

        assertThat(operators.who("a-token-of-bobs-own")).hasValue(new Person("bob", Role.ADMIN));
        assertThat(operators.who("a-token-of-nobody")).isEmpty();
        Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> Operators.one("ann", "short"))
                .withMessageContaining("ann");
    }
}
