package io.quantumtrader.app.doctor;

import io.quantumtrader.app.config.ApiSection;
import io.quantumtrader.app.config.Section;
import io.quantumtrader.http.tls.CertificateRefused;
import io.quantumtrader.http.tls.KeyFile;
import io.quantumtrader.http.tls.ServerCertificate;
import io.quantumtrader.http.tls.Transport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The certificate of the API: whether it can be used, how long still, and who can read its key. */
final class ApiCertificate {

    private static final String WHAT = "api certificate";
    private static final int WARN_DAYS = 30;

    private static final String EXPECTED =
            "valid for more than " + WARN_DAYS + " days, with its key, which its owner alone can read";

    private ApiCertificate() {}

    /** Empty where the API has none. */
    static Optional<Finding> examine(Section http, Instant now) {
        return ApiSection.transport(http) instanceof Transport.Tls files
                ? Optional.of(examine(files, now))
                : Optional.empty();
    }

    private static Finding examine(Transport.Tls files, Instant now) {
        try {
            var certificate = ServerCertificate.read(files);
            long days = Duration.between(now, certificate.ends()).toDays();
            String seen = certificate.subject() + " until " + certificate.ends() + ", " + days + " days left";
            if (!now.isBefore(certificate.ends()))
                return Finding.fail(
                        WHAT,
                        certificate.subject() + " has ended at " + certificate.ends(),
                        EXPECTED,
                        "renew it; the fund shows the new files by itself");
            var exposed = KeyFile.exposed(files.key());
            if (exposed.isPresent())
                return Finding.warn(WHAT, seen + "; its key, " + exposed.get(), EXPECTED, "keep it to its owner");
            return days < WARN_DAYS
                    ? Finding.warn(WHAT, seen, EXPECTED, "renew it; the fund shows the new files by itself")
                    : Finding.ok(WHAT, seen, EXPECTED);
        } catch (CertificateRefused unusable) {
            return Finding.fail(
                    WHAT,
                    String.valueOf(unusable.getMessage()),
                    EXPECTED,
                    "correct http.tls.certificate and http.tls.key");
        }
    }
}
