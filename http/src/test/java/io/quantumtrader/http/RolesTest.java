package io.quantumtrader.http;

import static io.quantumtrader.http.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quantumtrader.http.door.Access;
import io.quantumtrader.http.door.GivenTokens;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
import io.quantumtrader.http.door.TokenBook;
import io.quantumtrader.http.door.TokenBook.Given;
import io.quantumtrader.http.door.TokenDigest;
import io.quantumtrader.http.route.Endpoint;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a token may do is what its role says, from the moment it is given until it ends or is taken back; nothing stands before a kill. */
class RolesTest {

    private static final Instant NOW = Instant.parse("2026-05-19T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("UTC"));

    @TempDir
    private Path folder;

    @TestFactory
    List<DynamicTest> everyRoleAtEveryWrite() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (Role role : Role.values()) {
            for (Endpoint endpoint : Endpoint.values()) {
                if (!endpoint.access().writes()) continue;
                tests.add(DynamicTest.dynamicTest(role.word() + " at " + endpoint, () -> {
                    try (var browser = browser(role)) {
                        var answer = ask(browser, endpoint, endpoint.example());
                        if (role.may(endpoint.access()) && !releases(endpoint, role)) {
                            assertThat(answer.statusCode()).isNotIn(401, 403);
                        } else {
                            assertThat(answer.statusCode()).isEqualTo(403);
                            assertThat(json(answer).path("detail").asText())
                                    .startsWith("ann is " + role.word() + "; this takes one of: ");
                        }
                    }
                }));
            }
        }
        return tests;
    }

    /** The example of this address is a release. */
    private static boolean releases(Endpoint endpoint, Role role) {
        return endpoint == Endpoint.RISK_KILL && role == Role.OPERATOR;
    }

    @Test
    void aTokenIsToldWhatItMayDo() throws IOException {
        for (Role role : Role.values()) {
            try (var browser = browser(role)) {
                var me = json(browser.send(
                        browser.request(Endpoint.ME.path()).header("Authorization", "Bearer " + Browser.TOKEN)));

                assertThat(me.path("who").asText()).isEqualTo("ann");
                assertThat(me.path("role").asText()).isEqualTo(role.word());
                assertThat(me.path("opens").asBoolean()).isEqualTo(role.may(Access.TRADE));
                assertThat(me.path("tightens").asBoolean()).isEqualTo(role.may(Access.TIGHTEN));
                assertThat(me.path("loosens").asBoolean()).isEqualTo(role.may(Access.LOOSEN));
            }
        }
    }

