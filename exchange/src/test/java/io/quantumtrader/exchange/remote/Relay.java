package io.quantumtrader.exchange.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A line to a server that can swallow requests, or answers: then whoever asks hears nothing. */
final class Relay implements AutoCloseable {

    /** What does not get through. */
    enum Swallows {
        NOTHING,
        REQUESTS,
        ANSWERS
    }

    private final ServerSocket door;
    private final URI server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch swallowed = new CountDownLatch(1);
    volatile Swallows swallows = Swallows.NOTHING;

    Relay(URI server) throws IOException {
        this.server = server;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** Waits until something was swallowed. */
    boolean swallowed() throws InterruptedException {
        return swallowed.await(20, TimeUnit.SECONDS);
    }

    private void accept() {
        try {
            while (true) {
                var near = door.accept();
                var far = new Socket(server.getHost(), server.getPort());
                sockets.addAll(List.of(near, far));
                Thread.startVirtualThread(() -> passes(near, far, Swallows.REQUESTS));
                Thread.startVirtualThread(() -> passes(far, near, Swallows.ANSWERS));
            }
        } catch (IOException closed) {
            closeAll();
        }
    }

    private void passes(Socket from, Socket to, Swallows kind) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] some = new byte[8192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                if (swallows == kind) {
                    swallowed.countDown();
                } else {
                    out.write(some, 0, read);
                    out.flush();
                }
            }
        } catch (IOException closed) {
            closeAll();
        }
    }

    private void closeAll() {
        sockets.forEach(Relay::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        closeAll();
    }
}
