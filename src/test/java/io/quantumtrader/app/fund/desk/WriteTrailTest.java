package io.quantumtrader.app.fund.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.http.view.WriteView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was asked of the API is in the file in its order, and known again after a restart. */
class WriteTrailTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasNotedIsInTheFile_andKnownAgain() throws IOException {
        Path file = folder.resolve(WriteTrail.KNOWN);
        try (var trail = new WriteTrail(file)) {
            for (int i = 0; i < 1_500; i++) trail.note(write(i));
            assertThat(trail.latest(2)).containsExactly(write(1_499), write(1_498));
        }
        assertThat(Files.readAllLines(file)).hasSize(1_500).first().asString().contains("\"atMs\":0,");

        Files.writeString(file, "{\"atMs\":1,\"wh", StandardOpenOption.APPEND);
        try (var again = new WriteTrail(file)) {
            assertThat(again.latest(5_000))
                    .hasSize(1_000)
                    .startsWith(write(1_499))
                    .endsWith(write(500));
        }
    }

    @Test
    void ofALargeFileItsEndAloneIsReadBack() throws IOException {
        Path file = folder.resolve(WriteTrail.STRANGERS);
        Files.writeString(file, ("x".repeat(999) + "\n").repeat(5_000));
        try (var trail = new WriteTrail(file)) {
            trail.note(write(7));
        }
        try (var again = new WriteTrail(file)) {
            assertThat(again.latest(10)).containsExactly(write(7));
        }
    }

    @Test
    void aFolderThatIsGoneHindersNobody() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        try (var trail = new WriteTrail(gone.resolve(WriteTrail.KNOWN))) {
            Files.delete(gone);
            trail.note(write(1));

            assertThat(trail.latest(10)).containsExactly(write(1));
        }
    }

    private static WriteView write(long atMs) {
        return new WriteView(
                atMs, "ann", "operator", "127.0.0.1", "/api/v1/kill-switch", 200, "odd \"venue\"\n", "enabled=true");
    }
}
