package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.launch.Keeping;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.RestoreRequest;
import io.quantumtrader.app.launch.RestoreResult;
import io.quantumtrader.persistence.backup.BackupFile;
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fund is backed up while it runs and after it stopped, and goes on from what was restored. */
class BackupOfAFundTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final int DAMAGES = Integer.getInteger("backup.cases", 60);
    private static final Map<String, String> TRADING =
            Map.of("market.ticks", "420", "journal.seal-every", "1 s", "notify.webhook", "http://localhost:9/hush");

    @TempDir
    private Path folder;

    private final Keeping keeping = new WholeFund().keeping();

    @Test
    void comesBackTheSame_isIntact_andTheFundGoesOnFromIt() throws Exception {
        var data = folder.resolve("fund");
        var live = folder.resolve("live.zip");
        try (var fund = new TwoOperatorsFund(Files.createDirectories(data), TRADING)) {
            var taken = keeping.backup(data, live, settings(data), Progress.silent());
            fund.kill(TwoOperatorsFund.ADA, "REDUCE_ONLY");

            assertThat(taken.running()).isTrue();
            assertThat(taken.events()).isPositive();
        }
        var stopped = keeping.backup(data, folder, settings(data), Progress.silent());
        assertThat(stopped.running()).isFalse();
        assertThat(stopped.stateHash()).isEqualTo(replayed(data));
        assertThat(text(live)).doesNotContain("hush").contains("kernel.harvest");

        var moved = keeping.archive(data, Duration.ZERO, settings(data), Progress.silent());
        assertThat(moved.removed()).isPositive();
        startsOnlyOverAWholeArchive(data);
        var replay = new WholeFund().replay(new ReplayRequest(data, true), settings(data), Progress.silent());
        assertThat(replay.agrees()).isTrue();
        assertThat(replay.stateHash()).isEqualTo(stopped.stateHash());
        var archived = keeping.backup(data, folder.resolve("archived.zip"), settings(data), Progress.silent());
        assertThat(archived.stateHash()).isEqualTo(stopped.stateHash());
        assertThat(archived.events()).isEqualTo(stopped.events());

        var again = folder.resolve("again");
        var restored = restore(Path.of(archived.file()), again);

        assertThat(restored.audit().segments()).isEqualTo(moved.segments());
        assertThat(restored.stateHash()).isEqualTo(stopped.stateHash()).isEqualTo(replayed(again));
        assertThat(restored.audit().findings()).isEmpty();
        assertThat(restored.audit().unsealed()).isZero();
        assertThat(restored.audit().events()).isEqualTo(stopped.events());
        try (var fund = new TwoOperatorsFund(again, TRADING)) {
            assertThat(fund.get("/api/v1/kill-switch").body().path("enabled").asBoolean())
                    .as("the kill is remembered")
                    .isTrue();
        }
        assertThat(keeping.audit(again, settings(again), Progress.silent()).findings())
                .isEmpty();

        var ofTheRunning = restore(live, folder.resolve("running"));
        assertThat(ofTheRunning.sound()).isTrue();
        refusals(live, again);
    }

    private static void startsOnlyOverAWholeArchive(Path data) throws IOException {
        Path segment;
        try (var files = Files.list(data.resolve("archive"))) {
            segment = files.findFirst().orElseThrow();
        }
        var away = Files.move(segment, data.resolve("away"));
        assertThatThrownBy(() -> new TwoOperatorsFund(data, TRADING))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining(segment.getFileName() + " is missing");
        Files.move(away, segment);
    }

    /** Whatever byte is altered, and wherever the file is cut off, the backup is refused and nothing is left behind. */
    private void refusals(Path backup, Path used) throws IOException {
        assertThatThrownBy(() -> restore(backup, used))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("is not empty");
        assertThatThrownBy(() -> keeping.backup(used, backup, settings(used), Progress.silent()))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("never replaced");
        var random = new SplittableRandom(3);
        byte[] sound = Files.readAllBytes(backup);
        var accepted = new ArrayList<String>();
        var named = new ArrayList<String>();
        for (int i = 0; i < DAMAGES; i++) {
            int at = random.nextInt(sound.length);
            byte[] damaged = i % 3 == 0 ? Arrays.copyOf(sound, at) : sound.clone();
            if (i % 3 != 0) damaged[at] ^= (byte) (1 << random.nextInt(8));
            var file = Files.write(folder.resolve("damaged.zip"), damaged);
            try {
                BackupFile.open(file).verify(bytes -> {});
                if (!sameContent(file, backup)) accepted.add((i % 3 == 0 ? "cut at " : "bit at ") + at);
            } catch (IOException refused) {
                named.add(String.valueOf(refused.getMessage()));
            }
        }
        System.out.printf(
                "property backup, one bit altered or cut off (seed 3): %d cases, %d violations%n",
                DAMAGES, accepted.size());
        assertThat(accepted).isEmpty();
        assertThat(named).anyMatch(message -> message.contains("the part journal.csv is not what was written"));

        var broken = folder.resolve("broken");
        Files.write(folder.resolve("damaged.zip"), Arrays.copyOf(sound, sound.length / 2));
        assertThatThrownBy(() -> restore(folder.resolve("damaged.zip"), broken))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("not a whole backup");
        assertThat(broken).doesNotExist();
    }

    /** A bit that nothing reads, such as one of a date, alters nothing. */
    private static boolean sameContent(Path one, Path other) throws IOException {
        return HexFormat.of()
                .formatHex(text(one).getBytes(StandardCharsets.UTF_8))
                .equals(HexFormat.of().formatHex(text(other).getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Path backup) throws IOException {
        var all = new StringBuilder();
        try (var zip = new ZipFile(backup.toFile())) {
            for (var entry : List.copyOf(Collections.list(zip.entries()))) {
                try (var in = zip.getInputStream(entry)) {
                    all.append(entry.getName()).append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return all.toString();
    }

    private RestoreResult restore(Path backup, Path into) {
        return keeping.restore(
                new RestoreRequest(backup, into, TestServer.given().isPresent()), settings(into), Progress.silent());
    }

    private static String replayed(Path data) {
        return new WholeFund()
                .replay(new ReplayRequest(data, false), settings(data), Progress.silent())
                .stateHash();
    }

    private static Settings settings(Path data) {
        return TestServer.settings(
                data,
                SettingsLoader.load(
                        PROJECT,
                        PROJECT.resolve("application.conf"),
                        true,
                        Map.of("data-directory", data.toString(), "notify.webhook", "http://localhost:9/hush")));
    }
}
