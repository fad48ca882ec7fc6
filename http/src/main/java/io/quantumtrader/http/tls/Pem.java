package io.quantumtrader.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.apache.pekko.pki.pem.DERPrivateKeyLoader;
import org.apache.pekko.pki.pem.PEMDecoder;
import org.apache.pekko.pki.pem.PEMLoadingException;

/** Certificates and keys in PEM files. What cannot be read is thrown as a {@link CertificateRefused}, which never quotes a key. */
final class Pem {

    private Pem() {}

    /** All certificates of a file, in its order; at least one. */
    static List<X509Certificate> certificates(Path file) {
        try (var in = new ByteArrayInputStream(Files.readAllBytes(file))) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) throw new CertificateRefused(file + " holds no certificate");
            return found;
        } catch (CertificateException malformed) {
            throw new CertificateRefused(file + " does not hold certificates in PEM", malformed);
        } catch (IOException unreadable) {
            throw new CertificateRefused(file + " cannot be read", unreadable);
        }
    }

    /**
     * The private key of a file.
     *
     * @param algorithm of the certificate's own key, such as RSA, EC or EdDSA
     */
    static PrivateKey key(Path file, String algorithm) {
        try {
            var decoded = PEMDecoder.decode(Files.readString(file, StandardCharsets.US_ASCII));
            return switch (decoded.label()) {
                case "PRIVATE KEY" ->
                    KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(decoded.bytes()));
                case "RSA PRIVATE KEY" -> DERPrivateKeyLoader.load(decoded);
                default ->
                    throw new CertificateRefused(
                            file + " holds \"" + decoded.label()
                                    + "\"; a key that is not encrypted is wanted, PKCS 8 or PKCS 1: openssl pkcs8 -topk8 -nocrypt");
            };
        } catch (IOException unreadable) {
            throw new CertificateRefused(file + " cannot be read", unreadable);
        } catch (GeneralSecurityException | PEMLoadingException malformed) {
            throw new CertificateRefused(
                    file + " does not hold a private key in PEM of the certificate's kind", malformed);
        }
    }
}