    @Test
    void aWrongTokenIsToldSoAlsoWhereReadsGoWithoutOne() throws IOException {
        try (var browser = browser(Role.ADMIN)) {
            var none = browser.get(Endpoint.ME.path());
            var wrong =
                    browser.send(browser.request(Endpoint.ME.path()).header("Authorization", "Bearer not-anns-token"));

            assertThat(none.statusCode()).isEqualTo(200);
            assertThat(json(none).path("who").asText()).isEmpty();
            assertThat(json(none).path("tightens").asBoolean()).isFalse();
            assertThat(wrong.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void everybodyButAViewerMayKillAndClose() throws IOException {
        for (Role role : Role.values()) {
            try (var browser = browser(role)) {
                int kill = ask(browser, Endpoint.KILL, "{\"enabled\":true,\"reason\":\"x\"}")
                        .statusCode();
                int stop = ask(browser, Endpoint.EMERGENCY_STOP, "{\"reason\":\"x\"}")
                        .statusCode();
                int close = ask(browser, Endpoint.CLOSE, "{\"reason\":\"x\"}").statusCode();

                assertThat(List.of(kill, stop, close))
                        .as(role.word())
                        .allMatch(status -> role == Role.VIEWER ? status == 403 : status != 403);
            }
        }
    }

    @Test
    void aTokenHoldsUntilItsEndAndNoLonger() {
        var given = given("ann", Role.OPERATOR, "a-token-of-anns-own", NOW.plus(Duration.ofDays(1)));

        assertThat(given.holds(NOW.plus(Duration.ofDays(1)).minusMillis(1))).isTrue();
        assertThat(given.holds(NOW.plus(Duration.ofDays(1)))).isFalse();
    }

    @Test
    void oneThatIsTakenBackIsRefusedWhileTheServerRuns() throws IOException {
        Path file = folder.resolve("tokens.json");
        var book = TokenBook.EMPTY.with(given("ann", Role.OPERATOR, Browser.TOKEN, NOW.plus(Duration.ofDays(1))), NOW);
        book.write(file);
        try (var browser = new Browser(new DemoFund(), GivenTokens.in(file, CLOCK))) {
            assertThat(ask(browser, Endpoint.EMERGENCY_STOP, "{\"reason\":\"x\"}")
                            .statusCode())
                    .isEqualTo(200);

            book.without("ann", NOW).orElseThrow().write(file);

            long giveUp = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            int status = 0;
            while (status != 401 && System.nanoTime() < giveUp) {
                status = ask(browser, Endpoint.EMERGENCY_STOP, "{\"reason\":\"x\"}")
                        .statusCode();
            }
            assertThat(status).isEqualTo(401);
        }
    }

    @Test
    void theBookHoldsDigestsAlone_readableByItsOwnerAlone() throws IOException {
        Path file = folder.resolve("tokens.json");
        var book =
                TokenBook.EMPTY.with(given("ann", Role.RISK_OFFICER, "a-token-of-anns-own", NOW), NOW.minusSeconds(1));

        book.write(file);

        assertThat(TokenBook.read(file)).isEqualTo(book);
        assertThat(Files.readString(file)).doesNotContain("a-token-of-anns-own").contains("risk-officer");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aNameHasOneTokenAtATime() {
        var end = NOW.plus(Duration.ofDays(1));
        var book = TokenBook.EMPTY.with(given("ann", Role.VIEWER, "a-token-of-anns-own", end), NOW);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.with(given("ann", Role.ADMIN, "another-token-of-ann", end), NOW))
                .withMessageContaining("revoke it first");
        assertThat(book.without("bob", NOW)).isEmpty();
        assertThat(book.with(given("ann", Role.ADMIN, "another-token-of-ann", end.plusSeconds(9)), end)
                        .tokens())
                .as("the first has ended")
                .hasSize(2);
    }

    @Test
    void aBookThatBreaksKeepsNobodyOut_andOneThatWasBrokenFromTheStartOnlyThoseItHolds() throws IOException {
        for (String broken :
                List.of("", "[]", "{\"tokens\":5}", "{\"tokens\":[{\"name\":\"ann\",\"role\":\"king\"}]}")) {
            Path file = folder.resolve("tokens.json");
            Files.deleteIfExists(file);
            TokenBook.EMPTY
                    .with(given("ann", Role.OPERATOR, "a-token-of-anns-own", NOW.plus(Duration.ofDays(1))), NOW)
                    .write(file);
            var known = GivenTokens.in(file, CLOCK);
            Files.writeString(file, broken);
            var late = Operators.one("bob", "a-token-of-bobs-own").and(GivenTokens.in(file, CLOCK));

            long until = System.nanoTime() + Duration.ofMillis(1_200).toNanos();
            while (System.nanoTime() < until) {
                assertThat(known.who("a-token-of-anns-own")).as(broken).isPresent();
            }
            assertThat(late.who("a-token-of-bobs-own")).hasValue(new Person("bob", Role.ADMIN));
            assertThat(late.who("a-token-of-anns-own")).isEmpty();
            assertThat(late.releasing()).containsExactly("bob");
        }
    }

    private Browser browser(Role role) throws IOException {
        Path file = folder.resolve(role.word() + ".json");
        TokenBook.EMPTY
                .with(given("ann", role, Browser.TOKEN, NOW.plus(Duration.ofDays(1))), NOW)
                .write(file);
        return new Browser(new DemoFund(), GivenTokens.in(file, CLOCK));
    }

    private static HttpResponse<String> ask(Browser browser, Endpoint endpoint, String body) {
        return browser.post(endpoint.path().replace("{symbol}", "BTCUSDT").replaceAll("\\{\\w+}", "any"), body);
    }

    private static Given given(String name, Role role, String token, Instant until) {
        return new Given(new Person(name, role), TokenDigest.of(token), NOW, Optional.of(until), Optional.empty());
    }
}
