package io.quantumtrader.http.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** A certificate with its key, ready to be shown. TLS 1.2 and 1.3 alone, suites with forward secrecy alone, ours in our order. */
public final class ServerCertificate {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** The strongest first. */
    private static final String[] SUITES = {
        "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
    };

    private static final byte[] PROOF = "these belong together".getBytes(StandardCharsets.US_ASCII);
    private static final char[] IN_MEMORY_ONLY = new char[0];

    private final SSLContext context;
    private final X509Certificate certificate;

    private ServerCertificate(SSLContext context, X509Certificate certificate) {
        this.context = context;
        this.certificate = certificate;
    }

    /** What the files hold; throws {@link CertificateRefused} unless they are a certificate and its key. */
    public static ServerCertificate read(Transport.Tls files) {
        var chain = Pem.certificates(files.certificate());
        var certificate = chain.getFirst();
        var key = Pem.key(files.key(), certificate.getPublicKey().getAlgorithm());
        try {
            if (!belong(key, certificate.getPublicKey()))
                throw new CertificateRefused(
                        files.key() + " is not the key of the first certificate in " + files.certificate());
            return new ServerCertificate(context(chain, key), certificate);
        } catch (GeneralSecurityException | IOException unusable) {
            throw new CertificateRefused(
                    files.certificate() + " cannot be used with " + files.key() + ": " + unusable.getMessage(),
                    unusable);
        }
    }

    private static boolean belong(PrivateKey key, PublicKey shown) throws GeneralSecurityException {
        String algorithm = switch (shown.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> shown.getAlgorithm();
        };
        var signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(PROOF);
        byte[] signed = signing.sign();
        var checking = Signature.getInstance(algorithm);
        checking.initVerify(shown);
        checking.update(PROOF);
        return checking.verify(signed);
    }

    private static SSLContext context(List<X509Certificate> chain, PrivateKey key)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, IN_MEMORY_ONLY);
        store.setKeyEntry("api", key, IN_MEMORY_ONLY, chain.toArray(X509Certificate[]::new));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, IN_MEMORY_ONLY);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** From then on clients refuse it. */
    public Instant ends() {
        return certificate.getNotAfter().toInstant();
    }

    /** For whom it is, as it says itself. */
    public String subject() {
        return certificate.getSubjectX500Principal().getName();
    }

    /** One side of a new connection. */
    SSLEngine engine() {
        var engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        var parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(SUITES);
        parameters.setUseCipherSuitesOrder(true);
        engine.setSSLParameters(parameters);
        return engine;
    }
}
