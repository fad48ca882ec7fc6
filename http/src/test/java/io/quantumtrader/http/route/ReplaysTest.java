package io.quantumtrader.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
import io.quantumtrader.http.problem.Problem;
import io.quantumtrader.http.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request with a key acts once: in one life and over restarts, also where nobody knows whether it took effect. */
class ReplaysTest {

    private static final String KEY = "close-2";

    @TempDir
    private Path folder;

    private final AtomicInteger acted = new AtomicInteger();

    @Test
    void aRepetitionAfterARestartGetsTheFirstAnswer() {
        var first = text(once(life(), call("ada", 0.5)));

        var again = once(life(), call("ada", 0.5));
        var third = once(life(), call("ada", 0.5));

        assertThat(text(again)).isEqualTo(first).isEqualTo(text(third));
        assertThat(again.status().intValue()).isEqualTo(200);
        assertThat(again.entity().getContentType().toString()).isEqualTo("application/json");
        assertThat(acted).hasValue(1);
    }

    @Test
    void aKeyIsOfOnePersonAndOfOneRequest() {
        once(life(), call("ada", 0.5));
        var replays = life();

        assertThat(once(replays, call("ada", 0.25)).status().intValue()).isEqualTo(409);
        assertThat(once(replays, call("bob", 0.5)).status().intValue()).isEqualTo(200);
        assertThat(acted).hasValue(2);
    }

    @Test
    void whatWasBegunAndNeverAnsweredDoesNotActAgain() {
        life().once(KEY, call("ada", 0.5), () -> {
            acted.incrementAndGet();
            return new CompletableFuture<>();
        });

        var again = once(life(), call("ada", 0.5));

        assertThat(again.status().intValue()).isEqualTo(504);
        assertThat(text(again)).contains("begun before the fund started");
        assertThat(acted).hasValue(1);
    }

    @Test
    void anAnswerThatDidNotComeInTimeStaysTheAnswer() {
        var replays = life();
        var first = replays.once(KEY, call("ada", 0.5), () -> {
            acted.incrementAndGet();
            return CompletableFuture.failedStage(new TimeoutException("late"));
        });

        var again = replays.once(KEY, call("ada", 0.5), this::act);

        assertThat(first.toCompletableFuture()).isCompletedExceptionally();
        assertThat(again.toCompletableFuture()).isCompletedExceptionally();
        assertThat(once(life(), call("ada", 0.5)).status().intValue()).isEqualTo(504);
        assertThat(acted).hasValue(1);
    }

    @Test
    void whatWasTurnedAwayMayBeAskedAgain_inThisLifeAndTheNext() {
        var replays = life();
        var busy = replays.once(
                KEY,
                call("ada", 0.5),
                () -> CompletableFuture.completedStage(Replies.problem(Problem.of(ProblemKind.BUSY, "later"))));
        assertThat(busy.toCompletableFuture().join().status().intValue()).isEqualTo(503);

        assertThat(once(replays, call("ada", 0.5)).status().intValue()).isEqualTo(200);
        assertThat(once(life(), call("ada", 0.5)).status().intValue()).isEqualTo(200);
        assertThat(acted).hasValue(1);
    }

    @Test
    void aLineThatACrashCutOffHidesNoOther() throws IOException {
        once(life(), call("ada", 0.5));
        Files.writeString(file(), "{\"key\":\"ada x\",\"pa", StandardOpenOption.APPEND);

        assertThat(once(life(), call("ada", 0.5)).status().intValue()).isEqualTo(200);
        assertThat(acted).hasValue(1);
    }

    @Test
    void theFileIsForItsOwnerAndDoesNotGrowForEver() throws IOException {
        var replays = life();
        for (int i = 0; i < 3_000; i++) {
            String key = "k" + i;
            replays.once(key, call("ada", 0.5), this::act);
        }
        life();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(file())).hasSize(2 * 1_024);
        var newest = life().once("k2999", call("ada", 0.5), this::act);
        assertThat(newest.toCompletableFuture().join().status().intValue()).isEqualTo(200);
        assertThat(acted).hasValue(3_000);
    }

    @Test
    void aFolderThatCannotBeWrittenStopsNobody() {
        var replays = new Replays(KeptAnswers.in(folder.resolve("nowhere").resolve("answers.jsonl")));

        assertThat(once(replays, call("ada", 0.5)).status().intValue()).isEqualTo(200);
        assertThat(once(replays, call("ada", 0.5)).status().intValue()).isEqualTo(200);
        assertThat(acted).hasValue(1);
    }

    private Path file() {
        return folder.resolve("answers.jsonl");
    }

    private Replays life() {
        return new Replays(KeptAnswers.in(file()));
    }

    private HttpResponse once(Replays replays, Call call) {
        return replays.once(KEY, call, this::act).toCompletableFuture().join();
    }

    private CompletionStage<HttpResponse> act() {
        return CompletableFuture.completedStage(Replies.ok(Map.of("decision", "BTCUSDT-" + acted.incrementAndGet())));
    }

    private static Call call(String who, double fraction) {
        return new Call(
                HttpRequest.POST("/api/v1/positions/BTCUSDT/close"),
                Map.of("symbol", "BTCUSDT"),
                new Person(who, Role.OPERATOR),
                () -> true,
                JsonNodeFactory.instance.objectNode().put("fraction", fraction));
    }

    private static String text(HttpResponse response) {
        return ((HttpEntity.Strict) response.entity()).getData().utf8String();
    }
}
