package io.quantumtrader.http.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.http.door.Access;
import io.quantumtrader.http.door.Door;
import io.quantumtrader.http.door.Pace;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.json.Json;
import io.quantumtrader.http.json.PlainText;
import io.quantumtrader.http.metric.RequestFigures;
import io.quantumtrader.http.problem.Problem;
import io.quantumtrader.http.problem.ProblemKind;
import io.quantumtrader.http.route.Asked;
import io.quantumtrader.http.route.Call;
import io.quantumtrader.http.route.Endpoint;
import io.quantumtrader.http.route.Handlers;
import io.quantumtrader.http.route.Replies;
import io.quantumtrader.http.route.Router;
import io.quantumtrader.http.route.Router.Match;
import io.quantumtrader.http.view.WriteView;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** The way of one request: host, address, origin, token, body, answer, headers. */
final class Entrance {

    private static final MediaType JSON = MediaTypes.APPLICATION_JSON;
    private static final Duration BODY_TIMEOUT = Duration.ofSeconds(5);
    private static final int LONGEST_REASON = 500;

    private final ActorSystem<?> system;
    private final Handlers handlers;
    private final RequestFigures figures;
    private final int largestBody;
    private final Pace openings;

    /** @param openings by person */
    Entrance(ActorSystem<?> system, Handlers handlers, RequestFigures figures, int largestBody, Pace openings) {
        this.system = system;
        this.handlers = handlers;
        this.figures = figures;
        this.largestBody = largestBody;
        this.openings = openings;
    }

    /** Answers every request; the stage never fails. */
    CompletionStage<HttpResponse> answer(Door door, HttpRequest request) {
        var attempt = new Attempt();
        CompletionStage<HttpResponse> answer;
        try {
            answer = enter(door, request, attempt);
        } catch (RuntimeException failure) {
            answer = CompletableFuture.failedStage(failure);
        }
        return answer.exceptionally(failure -> Replies.problem(Failures.problem(request, failure)))
                .thenApply(response -> {
                    if (attempt.writes) note(request, attempt, response);
                    figures.answered(
                            request.method().name(),
                            attempt.endpoint.map(Endpoint::path).orElse(RequestFigures.NO_ENDPOINT),
                            response.status().intValue(),
                            System.nanoTime() - attempt.beganNanos);
                    return SecurityHeaders.on(EntityTags.on(request, response), door.staysEncrypted(request));
                });
    }

    /** What is known of a write by the time that it is answered; one thread after another fills it. */
    private static final class Attempt {
        private final long beganNanos = System.nanoTime();
        private Optional<Endpoint> endpoint = Optional.empty();
        private boolean writes;
        private Optional<Person> person = Optional.empty();
        private Optional<String> reason = Optional.empty();
        private Optional<String> asked = Optional.empty();
    }

    private void note(HttpRequest request, Attempt attempt, HttpResponse response) {
        handlers.note(new WriteView(
                System.currentTimeMillis(),
                attempt.person.map(Person::name).orElse(""),
                attempt.person.map(person -> person.role().word()).orElse(null),
                Door.address(request),
                PlainText.escaped(request.getUri().getPathString()),
                response.status().intValue(),
                attempt.reason.orElse(null),
                attempt.asked.orElse(null)));
    }

    private CompletionStage<HttpResponse> enter(Door door, HttpRequest request, Attempt attempt) {
        Optional<Problem> wrongHost = door.refusesHost(request);
        if (wrongHost.isPresent()) return turnAway(request, wrongHost.get());
        return switch (Router.find(request.method().name(), request.getUri().getPathString())) {
            case Match.Nothing() ->
                turnAway(request, Problem.of(ProblemKind.NOT_FOUND, "no such address; see the reference of routes"));
            case Match.OtherMethod(var allowed) ->
                turnAway(request, Problem.of(ProblemKind.METHOD_NOT_ALLOWED, "this address takes " + allowed))
                        .thenApply(response -> response.addHeader(RawHeader.create("Allow", allowed)));
            case Match.Found found -> enter(door, request, found, attempt);
        };
    }

