package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.app.command.QuantumTrader;
import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.TwoOperatorsFund.Reply;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.UpRequest;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.kernel.kill.CeoReading;
import io.quantumtrader.kernel.kill.Health;
import io.quantumtrader.kernel.kill.Mode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule B6 over the real server and the real layers: who may release what, in every order of asking. */
class TwoOperatorsTest {

    private static final String NOBODY = "";
    private static final List<String> CALLERS = List.of(TwoOperatorsFund.ADA, TwoOperatorsFund.BOB, NOBODY);
    private static final Map<String, String> NAMES =
            Map.of(TwoOperatorsFund.ADA, "ada", TwoOperatorsFund.BOB, "bob", NOBODY, "nobody");

    @TempDir
    private static Path data;

    @SuppressWarnings("NullAway.Init")
    private static TwoOperatorsFund fund;

    @BeforeAll
    static void start() {
        fund = new TwoOperatorsFund(data, Map.of());
    }

    @AfterAll
    static void stop() {
        fund.close();
    }

    @Test
    void aFlattenIsReleasedByTwoDifferentPersonsInWhateverOrderTheyAsk() {
        everySequence(() -> latched(fund.kill(TwoOperatorsFund.ADA, "FLATTEN")), "KILL_SWITCH", 2);
    }

    @Test
    void aReduceOnlyIsReleasedByTheFirstOperatorWhoAsks() {
        everySequence(() -> latched(fund.kill(TwoOperatorsFund.ADA, "REDUCE_ONLY")), "KILL_SWITCH", 1);
    }

    @Test
    void blackSwanIsReleasedByTwoDifferentPersonsInWhateverOrderTheyAsk() {
        everySequence(TwoOperatorsTest::blackSwan, "CEO", 2);
    }

    @Test
    void limitsAreLoosenedByTwoDifferentPersonsWhoSayTheSame() {
        var body = TwoOperatorsFund.word().put("numbers", "risk.day-loss=0.03");

        var first = fund.post(TwoOperatorsFund.ADA, "/api/v1/limits", body);
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.body().path("waitsFor").asText()).contains("another person");
        assertThat(first.body().path("changed").asBoolean()).isFalse();
        assertThat(fund.post(TwoOperatorsFund.ADA, "/api/v1/limits", body).status())
                .isEqualTo(403);
        assertThat(fund.startsAnew()).isFalse();

