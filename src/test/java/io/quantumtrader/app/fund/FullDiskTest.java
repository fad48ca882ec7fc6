package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fund on a small disk of its own, which somebody else fills: it stops opening before anything it writes fails. */
class FullDiskTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final int BLOCK = 1 << 20;

    @TempDir
    private Path folder;

    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        TestServer.needsAnEmbeddedServer("fills the disk that the database is on");
        mounted = ran("mount", "-t", "tmpfs", "-o", "size=320m,mode=0700", "tmpfs", folder.toString());
        assumeTrue(mounted, "skipped: mounting a file system of its own is not allowed here");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) assertThat(ran("umount", folder.toString())).isTrue();
    }

    @Test
    void opensNothingBeforeAWriteFails_andOpensAgainWhenThereIsRoom() throws Exception {
        var data = Files.createDirectories(folder.resolve("fund"));
        var ballast = folder.resolve("ballast");
        try (var fund = new TwoOperatorsFund(
                data,
                Map.of(
                        "market.ticks",
                        "300",
                        "journal.disk-low",
                        "48 MiB",
                        "journal.disk-low-share",
                        "1",
                        "journal.spool-size",
                        "8 MiB"))) {
            assertThat(ladder(fund)).doesNotContain("DISK_LOW");
            fill(ballast);

            Patience.await("the disk is low", () -> ladder(fund).contains("DISK_LOW"));
            assertThat(opened(fund)).contains("DISK_LOW");
            assertThat(ladder(fund)).doesNotContain("JOURNAL_AWAY");
            assertThat(fund.get("/health/ready").body().toString()).contains("MiB left on the disk");
            assertThat(fund.kill(TwoOperatorsFund.ADA, "REDUCE_ONLY").status())
                    .as("is recorded")
                    .isEqualTo(200);

            Files.delete(ballast);
            Patience.await("there is room again", () -> !ladder(fund).contains("DISK_LOW"));
        }
        var settings = SettingsLoader.load(PROJECT, PROJECT.resolve("application.conf"), true, Map.of());
        assertThat(new WholeFund()
                        .keeping()
                        .audit(data, settings, Progress.silent())
                        .findings())
                .isEmpty();
    }

    private static String ladder(TwoOperatorsFund fund) {
        return fund.get("/api/v1/ladder").body().toString();
    }

    private static String opened(TwoOperatorsFund fund) {
        ObjectNode open = TwoOperatorsFund.word().put("symbol", "BTCUSDT").put("side", "LONG");
        return fund.post(TwoOperatorsFund.ADA, "/api/v1/positions", open).body().toString();
    }

    /** Leaves less than the fund wants, and more than it needs. */
    private void fill(Path ballast) throws IOException {
        long left = Files.getFileStore(folder).getUsableSpace() - 40L * BLOCK;
        try (var out = Files.newOutputStream(ballast)) {
            for (byte[] block = new byte[BLOCK]; left > 0; left -= BLOCK) out.write(block);
        }
    }

    private static boolean ran(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
