package io.quantumtrader.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.Problem;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorTokensTest {

    private static final String LONG_ENOUGH = "sixteen-letters!";

    @TempDir
    private Path home;

    @Test
    void withoutNamesThereIsOneOperatorWithTheTokenOfTheDataFolder() {
        var operators = OperatorTokens.of(settings(""));

        assertThat(operators.unnamed()).isTrue();
        assertThat(operators.names()).containsExactly("operator");
        assertThat(operators.readOrCreate())
                .containsEntry(
                        "operator", Token.at(home.resolve("data/token")).read().orElseThrow());
    }

    @Test
    void namesReplaceTheOneOperator() {
        var settings = settings("ada = \"file:tokens/ada\", bob = \"env:BOB\"");
        var operators = OperatorTokens.of(settings, Map.of("BOB", LONG_ENOUGH));

        var tokens = operators.readOrCreate();
        var door = OperatorTokens.door(settings, tokens);

        assertThat(tokens).containsOnlyKeys("ada", "bob");
        assertThat(door.who(LONG_ENOUGH)).contains(new Person("bob", Role.ADMIN));
        assertThat(door.who(Token.at(home.resolve("data/tokens/ada"))
                        .read()
                        .orElseThrow()
                        .secret()))
                .contains(new Person("ada", Role.ADMIN));
        assertThat(operators.read("operator")).isEmpty();
    }

    @Test
    void everyTokenThatIsMissingShortOrSharedIsToldAtOnce() {
        var operators = OperatorTokens.of(
                settings("ada = \"env:ADA\", bob = \"env:BOB\", cyd = \"env:CYD\", dan = \"env:DAN\""),
                new TreeMap<>(Map.of("ADA", LONG_ENOUGH, "BOB", LONG_ENOUGH, "CYD", "short")));

        var refused = catchThrowableOfType(ConfigurationRefused.class, operators::readOrCreate);

        assertThat(refused.problems())
                .extracting(Problem::key)
                .containsExactly(
                        "quantum-trader.http.operators.bob",
                        "quantum-trader.http.operators.cyd",
                        "quantum-trader.http.operators.dan");
        assertThat(refused.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "has the same token as ada, who would then approve alone",
                        "must be a token of at least 16 characters, has 5 in the environment variable CYD",
                        "names the environment variable DAN, which is not set");
        assertThat(refused).hasMessageNotContaining(LONG_ENOUGH).hasMessageNotContaining("short\"");
    }

    @Test
    void aTokenInTheConfigurationItselfIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> OperatorTokens.of(settings("ada = \"" + LONG_ENOUGH + "\"")))
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageContaining("http.operators.ada must be file:PATH or env:VARIABLE")
                .hasMessageNotContaining(LONG_ENOUGH);
    }

    @Test
    void onePersonUnderTwoNamesIsRefused() {
        assertThatThrownBy(() -> OperatorTokens.of(settings("ada = \"env:A\", Ada = \"env:B\"")))
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageContaining("is named twice");
        assertThatThrownBy(() -> OperatorTokens.of(settings("ada = \"file:x\", bob = \"file:x\"")))
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageContaining("http.operators.bob is the place of another operator's token");
        assertThatThrownBy(() -> OperatorTokens.of(settings("\"a b\" = \"file:x\"")))
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageContaining("must be named by a letter");
    }

    @Test
    void anOperatorThatIsNoTextIsRefusedByTheLoader() {
        assertThatThrownBy(() -> settings("ada = [\"file:x\"]"))
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageContaining("quantum-trader.http.operators.ada must be a text");
        assertThat(OperatorTokens.of(settings("")).names()).hasSize(1);
    }

    private Settings settings(String operators) {
        try {
            Path file = home.resolve("application.conf");
            Files.writeString(
                    file, "quantum-trader { data-directory = data, http.operators { " + operators + " }, risk {} }");
            Files.createDirectories(home.resolve("data"));
            return SettingsLoader.load(home, file, true, Map.of());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
