package io.quantumtrader.http.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.door.Access;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
import io.quantumtrader.http.json.Json;
import io.quantumtrader.http.problem.Problem;
import io.quantumtrader.http.problem.ProblemKind;
import io.quantumtrader.http.view.HealthView;
import io.quantumtrader.http.view.ReleaseResult;
import io.quantumtrader.http.view.ReleaseView;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;

/** Values as responses. */
public final class Replies {

    private static final ContentType PROBLEM = MediaTypes.applicationWithFixedCharset(
                    "problem+json", HttpCharsets.UTF_8)
            .toContentType();

    private static final ContentType EXPOSITION =
            ContentTypes.parse("text/plain; version=" + Exposition.VERSION + "; charset=utf-8");

    private Replies() {}

    static HttpResponse ok(Object value) {
        return json(200, value);
    }

    static HttpResponse health(HealthView health) {
        return json(health.healthy() ? 200 : 503, health);
    }

    static <T> HttpResponse answer(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(var value) -> json(200, value);
            case Answer.Again<T>(var value, var again) ->
                json(200, Json.tree(value).put("again", again));
            case Answer.Released<T>(var value, var releases) -> json(200, released(Json.tree(value), releases));
            case Answer.Pending<T>(var value, var waitsFor, var releases) ->
                json(202, released(Json.tree(value).put("waitsFor", waitsFor), releases));
            case Answer.Begun<T>(var value) -> json(202, value);
            case Answer.Unknown<T>(var what) -> problem(Problem.of(ProblemKind.NOT_FOUND, what));
            case Answer.Invalid<T>(var violations) -> problem(Problem.invalid(violations));
            case Answer.Refused<T>(var why, var verdicts, var results) ->
                problem(Problem.refused(why, verdicts, results));
            case Answer.Forbidden<T>(var why, var verdicts, var results) ->
                problem(Problem.forbidden(why, verdicts, results));
        };
    }

    private static ObjectNode released(ObjectNode answer, List<ReleaseView> releases) {
        answer.set("results", Json.list(releases.stream().map(ReleaseResult::of).toList()));
        answer.set("releases", Json.list(releases));
        return answer;
    }

    /** What somebody is told who may not do this; the words name what may be done by whom. */
    public static Problem forbidden(Person person, Access access) {
        var able = Arrays.stream(Role.values())
                .filter(role -> role.may(access))
                .map(Role::word)
                .collect(Collectors.joining(", "));
        return Problem.of(
                ProblemKind.FORBIDDEN, person.name() + " is " + person.role().word() + "; this takes one of: " + able);
    }

    /** The error as problem+json. */
    public static HttpResponse problem(Problem problem) {
        return HttpResponse.create()
                .withStatus(problem.kind().status())
                .withEntity(HttpEntities.create(PROBLEM, Json.bytes(problem.wire())));
    }

    static HttpResponse metrics(List<MetricSnapshot> metrics) {
        return HttpResponse.create().withEntity(HttpEntities.create(EXPOSITION, Exposition.of(metrics)));
    }

    /** An answer to a write as it was given before. */
    static HttpResponse said(int status, String body) {
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(HttpEntities.create(
                        status < 400 ? ContentTypes.APPLICATION_JSON : PROBLEM, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpResponse json(int status, Object value) {
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, Json.bytes(value)));
    }
}
