package io.quantumtrader.app.bench.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that is kept, with as little beside it as can be, so that what is measured is the server. One thread uses it. */
final class PlainHttp implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int PATIENCE_MS = 30_000;
    private static final int HEXADECIMAL = 16;

    private final Socket socket;
    private final InputStream in;
    private final String host;
    private int bytes;

    /** @param address host and port */
    PlainHttp(String address) throws IOException {
        int colon = address.lastIndexOf(':');
        host = address;
        socket = new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1), 10));
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** A request as it goes over the wire. */
    byte[] written(Load.Step step) {
        var text = new StringBuilder()
                .append(step.method())
                .append(' ')
                .append(step.path())
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\nAccept: application/json\r\n");
        if (!step.token().isEmpty())
            text.append("Authorization: Bearer ").append(step.token()).append("\r\n");
        byte[] body = step.body().getBytes(StandardCharsets.UTF_8);
        if (body.length > 0)
            text.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
        text.append("\r\n").append(step.body());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Sends it and reads the answer to its end; the status. */
    int ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        int status = Integer.parseInt(line().split(" ", 3)[1], 10);
        long length = 0;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Long.parseLong(lower.substring(15).strip(), 10);
            if (lower.startsWith("transfer-encoding:")) chunked = lower.contains("chunked");
        }
        bytes = 0;
        if (chunked) chunks();
        else skip(length);
        return status;
    }

    /** Of the body of the last answer. */
    int bytes() {
        return bytes;
    }

    /** The next line, without its end. */
    String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException("the connection ended");
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }

    void send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
    }

    void patience(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
    }

    private void chunks() throws IOException {
        for (int size = Integer.parseInt(line(), HEXADECIMAL); size > 0; size = Integer.parseInt(line(), HEXADECIMAL)) {
            skip(size);
            line();
        }
        line();
    }

    private void skip(long length) throws IOException {
        in.skipNBytes(length);
        bytes += (int) length;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
