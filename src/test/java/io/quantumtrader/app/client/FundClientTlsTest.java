package io.quantumtrader.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quantumtrader.app.config.ClusterSettings;
import io.quantumtrader.app.fund.cast.Certificates;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.http.tls.CertificateFiles;
import io.quantumtrader.http.tls.Transport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line believes a fund whose certificate comes from the named authority and has the name that was asked. */
@Timeout(60)
class FundClientTlsTest {

    @TempDir
    private static Path folder;

    private static ClusterSettings.Tls issued;
    private static ActorSystem<Void> system;
    private static ServerBinding server;

    @BeforeAll
    static void start() throws Exception {
        issued = new Certificates(folder, "authority").issue("fund");
        system = ActorSystem.create(Behaviors.empty(), "tls-client-test");
        var files = CertificateFiles.open(new Transport.Tls(issued.certificate(), issued.key()));
        var answer = HttpResponse.create().withEntity(ContentTypes.APPLICATION_JSON, "{\"healthy\":true}");
        server = Http.get(system)
                .newServerAt("127.0.0.1", 0)
                .enableHttps(ConnectionContext.httpsServer(files::engine))
                .bindSync(request -> answer)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void asksAFundOfTheNamedAuthority() {
        assertThat(client("127.0.0.1", Optional.of(issued.authority()))
                        .get("/health/ready")
                        .path("healthy")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void believesNobodyElse_andSaysWhatToDo() {
        assertThatExceptionOfType(NotReachable.class)
                .isThrownBy(() -> client("127.0.0.1", Optional.empty()).get("/health/ready"))
                .withMessageContaining("--ca");
    }

    @Test
    void believesNoOtherName() {
        assertThatExceptionOfType(NotReachable.class)
                .isThrownBy(() ->
                        client("localhost", Optional.of(issued.authority())).get("/health/ready"))
                .withMessageContaining("localhost");
    }

    @Test
    void saysWhichFileHoldsNoAuthority() {
        assertThatExceptionOfType(LaunchFailed.class)
                .isThrownBy(() -> client("127.0.0.1", Optional.of(folder.resolve("none.crt"))))
                .withMessageContaining("none.crt cannot be read");
    }

    private static FundClient client(String host, Optional<Path> authority) {
        return new FundClient(
                "https://" + host + ":" + server.localAddress().getPort(), Optional.empty(), authority, false);
    }
}
