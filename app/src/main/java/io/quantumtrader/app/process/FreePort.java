package io.quantumtrader.app.process;

import io.quantumtrader.app.launch.LaunchFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of the loopback that nobody listens on at the moment. */
public final class FreePort {

    private FreePort() {}

    public static int one() {
        return some(1).getFirst();
    }

    /** Different ones. */
    public static List<Integer> some(int count) {
        var held = new ArrayList<ServerSocket>();
        try {
            var ports = new ArrayList<Integer>();
            for (int i = 0; i < count; i++) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.add(socket.getLocalPort());
            }
            return ports;
        } catch (IOException none) {
            throw new LaunchFailed("no port is free: " + none.getMessage(), none);
        } finally {
            held.forEach(FreePort::free);
        }
    }

    private static void free(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new LaunchFailed("a port cannot be freed: " + failed.getMessage(), failed);
        }
    }
}
