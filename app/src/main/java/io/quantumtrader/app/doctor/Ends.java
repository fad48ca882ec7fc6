package io.quantumtrader.app.doctor;

import io.quantumtrader.http.door.TokenBook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What stops to hold one day: tokens that were given out, and certificates. */
final class Ends {

    private static final Duration TOKEN_SOON = Duration.ofDays(7);
    private static final Duration CERTIFICATE_SOON = Duration.ofDays(30);

    private Ends() {}

    /** Tokens of the book; nothing if there is no book. */
    static List<Finding> tokens(Path book, Instant now) {
        if (!Files.exists(book)) return List.of();
        try {
            var findings = new ArrayList<Finding>();
            var held = TokenBook.read(book).tokens().stream()
                    .filter(token -> token.holds(now))
                    .toList();
            for (var token : held) {
                var until = token.until();
                if (until.isPresent() && until.get().isBefore(now.plus(TOKEN_SOON)))
                    findings.add(Finding.warn(
                            "token",
                            "of " + token.person().name() + " ends at " + until.get(),
                            "more than " + TOKEN_SOON.toDays() + " days left",
                            "give a new one in time: ./qt token revoke "
                                    + token.person().name() + ", then ./qt token give"));
            }
            if (findings.isEmpty())
                findings.add(Finding.ok(
                        "tokens given",
                        held.size() + " hold",
                        "more than " + TOKEN_SOON.toDays() + " days left of each"));
            return findings;
        } catch (IOException unreadable) {
            return List.of(Finding.fail(
                    "tokens given",
                    String.valueOf(unreadable.getMessage()),
                    "a book that can be read by its owner alone",
                    "bring the file back from a backup, or delete it and give new tokens"));
        }
    }

    /** One file of certificates in PEM. */
    static Finding certificate(Path file, Instant now) {
        String what = "certificate";
        String expected = "valid for more than " + CERTIFICATE_SOON.toDays() + " days";
        String advice = "put a new one in its place; nodes read it when they start (cluster.tls)";
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (all.isEmpty()) return Finding.fail(what, file + " holds none", expected, advice);
            var worst = Finding.ok(what, file + " is valid", expected);
            for (var one : all) {
                if (!(one instanceof X509Certificate certificate)) continue;
                var from = certificate.getNotBefore().toInstant();
                var until = certificate.getNotAfter().toInstant();
                if (now.isBefore(from))
                    return Finding.fail(what, file + " is valid only from " + from, expected, advice);
                if (!now.isBefore(until)) return Finding.fail(what, file + " ended at " + until, expected, advice);
                worst = until.isBefore(now.plus(CERTIFICATE_SOON))
                        ? Finding.warn(what, file + " ends at " + until, expected, advice)
                        : worst.verdict() == Finding.Verdict.OK
                                ? Finding.ok(what, file + " is valid until " + until, expected)
                                : worst;
            }
            return worst;
        } catch (IOException | CertificateException unreadable) {
            return Finding.fail(what, file + " cannot be read: " + unreadable.getMessage(), expected, advice);
        }
    }
}
