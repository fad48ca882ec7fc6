package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KilledWhileWritingTest {

    private static final int ROUNDS = 3;

    @BeforeAll
    static void startsServers() {
        SharedServer.needsItsOwnServer("is about an embedded server that outlives its fund");
    }

    @Test
    void losesNoAcknowledgedEventWhenTheProcessIsKilled() throws Exception {
        var folder = SharedServer.folder("killed");
        var random = new Random(7);
        var acknowledged = new HashMap<String, Long>();

        for (int round = 0; round < ROUNDS; round++) {
            writeAndKill(folder, 200 + random.nextInt(1_500), acknowledged);
            try (var server = PostgresServer.start(ServerSettings.in(folder, SharedServer.PROGRAMS))) {
                assertThat(server.adopted()).isTrue();
                assertThat(stored(server))
                        .allSatisfy((id, numbers) ->
                                assertThat(numbers).as(id).isGreaterThanOrEqualTo(acknowledged.getOrDefault(id, 0L)));
                assertThat(stored(server).keySet()).containsAll(acknowledged.keySet());
            }
        }
    }

    private static void writeAndKill(Path folder, int afterLines, Map<String, Long> acknowledged)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xmx256m",
                        WritingProcess.class.getName(),
                        folder.toString(),
                        SharedServer.PROGRAMS.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = process.inputReader()) {
            int seen = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("stored ")) {
                    var words = line.split(" ");
                    if (words.length == 3) acknowledged.put("writer|" + words[1], Long.parseLong(words[2]));
                    if (++seen == afterLines) process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
    }

    private static Map<String, Long> stored(PostgresServer server) throws SQLException {
        var numbers = new HashMap<String, Long>();
        try (var connection = server.database().connect("test");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select persistence_id, count(*), max(sequence_number) from event_journal group by 1")) {
            while (rows.next()) {
                assertThat(rows.getLong(2)).as("gaps of %s", rows.getString(1)).isEqualTo(rows.getLong(3));
                numbers.put(rows.getString(1), rows.getLong(2));
            }
        }
        return numbers;
    }
}
