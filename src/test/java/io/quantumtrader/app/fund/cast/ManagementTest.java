package io.quantumtrader.app.fund.cast;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** What the engine tells about the cluster can be looked at, and nothing can be done through it. */
class ManagementTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void tellsWhoIsInTheClusterAndTakesNoOrders() throws Exception {
        try (var engine = Engine.alone()) {
            var address = Management.start(engine.system(), engine.settings()).orElseThrow();

            assertThat(address.getHost()).isEqualTo("127.0.0.1");
            assertThat(address.getPort()).isPositive();
            var members = get(address.resolve("/cluster/members"));
            assertThat(members.statusCode()).isEqualTo(200);
            assertThat(members.body()).contains("\"selfNode\"").contains("pekko://quantum-trader@127.0.0.1:");
            assertThat(get(address.resolve("/alive")).statusCode()).isEqualTo(200);
            assertThat(get(address.resolve("/ready")).statusCode()).isNotEqualTo(404);
            var leave = HttpRequest.newBuilder(address.resolve("/cluster/members/quantum-trader@127.0.0.1:"
                            + engine.settings().port()))
                    .PUT(BodyPublishers.ofString("operation=leave"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .build();
            assertThat(CLIENT.send(leave, BodyHandlers.ofString()).statusCode()).isIn(404, 405);
        }
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
