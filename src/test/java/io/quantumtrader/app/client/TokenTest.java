package io.quantumtrader.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.app.launch.LaunchFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {

    @TempDir
    private Path folder;

    @Test
    void isMadeOnceOf256BitsForItsOwnerOnly() throws IOException {
        Token made = Token.at(folder.resolve("token")).readOrCreate();

        assertThat(Base64.getUrlDecoder().decode(made.secret())).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("token"))))
                .isEqualTo("rw-------");
        assertThat(Token.at(folder.resolve("token")).readOrCreate()).isEqualTo(made);
        assertThat(Token.at(folder.resolve("token")).read()).contains(made);
    }

    @Test
    void isNotThereBeforeItIsMade() {
        assertThat(Token.at(folder.resolve("token")).read()).isEmpty();
    }

    @Test
    void isRefusedWhenOthersCanReadIt() throws IOException {
        Token.at(folder.resolve("token")).readOrCreate();
        Files.setPosixFilePermissions(folder.resolve("token"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> Token.at(folder.resolve("token")).read())
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("others can read")
                .hasMessageContaining("rw-r--r--");
    }

    @Test
    void showsNoSecret() {
        assertThat(new Token("abc").toString()).doesNotContain("abc");
    }
}