    private CompletionStage<HttpResponse> enter(Door door, HttpRequest request, Match.Found found, Attempt attempt) {
        Access access = found.endpoint().access();
        attempt.endpoint = Optional.of(found.endpoint());
        attempt.writes = access.writes();
        if (access == Access.OPEN) return read(request, found, Person.NOBODY, () -> true);
        Optional<Problem> foreign = door.refusesOrigin(request);
        if (foreign.isPresent()) return turnAway(request, foreign.get());
        if (access == Access.READ && door.isLocal(request) && !asksWho(door, found, request))
            return read(request, found, Person.NOBODY, () -> true);
        var pass = door.pass(request);
        if (pass instanceof Door.Pass.Known(var known, var _)) attempt.person = Optional.of(known);
        if (pass instanceof Door.Pass.Refused(var why)) figures.tokenRefused(why.kind());
        return switch (pass) {
            case Door.Pass.Refused(var problem) ->
                turnAway(request, problem)
                        .thenApply(response -> response.addHeader(RawHeader.create("WWW-Authenticate", "Bearer")));
            case Door.Pass.Known(var person, var _)
            when !person.role().may(access) -> turnAway(request, Replies.forbidden(person, access));
            case Door.Pass.Known(var person, var _)
            when access == Access.TRADE && !openings.allows(person.name()) ->
                turnAway(
                        request,
                        Problem.of(ProblemKind.TOO_MANY, "too many openings of " + person.name() + " within a minute"));
            case Door.Pass.Known(var person, var _) when access.writes() -> write(request, found, person, attempt);
            case Door.Pass.Known(var person, var still) -> read(request, found, person, still);
        };
    }

    /**
     * Who asks whose a token is, wants to know of a wrong one also where reads go without; so does whoever opens a socket with one,
     * which ends with its token.
     */
    private static boolean asksWho(Door door, Match.Found found, HttpRequest request) {
        return (found.endpoint() == Endpoint.ME || found.endpoint() == Endpoint.STREAM) && door.showsItself(request);
    }

    private CompletionStage<HttpResponse> read(
            HttpRequest request, Match.Found found, Person person, BooleanSupplier still) {
        request.discardEntityBytes(system);
        var call = new Call(request, found.path(), person, still, JsonNodeFactory.instance.objectNode());
        return handlers.handle(found.endpoint(), call);
    }

    private CompletionStage<HttpResponse> write(
            HttpRequest request, Match.Found found, Person person, Attempt attempt) {
        if (!request.entity().getContentType().mediaType().equals(JSON)) {
            String type = request.entity().getContentType().toString();
            return turnAway(request, Problem.of(ProblemKind.CONTENT_TYPE_WRONG, "Content-Type was " + type));
        }
        if (request.entity().getContentLengthOption().orElse(0) > largestBody) {
            return turnAway(request, Failures.tooLarge(largestBody));
        }
        return request.entity()
                .toStrict(BODY_TIMEOUT.toMillis(), system)
                .<CompletionStage<HttpResponse>>handle((entity, failure) -> failure == null
                        ? act(request, found, person, attempt, entity)
                        : turnAway(request, Failures.ofBody(failure, largestBody)))
                .thenCompose(Function.identity());
    }

    private CompletionStage<HttpResponse> act(
            HttpRequest request, Match.Found found, Person person, Attempt attempt, HttpEntity.Strict entity) {
        Optional<ObjectNode> body = Json.object(entity.getData().toArray());
        if (body.isEmpty()) {
            return turnAway(request, Problem.of(ProblemKind.MALFORMED_JSON, "the body must be one JSON object"));
        }
        attempt.reason = Optional.of(body.get().path("reason"))
                .filter(JsonNode::isTextual)
                .map(reason -> reason.textValue()
                        .substring(
                                0, Math.min(LONGEST_REASON, reason.textValue().length())))
                .map(PlainText::escaped);
        attempt.asked = Optional.of(Asked.of(found.endpoint(), body.get())).filter(asked -> !asked.isEmpty());
        return handlers.handle(found.endpoint(), new Call(request, found.path(), person, () -> true, body.get()));
    }

    private CompletionStage<HttpResponse> turnAway(HttpRequest request, Problem problem) {
        request.discardEntityBytes(system);
        return CompletableFuture.completedStage(Replies.problem(problem));
    }
}
