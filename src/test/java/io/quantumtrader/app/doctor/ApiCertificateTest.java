package io.quantumtrader.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.Section;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.cast.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiCertificateTest {

    @TempDir
    private Path folder;

    @Test
    void tellsHowLongTheCertificateHolds_andWhoCanReadItsKey() throws IOException, GeneralSecurityException {
        var tls = new Certificates(folder, "authority").issue("fund");
        var http = section(Map.of(
                "http.tls.certificate",
                tls.certificate().toString(),
                "http.tls.key",
                tls.key().toString()));
        Files.setPosixFilePermissions(tls.key(), PosixFilePermissions.fromString("rw-------"));
        var now = Instant.now();

        assertFinding(http, now, Finding.Verdict.OK, "89 days left");
        assertFinding(http, now.plus(Duration.ofDays(80)), Finding.Verdict.WARN, "9 days left");
        assertFinding(http, now.plus(Duration.ofDays(4000)), Finding.Verdict.FAIL, "has ended");
        Files.setPosixFilePermissions(tls.key(), PosixFilePermissions.fromString("rw-r--r--"));
        assertFinding(http, now, Finding.Verdict.WARN, "read or changed by others");
        Files.delete(tls.key());
        assertFinding(http, now, Finding.Verdict.FAIL, "cannot be read");
    }

    @Test
    void findsNothingWhereThereIsNoTls() {
        assertThat(ApiCertificate.examine(section(Map.of()), Instant.now())).isEmpty();
    }

    private static void assertFinding(Section http, Instant now, Finding.Verdict verdict, String seen) {
        assertThat(ApiCertificate.examine(http, now)).hasValueSatisfying(finding -> {
            assertThat(finding.verdict()).as(finding.line()).isEqualTo(verdict);
            assertThat(finding.seen()).contains(seen);
        });
    }

    private Section section(Map<String, String> overrides) {
        return SettingsLoader.load(folder, folder.resolve("none.conf"), false, overrides)
                .section("http");
    }
}
