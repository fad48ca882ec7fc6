package io.quantumtrader.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a relay passes on, keeps and ends. */
class TcpRelayTest {

    private static final int PATIENCE_MS = 5_000;
    private static final int SHORT_MS = 200;

    private final ServerSocket far = new ServerSocket();
    private final TcpRelay relay;

    TcpRelayTest() throws IOException {
        far.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        far.setSoTimeout(PATIENCE_MS);
        relay = TcpRelay.between(
                "127.0.0.1", new InetSocketAddress(InetAddress.getLoopbackAddress(), far.getLocalPort()));
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        far.close();
    }

    private Socket dial() throws IOException {
        var near = new Socket(InetAddress.getLoopbackAddress(), relay.port());
        near.setSoTimeout(PATIENCE_MS);
        return near;
    }

    @Test
    void passesBytesOnInBothDirections() throws IOException {
        try (var near = dial();
                var there = far.accept()) {
            near.getOutputStream().write(7);
            assertThat(there.getInputStream().read()).isEqualTo(7);

            there.getOutputStream().write(8);
            assertThat(near.getInputStream().read()).isEqualTo(8);
        }
    }

    @Test
    void keepsWhatComesWhileItStallsAndPassesItOnAfterwards() throws IOException {
        try (var near = dial();
                var there = far.accept()) {
            there.setSoTimeout(SHORT_MS);
            relay.become(TcpRelay.State.STALLS);
            near.getOutputStream().write(7);
            assertThatThrownBy(() -> there.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            relay.become(TcpRelay.State.FLOWS);

            there.setSoTimeout(PATIENCE_MS);
            assertThat(there.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void endsConnectionsWhenItIsCutAndTakesNewOnesWhenItFlowsAgain() throws IOException {
        try (var near = dial();
                var there = far.accept()) {
            near.getOutputStream().write(7);
            assertThat(there.getInputStream().read()).isEqualTo(7);
            relay.become(TcpRelay.State.CUT);
            assertThat(there.getInputStream().read()).isEqualTo(-1);
        }

        relay.become(TcpRelay.State.FLOWS);

        try (var again = dial();
                var there = far.accept()) {
            again.getOutputStream().write(9);
            assertThat(there.getInputStream().read()).isEqualTo(9);
        }
    }
}
