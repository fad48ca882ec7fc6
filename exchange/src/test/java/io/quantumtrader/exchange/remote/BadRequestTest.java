package io.quantumtrader.exchange.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.exchange.remote.Wire.Problems;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server does not understand it refuses with the field, what was there, and what was expected; nothing is done. */
class BadRequestTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final VenueServer SERVER = ServerRig.stepped();

    @BeforeAll
    static void plays() {
        SERVER.step();
    }

    @AfterAll
    static void closes() {
        SERVER.close();
        HTTP.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /nowhere                        | path must be one of /account, /cancel
            /place                          | method must be POST, was GET
            /ticks?wait=0&most=1            | after must be given in the query, was missing
            /ticks?after=x&wait=0&most=1    | after must be a whole number in [0,
            /ticks?after=0&wait=-1&most=1   | wait must be a whole number in [0, 30000], was -1
            /ticks?after=0&wait=0&most=0    | most must be a whole number in [1, 10000], was 0
            /ticks?after                    | query must be name=value, was after
            /events?after=0&symbol=ZUSDT    | symbol must be a symbol that the venue lists, was ZUSDT
            /open-orders?symbol=a%20b       | symbol must be a symbol that the venue lists, was a b
            /order?symbol=AUSDT             | id must be given in the query
            """)
    void ofAQuestion(String path, String told) throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(SERVER.address() + path)).build(), BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Wire.read(answer.body(), Problems.class).text()).contains(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /place    | no JSON                                             | body must be JSON
            /place    | {}                                                  | order must be
            /place    | {"order":{"type":"swap"}}                           | order.type must be a known type, was swap
            /place    | {"order":{"type":"market","symbol":"AUSDT","side":"BUY","quantity":1,"reduceOnly":false}} | order.clientOrderId must be
            /place    | {"order":{"type":"market","clientOrderId":"a","symbol":"AUSDT","side":"UP","quantity":1,"reduceOnly":false}} | order.side must be one of BUY, SELL, was UP
            /place    | {"order":{"type":"market","clientOrderId":"a","symbol":"AUSDT","side":"BUY","quantity":-1,"reduceOnly":false}} | quantity must be > 0 and finite, was -1.0
            /place    | {"order":{"type":"market","clientOrderId":"a","symbol":"AUSDT","side":"BUY","quantity":"x","reduceOnly":false}} | order.quantity must be a double, was x
            /place    | {"order":{"type":"market","clientOrderId":"a","symbol":"AUSDT","side":"BUY","quantity":1,"reduceOnly":false,"odd":1}} | order.odd must be absent
            /cancel   | {"symbol":"AUSDT"}                                  | clientOrderId must be
            /leverage | {"symbol":"AUSDT","leverage":null}                  | leverage must be
            """)
    void ofADeed(String path, String body, String told) throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(SERVER.address().resolve(path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Wire.read(answer.body(), Problems.class).text()).contains(told);
        assertThat(SERVER.view().lastSequence()).isZero();
    }
}
