package io.quantumtrader.app.fund.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What may hold a secret is not told, wherever in a value it stands; everything else is. */
class ConfigurationViewsTest {

    @Test
    void secretsAreMasked() {
        assertThat(ConfigurationViews.told("quantum-trader.telling.webhook", "https://hooks.example/T0/B0"))
                .isEqualTo("***");
        assertThat(ConfigurationViews.told("quantum-trader.some.password", "x")).isEqualTo("***");
        assertThat(ConfigurationViews.told(
                        "quantum-trader.journal.url", "jdbc:postgresql://db:5432/qt?ssl=true&sslpassword=hush&a=b"))
                .isEqualTo("jdbc:postgresql://db:5432/qt?ssl=true&sslpassword=***&a=b");
        assertThat(ConfigurationViews.told("quantum-trader.venue.url", "http://ann:hush@venue:81/x"))
                .isEqualTo("http://ann:***@venue:81/x");
    }

    @Test
    void whatIsNoneIsTold() {
        assertThat(ConfigurationViews.told("quantum-trader.telling.webhook", ""))
                .isEqualTo("");
        assertThat(ConfigurationViews.told("quantum-trader.http.token-book", "tokens.json"))
                .isEqualTo("tokens.json");
        assertThat(ConfigurationViews.told("quantum-trader.journal.url", "jdbc:postgresql://db:5432/qt?ssl=true"))
                .isEqualTo("jdbc:postgresql://db:5432/qt?ssl=true");
        assertThat(ConfigurationViews.told("quantum-trader.market.symbols", List.of("BTCUSDT")))
                .isEqualTo(List.of("BTCUSDT"));
    }
}
