package io.quantumtrader.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.SettingsLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

    @Test
    void secretsAreMasked() {
        assertThat(Secrets.told("quantum-trader.telling.webhook", "https://hooks.example/T0/B0"))
                .isEqualTo("***");
        assertThat(Secrets.told("quantum-trader.some.password", "x")).isEqualTo("***");
        assertThat(Secrets.told(
                        "quantum-trader.journal.url", "jdbc:postgresql://db:5432/qt?ssl=true&sslpassword=hush&a=b"))
                .isEqualTo("jdbc:postgresql://db:5432/qt?ssl=true&sslpassword=***&a=b");
        assertThat(Secrets.told("quantum-trader.some.places", List.of("http://ann:hush@a", "b")))
                .isEqualTo(List.of("http://***@a", "b"));
    }

    /** Who logs in, with or without a password, and whatever is asked of an address is its owner's alone. */
    @ParameterizedTest
    @CsvSource({
        "http://ann:hush@venue:81/x, http://***@venue:81/x",
        "https://hush@collector/v1/traces, https://***@collector/v1/traces",
        "https://ann:hu@sh@collector/v1, https://***@collector/v1",
        "https://collector/v1/traces?api=hush&more=hush, https://collector/v1/traces?***",
        "https://ann:hush@collector:1/v1?key=hush#part, https://***@collector:1/v1?***#part",
        "no answer from http://ann:hush@venue:81 at all, no answer from http://***@venue:81 at all"
    })
    void addressesAreToldWithoutLoginAndQuery(String written, String told) {
        assertThat(Secrets.told("quantum-trader.traces.url", written)).isEqualTo(told);
        assertThat(Secrets.within(written)).isEqualTo(told);
    }

    /** A refusal repeats what was written, but for this. */
    @Test
    void whatRefusesAnAddressTellsNoSecretEither() {
        var wrong = Map.of(
                "traces.url", "ftp://ann:hush@collector/x",
                "notify.webhook", "ftp://hooks.example/hush",
                "venue.url", "http://ann:hush@venue:81");
        var settings = SettingsLoader.load(Path.of(".."), Path.of("../application.conf"), true, wrong);

        assertThatThrownBy(() -> FundSettings.of(settings))
                .hasMessageContainingAll("ftp://***@collector/x", "notify.webhook", "http://***@venue:81")
                .hasMessageNotContaining("hush");
    }

    @Test
    void whatIsNoneIsTold() {
        assertThat(Secrets.told("quantum-trader.telling.webhook", "")).isEqualTo("");
        assertThat(Secrets.told("quantum-trader.http.token-book", "tokens.json"))
                .isEqualTo("tokens.json");
        assertThat(Secrets.told("quantum-trader.journal.url", "jdbc:postgresql://db:5432/qt?ssl=true"))
                .isEqualTo("jdbc:postgresql://db:5432/qt?ssl=true");
        assertThat(Secrets.told("quantum-trader.market.symbols", List.of("BTCUSDT")))
                .isEqualTo(List.of("BTCUSDT"));
    }
}
