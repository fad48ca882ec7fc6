package io.quantumtrader.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
import io.quantumtrader.http.server.ApiSettings;
import io.quantumtrader.http.stream.StreamSettings;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.check.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void refusesWhatDoesNotFitAllAtOnce() {
        var good = TestSettings.onPort(0).stream();

        var refused = catchThrowableOfType(
                InvalidInput.class,
                () -> new ApiSettings(
                        " ", 70_000, List.of(), 10, 0, Duration.ZERO, Duration.ofSeconds(16), 0, 0, good));

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
