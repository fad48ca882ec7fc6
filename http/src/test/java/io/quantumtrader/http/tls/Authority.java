package io.quantumtrader.http.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of a test and the certificates that it issues, as PEM files. */
public final class Authority {

    private final Path folder;
    private final String name;
    private final KeyPair own = pair("EC");
    private final Map<String, KeyPair> pairs = new HashMap<>();
    private long serial;

    /** A new one, whose files lie in that folder under that name. */
    public Authority(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        try {
            var builder = builder(name, own.getPublic(), 9);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            Files.writeString(certificate(), signed(builder));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Its own certificate. */
    public Path certificate() {
        return folder.resolve(name + ".crt");
    }

    /**
     * A certificate with its key, the authority's own behind it as a chain.
     *
     * @param algorithm of the key, RSA, EC or EdDSA
     * @param address that it is for, beside the name fund.example.com
     * @param days for which it holds from yesterday on
     */
    public Transport.Tls issue(String alias, String algorithm, String address, int days) {
        var pair = pair(algorithm);
        pairs.put(alias, pair);
        try {
            var builder = builder(alias, pair.getPublic(), days);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.iPAddress, address),
                new GeneralName(GeneralName.dNSName, "fund.example.com")
            }));
            Path file = Files.writeString(
                    folder.resolve(alias + ".crt"), signed(builder) + Files.readString(certificate()));
            return new Transport.Tls(file, write(alias, "PRIVATE KEY", key(alias)));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The key of an alias as it is encoded by PKCS 8. */
    byte[] key(String alias) {
        return Objects.requireNonNull(pairs.get(alias)).getPrivate().getEncoded();
    }

    /** A key file of an owner alone. */
    Path write(String alias, String label, byte[] key) throws IOException {
        Path file = Files.writeString(folder.resolve(alias + ".key"), pem(label, key));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private X509v3CertificateBuilder builder(String subject, PublicKey key, int days) {
        var begin = Instant.now().minus(Duration.ofDays(1));
        return new JcaX509v3CertificateBuilder(
                new X500Name("CN=" + name),
                BigInteger.valueOf(++serial),
                Date.from(begin),
                Date.from(begin.plus(Duration.ofDays(days))),
                new X500Name("CN=" + subject),
                key);
    }

    private String signed(X509v3CertificateBuilder builder) throws IOException {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(own.getPrivate());
            return pem("CERTIFICATE", builder.build(signer).getEncoded());
        } catch (OperatorCreationException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String pem(String label, byte[] content) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }

    private static KeyPair pair(String algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("RSA")) generator.initialize(2048);
            if (algorithm.equals("EC")) generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
