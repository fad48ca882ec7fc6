package io.quantumtrader.http.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.http.json.Json;
import io.quantumtrader.http.problem.Problem;
import io.quantumtrader.http.problem.ProblemKind;
import io.quantumtrader.http.stream.EventHub;
import io.quantumtrader.http.stream.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/**
 * The events of the fund over one WebSocket. The client says at most where to go on; whatever else it says ends it, after a notice that
 * tells why.
 */
final class EventSocket {

    /** What a page offers beside its token: a browser takes no answer without one of the protocols that it offered. */
    private static final String PROTOCOL = "quantum-trader.v1";

    private static final int LONGEST_HELLO = 256;
    private static final Duration HELLO = Duration.ofSeconds(10);

    private final EventHub hub;
    private final Watch watch;
    private final CompletableFuture<Source<String, NotUsed>> begun = new CompletableFuture<>();
    private final CompletableFuture<String> refused = new CompletableFuture<>();

    private EventSocket(EventHub hub, Watch watch) {
        this.hub = hub;
        this.watch = watch;
    }

    /** The upgrade, or what is in its way. */
    static HttpResponse answer(EventHub hub, HttpRequest request, Requests.StreamRequest wanted) {
        var upgrade = request.getAttribute(AttributeKeys.webSocketUpgrade);
        if (upgrade.isEmpty())
            return Replies.problem(Problem.of(ProblemKind.UPGRADE_REQUIRED, "no Upgrade: websocket in the request"))
                    .addHeader(RawHeader.create("Upgrade", "websocket"));
        var socket = new EventSocket(hub, wanted.watch());
        if (wanted.hello()) {
            var _ = socket.begun.completeOnTimeout(
                    Source.single(notice("no first message came")), HELLO.toMillis(), TimeUnit.MILLISECONDS);
            return socket.open(upgrade.get());
        }
        var events = hub.messages(wanted.watch());
        if (events.isEmpty()) return Replies.problem(Problem.of(ProblemKind.BUSY, "too many watchers"));
        socket.begun.complete(events.get());
        return socket.open(upgrade.get());
    }

    private HttpResponse open(WebSocketUpgrade upgrade) {
        var spoken = Flow.of(Message.class).flatMapConcat(EventSocket::text).to(Sink.foreach(this::hear));
        var told = Source.completionStage(begun)
                .flatMapConcat(events -> events)
                .merge(Source.completionStage(refused), true)
                .<Message>map(TextMessage::create);
        var flow = Flow.fromSinkAndSourceCoupled(spoken, told);
        boolean offered = StreamSupport.stream(upgrade.getRequestedProtocols().spliterator(), false)
                .anyMatch(PROTOCOL::equals);
        return offered ? upgrade.handleMessagesWith(flow, PROTOCOL) : upgrade.handleMessagesWith(flow);
    }

    /** One message as a text, cut where it is longer than any that is understood; nothing of a binary one. */
    private static Source<String, ?> text(Message message) {
        if (!message.isText()) return Source.single("");
        return message.asTextMessage()
                .getStreamedText()
                .map(part -> part.substring(0, Math.min(part.length(), LONGEST_HELLO + 1)))
                .scan("", String::concat)
                .takeWhile(text -> text.length() <= LONGEST_HELLO, true)
                .fold("", (shorter, longer) -> longer);
    }

    private void hear(String text) {
        Optional<String> after = after(text);
        if (begun.isDone()) refuse("this address hears nothing after the first message");
        else if (after.isEmpty()) refuse("the first message has to be {\"after\":\"ID\"}");
        else begun.complete(events(after.get()));
    }

    private void refuse(String why) {
        refused.complete(notice(why));
    }

    private Source<String, NotUsed> events(String after) {
        return hub.messages(watch.from(after)).orElseGet(() -> Source.single(notice("too many watchers")));
    }

    private static Optional<String> after(String text) {
        if (text.length() > LONGEST_HELLO) return Optional.empty();
        return Json.object(text.getBytes(StandardCharsets.UTF_8))
                .filter(said -> said.size() == 1 && said.path("after").isTextual())
                .map(said -> said.path("after").textValue())
                .filter(id -> id.matches(Parameter.AFTER.pattern()));
    }

    private static String notice(String why) {
        ObjectNode notice = Json.tree(new Notice("refused"));
        notice.putObject("data").put("reason", why);
        return notice.toString();
    }

    /** An event of the stream itself. */
    private record Notice(String event) {}
}
