package io.quantumtrader.app.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what comes to a port to another address, and back, until it is told to do otherwise: a cable that can be cut. Thread-safe.
 */
public final class TcpRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TcpRelay.class);
    private static final int BUFFER = 16 * 1024;

    private final InetSocketAddress target;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state = State.FLOWS;

    /** What becomes of what comes. */
    public enum State {
        /** It is passed on. */
        FLOWS,
        /** It is taken and kept until it flows again: nobody is told that nothing arrives. */
        STALLS,
        /** Connections are ended, and new ones as soon as they are made. */
        CUT
    }

    private TcpRelay(InetSocketAddress target, ServerSocket door) {
        this.target = target;
        this.door = door;
    }

    /**
     * Listens on any free port of an address.
     *
     * @param host where it listens
     * @param target where it passes on to
     */
    public static TcpRelay between(String host, InetSocketAddress target) throws IOException {
        var relay = new TcpRelay(target, new ServerSocket(0, 64, InetAddress.getByName(host)));
        Thread.ofVirtual().name("relay").start(relay::accept);
        return relay;
    }

    /** The port that it listens on. */
    public int port() {
        return door.getLocalPort();
    }

    /** From now on; what was kept flows on or is dropped with its connection. */
    public void become(State next) {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (next == State.CUT) open.forEach(TcpRelay::end);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                open.add(near);
                Thread.ofVirtual().name("relay-in").start(() -> connect(near));
            } catch (IOException closed) {
                LOG.debug("The relay on port {} takes no more connections", port(), closed);
            }
        }
    }

    private void connect(Socket near) {
        var far = new Socket();
        try {
            if (!flows()) throw new IOException("cut");
            open.add(far);
            far.connect(target);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Thread.ofVirtual().name("relay-out").start(() -> pass(far, near));
            pass(near, far);
        } catch (IOException failed) {
            LOG.debug("A connection to {} did not come about", target, failed);
            forget(near, far);
        }
    }

    private void pass(Socket from, Socket to) {
        var buffer = new byte[BUFFER];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!flows()) break;
                out.write(buffer, 0, read);
            }
        } catch (IOException ended) {
            LOG.debug("A connection to {} ended", target, ended);
        } finally {
            forget(from, to);
        }
    }

    /** Waits while it stalls; false if it is cut. */
    private boolean flows() {
        lock.lock();
        try {
            while (state == State.STALLS) changed.awaitUninterruptibly();
            return state == State.FLOWS;
        } finally {
            lock.unlock();
        }
    }

    private void forget(Socket one, Socket other) {
        open.remove(one);
        open.remove(other);
        end(one);
        end(other);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException failed) {
            LOG.debug("A connection was not closed", failed);
        }
    }

    /** Ends every connection and listens no more. */
    @Override
    public void close() {
        become(State.CUT);
        try {
            door.close();
        } catch (IOException failed) {
            LOG.warn("The relay on port {} was not closed", port(), failed);
        }
    }
}
