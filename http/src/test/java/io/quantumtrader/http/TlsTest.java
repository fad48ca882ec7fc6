package io.quantumtrader.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.metric.Figure;
import io.quantumtrader.http.tls.Authority;
import io.quantumtrader.http.tls.CertificateRefused;
import io.quantumtrader.http.tls.Transport;
import io.quantumtrader.http.tls.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API by TLS: nothing goes openly, nothing old is spoken, and a client believes only who has the right name. */
@Timeout(60)
class TlsTest {

    private static final String KILL = "{\"enabled\":true,\"reason\":\"test\"}";
    private static final Operators OPERATORS = Operators.named(Map.of("first", Browser.TOKEN));

    @TempDir
    private static Path folder;

    private static Authority authority;
    private static Transport.Tls certificate;
    private static Browser browser;

    @BeforeAll
    static void start() {
        authority = new Authority(folder, "authority");
        certificate = authority.issue("fund", "RSA", "127.0.0.1", 30);
        browser = new Browser(
                new DemoFund(),
                TestSettings.by(certificate, List.of("fund.example.com")),
                OPERATORS,
                client(authority));
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private static HttpClient client(Authority believed) {
        return HttpClient.newBuilder()
                .sslContext(Trust.in(believed.certificate()))
                .build();
    }

    @Test
    void everythingGoesByTls() {
        var kill = browser.post("/api/v1/kill-switch", KILL);

        assertThat(browser.url()).startsWith("https://127.0.0.1:");
        for (String path : List.of("/", "/health/live", "/metrics", "/api/v1/status", "/api/v1/ladder"))
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(200);
        assertThat(kill.statusCode()).isEqualTo(200);
        assertThat(kill.sslSession()).isPresent();
        assertThat(browser.certificateEnds())
                .hasValueSatisfying(end -> assertThat(end).isAfter(Instant.now().plusSeconds(86_400)));
        assertThat(browser.get("/metrics").body().lines())
                .filteredOn(line -> line.startsWith(Figure.CERTIFICATE_ENDS.text() + " "))
                .singleElement()
                .satisfies(line -> assertThat((long) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                        .isEqualTo(browser.certificateEnds().orElseThrow().getEpochSecond()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void speaksTheTwoNewestVersions_withForwardSecrecy(String version) throws IOException {
        try (var socket = socket()) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();

            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            assertThat(socket.getSession().getCipherSuite())
                    .contains("AES_256_GCM")
                    .matches("TLS_(AES|ECDHE).*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
                "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
                "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384"
            })
    void refusesSuitesThatAreNotRecommended(String suite) throws IOException {
        try (var socket = socket()) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {suite});

            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    /** A record of TLS 1.1 with a first word of TLS 1.1; the JDK's own client no longer says such a thing. */
    @Test
    void refusesAnOldVersion() throws IOException {
        byte[] hello = {
            22,
            3,
            1,
            0,
            49,
            1,
            0,
            0,
            45,
            3,
            2,
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            9,
            10,
            11,
            12,
            13,
            14,
            15,
            16,
            17,
            18,
            19,
            20,
            21,
            22,
            23,
            24,
            25,
            26,
            27,
            28,
            29,
            30,
            31,
            32,
            0,
            0,
            6,
            (byte) 0xc0,
            0x14,
            (byte) 0xc0,
            0x13,
            0,
            0x2f,
            1,
            0
        };
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), browser.port())) {
            socket.getOutputStream().write(hello);
            byte[] answer = socket.getInputStream().readAllBytes();

            assertThat(answer).as("an alert that ends it: protocol version").endsWith(2, 70);
        }
    }

    @Test
    void answersNothingThatComesOpenly() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), browser.port())) {
            socket.getOutputStream().write("GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answer).doesNotContain("HTTP");
        }
        assertThat(browser.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void aClientThatKnowsAnotherAuthorityBelievesNobody() {
        var request = HttpRequest.newBuilder(URI.create(browser.url() + "/health/live"));
        try (var stranger = client(new Authority(folder, "another"))) {
            assertThatThrownBy(() -> stranger.send(request.build(), BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aClientBelievesOnlyANameThatTheCertificateHas() {
        var request = HttpRequest.newBuilder(URI.create("https://localhost:" + browser.port() + "/health/live"));
        try (var knowing = client(authority)) {
            assertThatThrownBy(() -> knowing.send(request.build(), BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("localhost");
        }
    }

    @Test
    void tellsBrowsersToStayEncrypted_butNotUnderTheNamesOfThisMachine() throws IOException {
        assertThat(raw("fund.example.com", ""))
                .contains("HTTP/1.1 200", "Strict-Transport-Security: max-age=31536000; includeSubDomains");
        assertThat(raw("127.0.0.1:" + browser.port(), ""))
                .contains("HTTP/1.1 200")
                .doesNotContain("Strict-Transport-Security");
    }

    @Test
    void aPageThatCameOpenlyIsNotOurs() throws IOException {
        assertThat(raw(
                        "fund.example.com",
                        "Authorization: Bearer " + Browser.TOKEN + "\r\nOrigin: http://fund.example.com\r\n",
                        "/api/v1/status"))
                .contains("HTTP/1.1 403", "origin-not-allowed");
        assertThat(raw(
                        "fund.example.com",
                        "Authorization: Bearer " + Browser.TOKEN + "\r\nOrigin: https://fund.example.com\r\n",
                        "/api/v1/status"))
                .contains("HTTP/1.1 200");
    }

    @Test
    void whereTlsEndsElsewhereEveryReadNeedsAToken_forItMayComeThroughTheProxy() {
        try (var behind =
                new Browser(new DemoFund(), TestSettings.by(new Transport.Elsewhere(), List.of()), OPERATORS)) {
            var without = behind.get("/api/v1/status");
            var with = behind.send(behind.request("/api/v1/status").header("Authorization", "Bearer " + Browser.TOKEN));

            assertThat(behind.url()).startsWith("http://");
            assertThat(without.statusCode()).isEqualTo(401);
            assertThat(with.statusCode()).isEqualTo(200);
            assertThat(behind.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aServerWhoseCertificateCannotBeUsedDoesNotStart() {
        var files = new Transport.Tls(certificate.certificate(), folder.resolve("none.key"));

        assertThatExceptionOfType(CertificateRefused.class)
                .isThrownBy(() -> new Browser(new DemoFund(), TestSettings.by(files, List.of()), OPERATORS))
                .withMessageContaining("none.key cannot be read");
    }

    private static String raw(String host, String headers) throws IOException {
        return raw(host, headers, "/health/live");
    }

    private static String raw(String host, String headers, String path) throws IOException {
        try (var socket = socket()) {
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static SSLSocket socket() throws IOException {
        var factory = Trust.in(authority.certificate()).getSocketFactory();
        return (SSLSocket) factory.createSocket(InetAddress.getLoopbackAddress(), browser.port());
    }
}
