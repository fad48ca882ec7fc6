package io.quantumtrader.app.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as it is told to and remembers what it was asked; what it was not told of is an empty object. */
public final class FakeFund implements AutoCloseable {

    /** A stream that sends one alarm and ends. */
    private static final String STREAM = """
            retry: 1

            id: e-1
            event: alarm
            data: {"atMs":1772452800000,"severity":"info","symbol":"*","text":"something"}

            """;

    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    public FakeFund() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        at("/api/v1/events", 200, STREAM);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on this stands at a path. */
    public FakeFund at(String path, int status, String body) {
        answers.put(path, new Answer(status, body));
        return this;
    }

    /** Method and raw path of each request, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** The same with their queries. */
    List<String> questions() {
        return List.copyOf(questions);
    }

    /** What requests said of whoever asked, where they said it. */
    List<String> tokens() {
        return List.copyOf(tokens);
    }

    /** What writes sent. */
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        asked.add(exchange.getRequestMethod() + " " + uri.getRawPath());
        questions.add(exchange.getRequestMethod() + " " + uri);
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        if (token != null) tokens.add(token);
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > 0) bodies.add(new String(body, StandardCharsets.UTF_8));
        var answer = answers.getOrDefault(uri.getRawPath(), new Answer(200, "{}"));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
