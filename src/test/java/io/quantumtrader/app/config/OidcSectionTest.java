package io.quantumtrader.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.http.door.Role;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OidcSectionTest {

    private static final Map<String, String> GIVEN = Map.of(
            "http.oidc.issuer", "https://login.example.com/realms/fund",
            "http.oidc.audience", "quantum-trader",
            "http.oidc.roles.\"qt.risk\"", "risk-officer");

    @Test
    void nobodyIsAskedUnlessAnIssuerIsNamed() {
        assertThat(OidcSection.settings(SettingsLoader.defaults().section("http.oidc")))
                .isEmpty();
    }

    @Test
    void readsTheDocumentedDefaultsBesideWhatIsGiven() {
        var oidc = OidcSection.settings(load(Map.of()).section("http.oidc")).orElseThrow();

        assertThat(oidc.issuer()).isEqualTo(URI.create("https://login.example.com/realms/fund"));
        assertThat(oidc.roles()).containsExactly(Map.entry("qt.risk", Role.RISK_OFFICER));
        assertThat(oidc.roleClaim()).isEqualTo("roles");
        assertThat(oidc.nameClaim()).isEqualTo("sub");
        assertThat(oidc.algorithms()).containsExactlyInAnyOrder("RS256", "PS256", "ES256");
        assertThat(oidc.skew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(oidc.refresh()).isEqualTo(Duration.ofMinutes(15));
        assertThat(oidc.authority()).isEmpty();
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThatExceptionOfType(ConfigurationRefused.class)
                .isThrownBy(() -> load(Map.of(
                        "http.oidc.issuer", "http://login.example.com",
                        "http.oidc.audience", " ",
                        "http.oidc.algorithms", "[\"none\", \"HS256\"]",
                        "http.oidc.skew", "1 h",
                        "http.oidc.authority", "ca.crt",
                        "http.tls.key", "/etc/qt/tls.key")))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::key)
                        .containsExactlyInAnyOrderElementsOf(List.of(
                                        "oidc.issuer",
                                        "oidc.audience",
                                        "oidc.algorithms",
                                        "oidc.skew",
                                        "oidc.authority",
                                        "tls.key")
                                .stream()
                                .map("quantum-trader.http."::concat)
                                .toList()));
        assertThatExceptionOfType(ConfigurationRefused.class)
                .isThrownBy(() -> load(Map.of("http.oidc.roles.king", "king")))
                .withMessageContaining("must be one of viewer, operator, risk-officer, admin, was king");
    }

    private static Settings load(Map<String, String> changed) {
        var all = new HashMap<>(GIVEN);
        all.putAll(changed);
        return SettingsLoader.load(Path.of(""), Path.of("no-such-file.conf"), false, all, new WholeFund()::check);
    }
}
