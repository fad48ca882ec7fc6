package io.quantumtrader.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.http.stream.StreamSettings;
import io.quantumtrader.http.tls.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiSectionTest {

    @Test
    void readsTheDocumentedDefaults() {
        var settings = ApiSection.settings(SettingsLoader.defaults().section("http"));

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.transport()).isEqualTo(new Transport.Open());
        assertThat(settings.allowedHosts()).isEmpty();
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.stream())
                .isEqualTo(new StreamSettings(64, 4096, 512, 4096, Duration.ofMillis(200), Duration.ofSeconds(2)));
    }

    @Test
    void aCertificateMakesItTls_anywhere() {
        var settings = loaded(Map.of(
                "http.host", "0.0.0.0", "http.tls.certificate", "/etc/qt/tls.crt", "http.tls.key", "/etc/qt/tls.key"));

        assertThat(ApiSection.settings(settings.section("http")).transport())
                .isEqualTo(new Transport.Tls(Path.of("/etc/qt/tls.crt"), Path.of("/etc/qt/tls.key")));
        assertThat(settings.address()).isEqualTo("https://127.0.0.1:8080");
        assertThat(settings.authority()).isEmpty();
    }

    @Test
    void offTheLoopbackItHasToBeSaidWhereTlsEnds() {
        assertThatExceptionOfType(ConfigurationRefused.class)
                .isThrownBy(() -> loaded(Map.of("http.host", "0.0.0.0")))
                .withMessageContaining("quantum-trader.http.host must be of the loopback")
                .withMessageContaining("tls.elsewhere");
        assertThat(ApiSection.settings(loaded(Map.of("http.host", "0.0.0.0", "http.tls.elsewhere", "true"))
                                .section("http"))
                        .transport())
                .isEqualTo(new Transport.Elsewhere());
    }

    @Test
    void allThatIsWrongWithTheCertificateIsToldAtOnce() {
        assertThatExceptionOfType(ConfigurationRefused.class)
                .isThrownBy(() -> loaded(Map.of("http.tls.certificate", "tls.crt", "http.tls.authority", "ca.crt")))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::key)
                        .containsExactlyInAnyOrder(
                                "quantum-trader.http.tls.certificate",
                                "quantum-trader.http.tls.key",
                                "quantum-trader.http.tls.authority"));
        assertThatExceptionOfType(ConfigurationRefused.class)
                .isThrownBy(() -> loaded(Map.of("http.tls.key", "/etc/qt/tls.key")))
                .withMessageContaining("empty, as there is no certificate");
    }

    private static Settings loaded(Map<String, String> overrides) {
        return SettingsLoader.load(Path.of(""), Path.of("no-such-file.conf"), false, overrides, new WholeFund()::check);
    }
}