        var second = fund.post(TwoOperatorsFund.BOB, "/api/v1/limits", body);
        assertThat(second.status()).isEqualTo(202);
        assertThat(texts(second.body().path("persons"))).containsExactly("ada", "bob");
        assertThat(fund.startsAnew()).isTrue();
    }

    /** All sequences of at most four words by ada, bob and nobody, each against the rule. */
    private static void everySequence(Supplier<String> latch, String layer, int persons) {
        var sequences = new ArrayList<List<String>>(List.of(List.of()));
        for (int from = 0, length = 1; length <= 4; length++) {
            int to = sequences.size();
            for (; from < to; from++) {
                for (String caller : CALLERS) {
                    var longer = new ArrayList<>(sequences.get(from));
                    longer.add(caller);
                    sequences.add(longer);
                }
            }
        }
        assertThat(sequences).hasSize(121);
        for (var sequence : sequences) {
            String id = latch.get();
            String first = played(sequence, id, layer, persons);
            if (first.equals("released")) continue;
            assertThat(standing(id)).as(said(sequence)).isTrue();
            var last =
                    fund.release(first.equals(TwoOperatorsFund.ADA) ? TwoOperatorsFund.BOB : TwoOperatorsFund.ADA, id);
            if (last.status() == 202) last = fund.release(TwoOperatorsFund.BOB, id);
            assertThat(last.status()).isEqualTo(200);
        }
    }

    /** Answers who proposed, nobody, or "released". */
    private static String played(List<String> sequence, String id, String layer, int persons) {
        String proposer = NOBODY;
        String forecast = "";
        boolean released = false;
        for (String caller : sequence) {
            var reply = fund.release(caller.isEmpty() ? wrongOrNoToken(sequence) : caller, id);
            String story = said(sequence) + " at " + NAMES.get(caller) + ": " + reply;
            if (caller.isEmpty()) {
                assertThat(reply.status()).as(story).isEqualTo(401);
            } else if (released) {
                assertThat(reply.status()).as(story).isEqualTo(404);
            } else if (persons == 1 || (!proposer.isEmpty() && !caller.equals(proposer))) {
                assertThat(reply.status()).as(story).isEqualTo(200);
                var release = reply.body().path("releases").path(0);
                assertThat(release.path("state").asText()).as(story).isEqualTo("RELEASED");
                assertThat(texts(release.path("persons")))
                        .as(story)
                        .isEqualTo(
                                persons == 1
                                        ? List.of(NAMES.get(caller))
                                        : List.of(NAMES.get(proposer), NAMES.get(caller)));
                assertThat(release.path("scope").asText()).isEqualTo("*");
                assertThat(release.path("cause").asText()).isNotEmpty();
                assertThat(release.path("follows").asText()).isNotEmpty();
                if (!forecast.isEmpty())
                    assertThat(release.path("follows").asText()).as(story).isEqualTo(forecast);
                assertThat(release.path("referencePeaks").path("main").asDouble())
                        .as(story)
                        .isPositive();
                assertThat(release.path("singlePerson").asBoolean()).isFalse();
                assertThat(standing(id)).as(story).isFalse();
                released = true;
            } else if (proposer.isEmpty()) {
                assertThat(reply.status()).as(story).isEqualTo(202);
                var proposal = reply.body().path("releases").path(0);
                assertThat(proposal.path("state").asText()).isEqualTo("PROPOSED");
                assertThat(texts(proposal.path("persons"))).containsExactly(NAMES.get(caller));
                assertThat(proposal.path("untilMs").asLong()
                                - proposal.path("saidMs").asLong())
                        .isEqualTo(600_000);
                forecast = proposal.path("follows").asText();
                proposer = caller;
            } else {
                assertThat(reply.status()).as(story).isEqualTo(403);
                var verdict = reply.body().path("verdicts").path(0);
                assertThat(verdict.path("layer").asText()).as(story).isEqualTo(layer);
                assertThat(verdict.at("/reasons/0/code").asText()).isEqualTo("RELEASE_SELF_APPROVAL");
                assertThat(verdict.at("/reasons/0/observed").asDouble()).isEqualTo(1);
                assertThat(verdict.at("/reasons/0/limit").asDouble()).isEqualTo(2);
            }
            if (!released) assertThat(standing(id)).as(story).isTrue();
        }
        return released ? "released" : proposer;
    }

    private static @Nullable String wrongOrNoToken(List<String> sequence) {
        return sequence.size() % 2 == 0 ? null : "a-token-of-nobody-at-all";
    }

    private static String said(List<String> sequence) {
        return sequence.stream().map(NAMES::get).toList().toString();
    }

    private static List<String> texts(Iterable<JsonNode> nodes) {
        var texts = new ArrayList<String>();
        nodes.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static String latched(Reply killed) {
        assertThat(killed.status()).isEqualTo(200);
        var latch = killed.body().path("latches").path(0);
        assertThat(latch.path("who").asText()).isEqualTo("ada");
        return latch.path("id").asText();
    }

    private static boolean standing(String id) {
        return fund.system().ladder().state().latches().find(id).isPresent();
    }

    /** A drawdown beyond the limit latches it, a reading without one takes its cause away. */
    private static String blackSwan() {
        read(0.12);
        read(0);
        return fund.system().ladder().state().latches().latches().stream()
                .map(latch -> latch.id())
                .filter(id -> id.startsWith("black-swan"))
                .findFirst()
                .orElseThrow();
    }

    private static void read(double drawdown) {
        var reading = new CeoReading(drawdown, Health.HEALTHY, 0, Double.NaN, false, false);
        var answer = AskPattern.<CeoCommand, CeoCommand.Answer>ask(
                        fund.system().people().ceo(),
                        replyTo -> new CeoCommand.Read(3, 1_000, reading, replyTo),
                        Duration.ofSeconds(10),
                        fund.system().system().scheduler())
                .toCompletableFuture()
                .join();
        assertThat(answer.mode()).isEqualTo(Mode.BLACK_SWAN);
    }

    @Test
    void theCommandLineAsksInTheNameOfWhoeverIsNamed() throws IOException {
        token("ada", TwoOperatorsFund.ADA);
        token("bob", TwoOperatorsFund.BOB);

        assertThat(qt("kill", "--flatten", "--as", "ada")).startsWith("0 kill switch on, FLATTEN");
        String id = fund.get("/api/v1/kill-switch").body().at("/latches/0/id").asText();
        String proposed = qt("release", "--latch", id, "--reason", "calm", "--as", "ada");
        String refused = qt("release", "--latch", id, "--reason", "calm", "--as", "ada");
        String released = qt(
                "release",
                "--latch",
                id,
                "--reason",
                "calm",
                "--token-file",
                data.resolve("bob").toString());

        assertThat(proposed)
                .startsWith("0 ")
                .contains("proposed the release of " + id, "another operator may approve it");
        assertThat(refused).startsWith("1 ").contains("KILL_SWITCH refuses", "1.0 against 2.0");
        assertThat(released).startsWith("0 ").contains("released " + id, "by ada, bob", "drawdown of main counts from");
        assertThat(standing(id)).isFalse();
    }

    private static void token(String name, String secret) throws IOException {
        Path file = Files.createFile(
                data.resolve(name), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret);
    }

    private static String qt(String... words) {
        var said = new StringWriter();
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--url",
                fund.page().toString(),
                "--data",
                data.toString(),
                "--set",
                "http.operators.ada=file:ada",
                "--set",
                "http.operators.bob=file:bob"));
        int code = QuantumTrader.commandLine(new WholeFund())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(all.toArray(String[]::new));
        return code + " " + said;
    }

    @Test
    void aFundThatNobodyCouldReleaseDoesNotStart() {
        var settings = SettingsLoader.load(
                Path.of(".."), Path.of("../application.conf"), true, Map.of("kill-switch.release.persons", "2"));
        var alone = new UpRequest(data, Operators.one("ada", TwoOperatorsFund.ADA));

        Assertions.assertThatThrownBy(() -> LiveFund.start(alone, settings, Progress.silent()))
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageContaining("kill-switch.release.persons must be at most those who may release");
    }
}
