package io.quantumtrader.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.http.door.Role;
import io.quantumtrader.http.problem.ProblemKind;
import io.quantumtrader.http.route.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference page of the API is written from the code; {@code ./qt reference} makes this test write it. */
class ReferencePageTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "http.md");

    @Test
    void theReferencePageSaysWhatTheCodeSays() throws IOException {
        String page = page();
        if ("write".equals(System.getProperty("reference"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() {
        return INTRODUCTION
                + "\n## Addresses\n\n| method | address | needs | what |\n|---|---|---|---|\n"
                + Arrays.stream(Endpoint.values()).map(ReferencePageTest::row).collect(Collectors.joining())
                + "\n## Bodies to start from\n"
                + Arrays.stream(Endpoint.values())
                        .filter(endpoint -> !endpoint.example().isEmpty())
                        .map(ReferencePageTest::example)
                        .collect(Collectors.joining())
                + DISTANCES
                + "\n## Problems\n\n" + PROBLEMS
                + Arrays.stream(ProblemKind.values())
                        .map(kind -> "| %d | `%s` | %s |%n".formatted(kind.status(), kind.type(), kind.title()))
                        .collect(Collectors.joining());
    }

    private static String row(Endpoint endpoint) {
        String needs = switch (endpoint.access()) {
            case OPEN -> "nothing";
            case READ -> "token unless local";
            case ASK -> "any token";
            case TRADE, TIGHTEN, LOOSEN ->
                Arrays.stream(Role.values())
                        .filter(role -> role.may(endpoint.access()))
                        .map(Role::word)
                        .collect(Collectors.joining(", "));
        };
        return "| %s | `%s` | %s | %s |%n".formatted(endpoint.method(), endpoint.path(), needs, endpoint.summary());
    }

    private static String example(Endpoint endpoint) {
        return "%n`%s %s`%n%n```json%n%s%n```%n"
                .formatted(
                        endpoint.method(), endpoint.path(), endpoint.example().strip());
    }

    private static final String INTRODUCTION = """
            # HTTP

            Written from the code by `ReferencePageTest`; do not edit by hand.

            The server listens on `http.host` and `http.port` of the configuration, by default http://127.0.0.1:8080.

            - **Writes** need `Authorization: Bearer <token>` and `Content-Type: application/json`, on this machine too.
              The name that the token stands for is recorded with what was done; the body cannot say who asks. A token has a role:
              a `viewer` looks, an `operator` opens, closes, kills and stops, a `risk-officer` closes, kills, stops,
              releases and halts, an `admin` does everything. `./qt token` gives tokens out and takes them back.
            - **Reads** go without a token only when they come from this machine, by a loopback name, through no proxy (none of
              the headers that proxies add is there); from anywhere else they need one. `/api/v1/me` and `/api/v1/stream` refuse a wrong
              one everywhere.
            - The **Host** header must be `127.0.0.1`, `localhost` or `[::1]` with the bound port, or one of
              `http.allowed-hosts`; `Origin` and `Sec-Fetch-Site`, where present, must be this server's own. There is no CORS.
            - A number that is not known is `null`, never 0. Times are UTC epoch milliseconds of the fund's clock, money is in
              quote currency, shares are 0..1. Unknown fields of a body are refused.
            - Kill switch and emergency stop wait for no read, have no rate limit, and are handed over before anything else.
            - `Idempotency-Key` (1 to 64 of `A-Z a-z 0-9 . _ : -`) on a write: a repetition by the same person gets the first answer and
              does nothing more, also after a restart (`answers.jsonl` of the data folder; of jobs in memory alone) and where that
              answer was that it is not known whether it took effect. What was turned away with 503 may be asked again. A second
              word for a release is another request and takes another key. Kills and emergency stops act whatever their key, at
              once: what the same person set and still stands stays as it is. Questions to the kernel, which change nothing, refuse a key.
            - Texts are of one line and show all they hold: control characters, line breaks, signs that turn the direction of
              reading and invisible ones are refused. An address takes the parameters
              that it names, each once, and refuses others; a write takes none; files, health and metrics are the same with any.
            - Reads carry an `ETag`; with it in `If-None-Match` an answer that has not changed is 304 without a body.
            - The whole by OpenAPI 3.1: `/api/v1/openapi.json`, and `/api` to read it and to try it in a browser.
            - A release, a halt or a change of limits that is not in force yet answers 202, with `waitsFor` while a delay or another
              person is waited for. A change of limits that is taken by enough persons answers 202, too, as the fund starts anew to
              decide by it, and so does a job, which waits or runs.
            - A watcher that comes back with `Last-Event-ID`, or over a WebSocket with `after`, gets what it missed; one that is too
              slow is dropped, and so within about a second is one whose token has ended or was taken back. Status, position and
              ladder events stand for a state: of several in a row only the last is sent.
            - With a certificate (`http.tls`) all this goes by TLS, 1.2 or 1.3. Where `http.tls.elsewhere` says that TLS ends at a proxy,
              every read needs a token. Tokens of an identity provider (`http.oidc`) go as ours do.

            Try it: `curl http://127.0.0.1:8080/api/v1/status`
            """;

    private static final String DISTANCES = """

            ## Distances

            Every layer of the ladder and every open position carries `distances`, nearest first: how far each trigger is from
            firing, and which single change would fire it, everything else as it is.

            | field | what |
            |---|---|
            | `code` | the [reason](reason-codes.md) it would give |
            | `scope` | `*`, `portfolio` or `portfolio/symbol` |
            | `observed`, `limit` | the number now and the number at which it fires; null without a reading, or if no value fires it |
            | `share` | of the way to firing that is gone; 1 fires. Null without a reading or a distance, such as an operator's word |
            | `change` | in words: the single change that fires it, when it ends, or why there is no distance; may be empty |

            What rises to its limit counts from 0, a free margin or a win rate that falls to it from 1, a stop from 1 R away, K
            from its floor. A mark price told for a loss of the whole portfolio moves that symbol alone. A part of the kill score
            takes K to its threshold on one closed bar; how many bars close the position is told with the score.
            """;

    private static final String PROBLEMS = """
            Every error is `application/problem+json` (RFC 9457): `type`, `title`, `status`, `detail`, `violations` (each with
            `field`, `observed`, `expected`; all at once) and, when the ladder refused, `verdicts` with the layer, the code, the
            observed number and the limit. Where a word names several latches, `results` tells what became of each.

            | status | type | title |
            |---|---|---|
            """;
}
