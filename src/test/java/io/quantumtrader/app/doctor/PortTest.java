package io.quantumtrader.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesTheProcessThatHoldsAPort() throws IOException {
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Port.isFree("127.0.0.1", held.getLocalPort())).isFalse();
            assertThat(Port.holder(held.getLocalPort()).orElse("nobody"))
                    .contains("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void isFreeOnceItIsLetGo() throws IOException {
        int port;
        try (ServerSocket held = new ServerSocket(0)) {
            port = held.getLocalPort();
        }

        assertThat(Port.isFree("127.0.0.1", port)).isTrue();
        assertThat(Port.holder(port)).isEmpty();
    }
}
