package io.quantumtrader.http.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An authority of a test and the certificates that it issues, made by the JDK's own keytool. */
public final class Authority {

    private static final String PASSWORD = "of-a-test";

    private final Path folder;
    private final String name;

    /** A new one, whose files lie in that folder under that name. */
    public Authority(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        make(name, "EC", "-ext", "bc:c", "-validity", "9");
        keytool("-exportcert", "-rfc", "-alias", name, "-file", certificate().toString());
    }

    /** Its own certificate. */
    public Path certificate() {
        return folder.resolve(name + ".crt");
    }

    /**
     * A certificate with its key, the authority's own behind it as a chain.
     *
     * @param algorithm of the key, RSA, EC or EdDSA
     * @param names as keytool writes them, such as {@code ip:127.0.0.1}
     * @param days for which it holds from yesterday on
     */
    public Transport.Tls issue(String alias, String algorithm, String names, int days) {
        String request = folder.resolve(alias + ".csr").toString();
        Path file = folder.resolve(alias + ".crt");
        make(alias, algorithm);
        keytool("-certreq", "-alias", alias, "-file", request);
        keytool(
                "-gencert",
                "-rfc",
                "-alias",
                name,
                "-infile",
                request,
                "-outfile",
                file.toString(),
                "-startdate",
                "-1d",
                "-validity",
                Integer.toString(days),
                "-ext",
                "san=" + names);
        try {
            Files.writeString(file, Files.readString(file) + Files.readString(certificate()));
            return new Transport.Tls(file, write(alias, "PRIVATE KEY", key(alias)));
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The key of an alias as it is encoded by PKCS 8. */
    byte[] key(String alias) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(store().toFile(), PASSWORD.toCharArray());
        return store.getKey(alias, PASSWORD.toCharArray()).getEncoded();
    }

    /** A file of an owner alone. */
    Path write(String alias, String label, byte[] key) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        Path file = Files.writeString(
                folder.resolve(alias + ".key"),
                "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Path store() {
        return folder.resolve(name + ".p12");
    }

    private void make(String alias, String algorithm, String... more) {
        var arguments =
                new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias, "-keyalg", algorithm));
        arguments.addAll(Arrays.asList(more));
        keytool(arguments.toArray(String[]::new));
    }

    private void keytool(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-keystore", store().toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
