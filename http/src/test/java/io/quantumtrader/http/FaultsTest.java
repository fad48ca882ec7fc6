package io.quantumtrader.http;

import static io.quantumtrader.http.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.http.server.ApiSettings;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultsTest {

    private static ApiSettings settings(Duration readTimeout) {
        ApiSettings usual = TestSettings.onPort(0);
        return new ApiSettings(
                usual.host(),
                0,
                usual.transport(),
                List.of(),
                usual.largestBody(),
                8,
                readTimeout,
                usual.writeTimeout(),
                20,
                60,
                usual.stream());
    }

    /** The made-up fund with one of its answers replaced. */
    private static Fund faulty(String method, Supplier<CompletionStage<?>> answer) {
        var fund = new DemoFund();
        return (Fund) Proxy.newProxyInstance(
                Fund.class.getClassLoader(),
                new Class<?>[] {Fund.class},
                (_, called, arguments) ->
                        called.getName().equals(method) ? answer.get() : called.invoke(fund, arguments));
    }

    @Test
    void killsWhileEveryReadIsStuck() throws Exception {
        var released = new CountDownLatch(1);
        var entered = new CountDownLatch(8);
        var fund = faulty("status", () -> {
            entered.countDown();
            try {
                released.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return new CompletableFuture<>();
        });
        try (var browser = new Browser(fund, settings(Duration.ofSeconds(30)));
                var crowd = HttpClient.newHttpClient()) {
            for (int reader = 0; reader < 8; reader++) {
                var _ = crowd.sendAsync(
                        browser.request("/api/v1/status").build(), HttpResponse.BodyHandlers.discarding());
            }
            entered.await();

            var read = browser.get("/api/v1/positions");
            var kill = browser.post("/api/v1/kill-switch", "{\"enabled\":true,\"reason\":\"now\"}");

            assertThat(json(read).get("type").textValue()).endsWith("busy");
            assertThat(kill.statusCode()).isEqualTo(200);
            released.countDown();
        }
    }

    @Test
    void aReadThatTakesTooLongTimesOut() {
        var fund = faulty("ladder", CompletableFuture::new);
        try (var browser = new Browser(fund, settings(Duration.ofMillis(50)))) {
            var response = browser.get("/api/v1/ladder");

            assertThat(response.statusCode()).isEqualTo(504);
            assertThat(json(response).get("type").textValue()).endsWith("timed-out");
        }
    }

    @Test
    void aBugInTheFundIsAProblemWithAnIncidentAndNothingOfItsInside() {
        var fund = faulty("permits", () -> {
            throw new IllegalStateException("secret inside");
        });
        try (var browser = new Browser(fund)) {
            var response = browser.get("/api/v1/permits");

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(json(response).get("detail").textValue()).startsWith("logged as incident ");
            assertThat(response.body()).doesNotContain("secret");
        }
    }
}
