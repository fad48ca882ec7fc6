package io.quantumtrader.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.http.stream.StreamSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiSectionTest {

    @Test
    void readsTheDocumentedDefaults() {
        var settings = ApiSection.settings(SettingsLoader.defaults().section("http"));

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.allowedHosts()).isEmpty();
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.stream())
                .isEqualTo(new StreamSettings(64, 4096, 512, 4096, Duration.ofMillis(200), Duration.ofSeconds(10)));
    }
}
