package io.quantumtrader.http.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server on which, on demand, nothing comes through any more while both ends hold it for open. */
final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private boolean silent;
    private volatile int target;

    Relay() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** Passes on to this port of this machine from now on. */
    void to(int port) {
        target = port;
        Thread.ofVirtual().start(this::accept);
    }

    /** Whether bytes stay where they are. */
    void silent(boolean now) {
        synchronized (gate) {
            silent = now;
            gate.notifyAll();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket here = door.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(here);
                sockets.add(there);
                Thread.ofVirtual().start(() -> pass(here, there));
                Thread.ofVirtual().start(() -> pass(there, here));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[16_384];
        try (from;
                to) {
            for (int count = from.getInputStream().read(bytes); count >= 0; ) {
                waitForWords();
                to.getOutputStream().write(bytes, 0, count);
                count = from.getInputStream().read(bytes);
            }
        } catch (IOException | InterruptedException over) {
            // either end has hung up, and so does the other
        }
    }

    private void waitForWords() throws InterruptedException {
        synchronized (gate) {
            while (silent) gate.wait();
        }
    }

    @Override
    public void close() throws IOException {
        silent(false);
        door.close();
        for (Socket socket : sockets) hangUp(socket);
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it was closed already
        }
    }
}
