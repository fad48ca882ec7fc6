package io.quantumtrader.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.http.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The client's side of one WebSocket of a test. */
final class Socket implements AutoCloseable {

    private static final ObjectMapper MAPPER = Json.mapper();
    private static final String END = "";

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CountDownLatch pinged = new CountDownLatch(1);
    private final WebSocket socket;
    private volatile boolean paused;

    private Socket(Connector connector) {
        var builder = connector.client().newWebSocketBuilder();
        for (int index = 0; index < connector.headers().size(); index += 2)
            builder.header(connector.headers().get(index), connector.headers().get(index + 1));
        var protocols = connector.protocols();
        if (!protocols.isEmpty())
            builder.subprotocols(
                    protocols.getFirst(), protocols.subList(1, protocols.size()).toArray(String[]::new));
        socket = builder.buildAsync(URI.create(connector.url()), new Ear()).join();
    }

    /** How it is opened: headers by name and value. */
    record Connector(HttpClient client, String url, List<String> headers, List<String> protocols) {

        Connector offering(String... names) {
            return new Connector(client, url, headers, List.of(names));
        }

        Socket connect() {
            return new Socket(this);
        }
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                messages.add(parts.toString());
                parts.setLength(0);
            }
            if (!paused) from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            pinged.countDown();
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            messages.add(END);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            messages.add(END);
        }
    }

    void say(String text) {
        var _ = socket.sendText(text, true);
    }

    /** Reads no more after the next message. */
    void pause() {
        paused = true;
    }

    void goOn() {
        paused = false;
        socket.request(1);
    }

    String protocol() {
        return socket.getSubprotocol();
    }

    void awaitPing() {
        try {
            if (!pinged.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("no ping");
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    JsonNode next() {
        String text = take();
        if (text.equals(END)) throw new IllegalStateException("the stream ended");
        return parsed(text);
    }

    /** The next of that name; others before it are left out. */
    JsonNode next(String name) {
        var event = next();
        while (!event.path("event").asText().equals(name)) event = next();
        return event;
    }

    /** Everything that comes until it ends. */
    List<JsonNode> toTheEnd() {
        var all = new ArrayList<JsonNode>();
        for (String text = take(); !text.equals(END); text = take()) all.add(parsed(text));
        return all;
    }

    private String take() {
        try {
            String text = messages.poll(20, TimeUnit.SECONDS);
            if (text == null) throw new IllegalStateException("nothing came");
            return text;
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException malformed) {
            throw new IllegalStateException(text, malformed);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
