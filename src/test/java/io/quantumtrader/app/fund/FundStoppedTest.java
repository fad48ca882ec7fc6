package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.quantumtrader.app.launch.LaunchFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fund that stops by itself says so to whoever listens elsewhere, before it is gone. */
class FundStoppedTest {

    @Test
    void theWebhookHearsOfTheEndBeforeTheFundIsClosed(@TempDir Path data) throws IOException {
        List<String> posted = new CopyOnWriteArrayList<>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/alarms", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        String webhook = "http://localhost:" + server.getAddress().getPort() + "/alarms";

        try (var fund = new TwoOperatorsFund(data, Map.of("notify.webhook", webhook))) {
            fund.live().fail("the journal is gone", null);

            assertThatThrownBy(fund.live()::awaitStopped).isInstanceOf(LaunchFailed.class);
            assertThat(posted).anyMatch(body -> body.contains("FUND_STOPPED") && body.contains("the journal is gone"));
        } finally {
            server.stop(0);
        }
    }
}
