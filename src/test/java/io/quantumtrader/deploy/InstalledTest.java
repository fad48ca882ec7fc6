package io.quantumtrader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.Main;
import io.quantumtrader.app.command.ExitCode;
import io.quantumtrader.http.route.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The starter, the image and the units of systemd. */
class InstalledTest {

    @TempDir
    private Path folder;

    @Test
    void theStarterBecomesJavaAndReadsSecretsFromFiles() throws Exception {
        var bin = Files.createDirectories(folder.resolve("opt/bin"));
        var starter = Files.copy(Tree.FOLDER.resolve("qt"), bin.resolve("qt"));
        Files.setPosixFilePermissions(starter, PosixFilePermissions.fromString("rwxr-xr-x"));
        var java = Files.writeString(
                Files.createDirectories(folder.resolve("jdk/bin")).resolve("java"),
                "#!/bin/sh\necho \"$$ password=$QT_JOURNAL_PASSWORD file=${QT_JOURNAL_PASSWORD_FILE:-none}\"\necho \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        var secret = Files.writeString(folder.resolve("secret"), "a b$c'\n");

        var process = started(
                Map.of(
                        "JAVA_HOME", folder.resolve("jdk").toString(),
                        "QT_JOURNAL_PASSWORD_FILE", secret.toString(),
                        "QT_JAVA_OPTIONS", "-Xmx1g -Xss2m"),
                List.of(starter.toString(), "node", "--name", "n 1"));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(said).startsWith(process.pid() + " password=a b$c' file=none\n");
        String place = folder.resolve("opt").toRealPath().toString();
        assertThat(said)
                .contains("-Dqt.home=/etc/quantum-trader -Xmx1g -Xss2m")
                .contains("-cp " + place + "/quantum-trader.jar:" + place + "/lib/* " + Main.class.getName())
                .endsWith("node --name n 1\n");
    }

    private static Process started(Map<String, String> environment, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    @Test
    void theStarterUsesTheFlagsOfTheLauncher() throws IOException {
        String launcher = Files.readString(Path.of("..", "qt"));
        String starter = Files.readString(Tree.FOLDER.resolve("qt"));

        for (var flag : List.of(
                "--sun-misc-unsafe-memory-access=allow", "-XX:+UseCompactObjectHeaders", Main.class.getName())) {
            assertThat(launcher).contains(flag);
            assertThat(starter).contains(flag);
        }
    }

    @Test
    void theImageRunsAsAUserWithoutRightsAndSaysWhetherItLives() throws IOException {
        var lines = Files.readAllLines(Tree.FOLDER.resolve("Dockerfile"));
        String image = String.join("\n", lines);

        assertThat(lines).filteredOn(line -> line.startsWith("FROM ")).hasSize(2);
        assertThat(image.substring(image.lastIndexOf("\nFROM ")))
                .contains("\nUSER 10001:10001\n")
                .contains("\nSTOPSIGNAL SIGTERM\n")
                .contains("ENTRYPOINT [\"/opt/quantum-trader/bin/qt\"]")
                .contains("http://127.0.0.1:8080" + Endpoint.LIVE.path());
        assertThat(image).contains("-Dlibraries=lib ").contains("app/target/lib/*.jar");
        assertThat(Files.isExecutable(Tree.FOLDER.resolve("qt"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quantum-trader.service", "quantum-trader-node@.service"})
    void theUnitsStartCommandsThatExistAndGiveThemTimeToStop(String unit) throws IOException {
        var settings = new TreeMap<String, String>();
        for (var line : Files.readAllLines(Tree.FOLDER.resolve("systemd").resolve(unit))) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#"))
                settings.merge(line.substring(0, equals), line.substring(equals + 1), (one, two) -> one + "\n" + two);
        }

        assertThat(settings.get("ExecStart")).matches("/opt/quantum-trader/bin/qt (up|node) .*");
        assertThat(settings).containsEntry("User", "quantum-trader").containsEntry("NoNewPrivileges", "yes");
        assertThat(settings).containsEntry("ProtectSystem", "strict").containsEntry("KillMode", "mixed");
        assertThat(settings.get("RestartPreventExitStatus"))
                .isEqualTo(ExitCode.USAGE.number() + " " + ExitCode.CONFIGURATION.number());
        assertThat(Integer.parseInt(settings.getOrDefault("TimeoutStopSec", "0")))
                .isGreaterThanOrEqualTo(60);
        assertThat(settings).doesNotContainKeys("WatchdogSec", "MemoryDenyWriteExecute");
    }
}
