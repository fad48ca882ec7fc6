package io.quantumtrader.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A certificate is shown only with its key, and what replaces it has to be as good. */
@Timeout(60)
class CertificateFilesTest {

    @TempDir
    private static Path folder;

    private static Authority authority;
    private static Transport.Tls first;
    private static Transport.Tls second;

    @TempDir
    private Path place;

    private Transport.Tls shown = new Transport.Tls(Path.of(""), Path.of(""));

    @BeforeAll
    static void issue() {
        authority = new Authority(folder, "authority");
        first = authority.issue("first", "RSA", "127.0.0.1", 3);
        second = authority.issue("second", "EC", "127.0.0.1", 5);
    }

    @BeforeEach
    void place() throws IOException {
        shown = new Transport.Tls(place.resolve("tls.crt"), place.resolve("tls.key"));
        put(first);
    }

    @Test
    void aRenewedCertificateIsShownWithoutARestart() throws IOException {
        var files = CertificateFiles.open(shown);
        var before = files.ends();

        put(second);

        await(() -> files.ends().isAfter(before));
        assertThat(files.ends()).isEqualTo(ServerCertificate.read(second).ends());
    }

    @Test
    void oneThatCannotBeUsedLeavesTheOneBefore_untilAGoodOneComes() throws IOException {
        var files = CertificateFiles.open(shown);
        var before = files.ends();
        Files.writeString(shown.certificate(), "half a certif");
        stays(files, before);
        Files.copy(second.certificate(), shown.certificate(), StandardCopyOption.REPLACE_EXISTING);
        stays(files, before);
        Files.delete(shown.key());
        stays(files, before);

        put(second);
        files.look();

        assertThat(files.ends()).isAfter(before);
    }

    @Test
    void aServerThatStartsAnewInTheSameProcessGoesOnWithTheOneBefore_untilAGoodOneComes() throws IOException {
        var before = CertificateFiles.open(shown).ends();
        Files.writeString(shown.key(), "half a k");

        var anew = CertificateFiles.open(shown);
        stays(anew, before);
        put(second);
        anew.look();

        assertThat(anew.ends()).isAfter(before);
    }

    @Test
    void oneThatHasEndedReplacesNone() throws IOException {
        var files = CertificateFiles.open(shown);
        var before = files.ends();
        var ended = authority.issue("ended", "RSA", "127.0.0.1", 1);
        assertThat(ServerCertificate.read(ended).ends()).isBefore(Instant.now());

        put(ended);

        stays(files, before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "EdDSA"})
    void readsKeysOfEveryKind(String algorithm) {
        var certificate = ServerCertificate.read(authority.issue("a-" + algorithm, algorithm, "127.0.0.1", 3));

        assertThat(certificate.subject()).isEqualTo("CN=a-" + algorithm);
    }

    @Test
    void readsAKeyOfTheOldForm() throws IOException {
        byte[] encoded = authority.key("first");
        var old = authority.write("old", "RSA PRIVATE KEY", Arrays.copyOfRange(encoded, 26, encoded.length));

        assertThat(ServerCertificate.read(new Transport.Tls(first.certificate(), old))
                        .subject())
                .isEqualTo("CN=first");
    }

    @Test
    void saysWhichFileCannotBeUsedAndWhy_withoutTheKey() throws IOException {
        var missing = new Transport.Tls(first.certificate(), folder.resolve("none.key"));
        var another = new Transport.Tls(
                first.certificate(),
                authority.issue("another", "RSA", "127.0.0.1", 3).key());
        var kind = new Transport.Tls(first.certificate(), second.key());
        var encrypted = new Transport.Tls(
                first.certificate(), authority.write("locked", "ENCRYPTED PRIVATE KEY", authority.key("first")));
        var swapped = new Transport.Tls(first.key(), first.certificate());

        assertRefused(missing, "none.key cannot be read");
        assertRefused(another, "another.key is not the key of the first certificate in");
        assertRefused(kind, "second.key does not hold a private key");
        assertRefused(encrypted, "openssl pkcs8 -topk8 -nocrypt");
        assertRefused(swapped, "first.key does not hold certificates");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----", "rwxrwxrwx"})
    void tellsWhenOthersCanReadTheKey(String permissions) throws IOException {
        Files.setPosixFilePermissions(shown.key(), PosixFilePermissions.fromString(permissions));

        assertThat(KeyFile.exposed(shown.key()))
                .hasValueSatisfying(how -> assertThat(how).contains("tls.key", permissions, "chmod 600"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void aKeyOfItsOwnerAloneIsWell(String permissions) throws IOException {
        Files.setPosixFilePermissions(shown.key(), PosixFilePermissions.fromString(permissions));

        assertThat(KeyFile.exposed(shown.key())).isEmpty();
    }

    private static void assertRefused(Transport.Tls files, String why) {
        assertThatExceptionOfType(CertificateRefused.class)
                .isThrownBy(() -> CertificateFiles.open(files))
                .withMessageContaining(why);
    }

    /** As a renewal does it: one file after the other, with times that differ from those before. */
    private void put(Transport.Tls from) throws IOException {
        Files.copy(from.certificate(), shown.certificate(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(from.key(), shown.key(), StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(shown.key(), FileTime.from(Instant.now()));
        Files.setLastModifiedTime(shown.certificate(), FileTime.from(Instant.now()));
    }

    private static void stays(CertificateFiles files, Instant end) {
        for (int look = 0; look < 3; look++) files.look();
        assertThat(files.ends()).isEqualTo(end);
    }

    private static void await(BooleanSupplier wanted) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
