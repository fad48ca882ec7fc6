package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.app.fund.TwoOperatorsFund.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two persons who speak at once: each is answered with what came of the own word, and nobody with the other's. */
class WordsOfTwoTest {

    private static final int ROUNDS = 3;

    @TempDir
    private static Path data;

    @SuppressWarnings("NullAway.Init")
    private static TwoOperatorsFund fund;

    @BeforeAll
    static void start() {
        fund = new TwoOperatorsFund(data, Map.of("market.ticks", "300", "market.warm-up-ticks", "300"));
    }

    @AfterAll
    static void stop() {
        fund.close();
    }

    @Test
    void whoeverIsToldOfAnOpeningIsToldOfTheOwn_andTheRecordSaysTheSame() throws Exception {
        int opened = 0;
        int refused = 0;
        for (var symbol : fund.get("/api/v1/status").body().path("symbols")) {
            String name = symbol.asText();
            if (held(name)) continue;
            var replies = atOnce(
                    List.of(TwoOperatorsFund.ADA, TwoOperatorsFund.BOB),
                    "/api/v1/positions",
                    said -> said.put("symbol", name).put("side", "LONG").put("notional", 300));
            int done = 0;
            for (int i = 0; i < 2; i++) {
                var reply = replies.get(i);
                if (reply.status() != 200) {
                    assertThat(reply.status()).isEqualTo(409);
                    continue;
                }
                done++;
                assertThat(reply.body().path("who").asText()).isEqualTo(i == 0 ? "ada" : "bob");
                assertThat(reply.body().path("action").asText()).isEqualTo("OPEN");
            }
            assertThat(done).as("told that %s is opened", name).isEqualTo(held(name) ? 1 : 0);
            opened += done;
            refused += 2 - done;
        }
        System.out.printf("two openings of a symbol at once: %d opened, %d refused, each told so%n", opened, refused);
        assertThat(opened).isPositive();
    }

    @Test
    void whoeverClosesAPartIsToldOfTheOwn() throws Exception {
        var open = fund.post(
                TwoOperatorsFund.ADA,
                "/api/v1/positions",
                TwoOperatorsFund.word().put("symbol", "ETHUSDT").put("side", "SHORT"));
        assertThat(open.status()).isIn(200, 409);
        for (int round = 0; round < ROUNDS; round++) {
            var replies = atOnce(
                    List.of(TwoOperatorsFund.ADA, TwoOperatorsFund.BOB),
                    "/api/v1/positions/ETHUSDT/close",
                    said -> said.put("fraction", 0.2));
            for (int i = 0; i < 2; i++)
                if (replies.get(i).status() == 200)
                    assertThat(replies.get(i).body().path("who").asText()).isEqualTo(i == 0 ? "ada" : "bob");
        }
    }

    @Test
    void anOpeningThatIsTooSmallIsRefused() {
        var reply = fund.post(
                TwoOperatorsFund.BOB,
                "/api/v1/positions",
                TwoOperatorsFund.word()
                        .put("symbol", "XRPUSDT")
                        .put("side", "LONG")
                        .put("notional", 1));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body().at("/verdicts/0/reasons/0/code").asText()).isEqualTo("SIZE_BELOW_MINIMUM");
        var decisions = fund.get("/api/v1/positions/XRPUSDT/decisions?limit=1&holds=false")
                .body();
        assertThat(decisions.at("/0/action").asText()).isEqualTo("REFUSE_OPEN");
        assertThat(decisions.at("/0/refused").asBoolean()).isTrue();
    }

    private static boolean held(String symbol) {
        for (var position : fund.get("/api/v1/positions").body())
            if (position.path("symbol").asText().equals(symbol)) return true;
        return false;
    }

    private interface Body {
        ObjectNode of(ObjectNode word);
    }

    private static List<Reply> atOnce(List<String> tokens, String path, Body body) throws Exception {
        var together = new CyclicBarrier(tokens.size());
        var replies = new ArrayList<CompletableFuture<Reply>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String token : tokens)
                replies.add(CompletableFuture.supplyAsync(
                        () -> {
                            meet(together);
                            return fund.post(token, path, body.of(TwoOperatorsFund.word()));
                        },
                        threads));
            for (var reply : replies) reply.get();
        }
        return replies.stream().map(CompletableFuture::join).toList();
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (InterruptedException | BrokenBarrierException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
