package io.quantumtrader.app.fund.cast;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.ClusterSettings.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An authority of a test and the certificates that it issues, made by the JDK's own keytool. */
public final class Certificates {

    private static final String PASSWORD = "of-a-test";

    private final Path folder;
    private final String name;

    /** A new authority, whose files lie in that folder under that name. */
    public Certificates(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-ext", "bc:c");
        keytool("-exportcert", "-rfc", "-alias", name, "-file", pem(name).toString());
    }

    /** A node's certificate for the names that all nodes of a fund share. */
    public Tls issue(String node) throws IOException, GeneralSecurityException {
        var request = folder.resolve(node + ".csr").toString();
        keytool("-genkeypair", "-alias", node, "-dname", "CN=quantum-trader");
        keytool("-certreq", "-alias", node, "-file", request);
        keytool(
                "-gencert",
                "-rfc",
                "-alias",
                name,
                "-infile",
                request,
                "-outfile",
                pem(node).toString(),
                "-ext",
                "san=dns:quantum-trader,ip:127.0.0.1");
        return new Tls(pem(node), key(node), pem(name));
    }

    private Path pem(String alias) {
        return folder.resolve(alias + ".crt");
    }

    private Path key(String node) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(store().toFile(), PASSWORD.toCharArray());
        byte[] encoded = store.getKey(node, PASSWORD.toCharArray()).getEncoded();
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return Files.writeString(
                folder.resolve(node + ".key"),
                "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
    }

    private Path store() {
        return folder.resolve(name + ".p12");
    }

    private void keytool(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-keystore", store().toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        if (arguments[0].equals("-genkeypair"))
            command.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-validity", "2"));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
