package io.quantumtrader.http.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.http.door.Access;
import io.quantumtrader.http.json.Field;
import io.quantumtrader.http.json.Json;
import io.quantumtrader.http.problem.Problem;
import io.quantumtrader.http.problem.ProblemKind;
import io.quantumtrader.http.route.Bodies;
import io.quantumtrader.http.route.Endpoint;
import io.quantumtrader.http.route.Parameter;
import io.quantumtrader.http.stream.EquityHistory;
import io.quantumtrader.http.view.AlarmView;
import io.quantumtrader.http.view.AlarmsView;
import io.quantumtrader.http.view.ClusterView;
import io.quantumtrader.http.view.ConfigurationView;
import io.quantumtrader.http.view.DecisionView;
import io.quantumtrader.http.view.EventView;
import io.quantumtrader.http.view.ExplanationView;
import io.quantumtrader.http.view.HealthView;
import io.quantumtrader.http.view.JobView;
import io.quantumtrader.http.view.KernelView;
import io.quantumtrader.http.view.KillRehearsalView;
import io.quantumtrader.http.view.KillSwitchView;
import io.quantumtrader.http.view.LadderView;
import io.quantumtrader.http.view.LimitView;
import io.quantumtrader.http.view.LimitsChangeView;
import io.quantumtrader.http.view.MarketHistoryView;
import io.quantumtrader.http.view.MarketView;
import io.quantumtrader.http.view.PermitView;
import io.quantumtrader.http.view.PersonView;
import io.quantumtrader.http.view.PortfolioView;
import io.quantumtrader.http.view.PositionView;
import io.quantumtrader.http.view.RecordView;
import io.quantumtrader.http.view.ReleaseResult;
import io.quantumtrader.http.view.ReleaseView;
import io.quantumtrader.http.view.StatusView;
import io.quantumtrader.http.view.WriteView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The description of the API by OpenAPI 3.1, written from the endpoints, their bodies and the records they answer with. */
final class OpenApi {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern SEGMENT = Pattern.compile("\\{([a-z]+)}");
    private static final List<String> TAGS = List.of("fund", "positions", "ladder", "record", "operation", "pages");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, String> SEGMENTS = new TreeMap<>(Map.of(
            "symbol", "Venue symbol, for example BTCUSDT.",
            "decision",
                    "Id of a decision, an order or a permit, or a bar: BTCUSDT@2026-03-02T12:00:00Z or BTCUSDT@tick.",
            "question", "harvest, stops or market-state.",
            "job", "Id of a job.",
            "view", "Name of a view, as `/api/v1/views` lists them.",
            "file", "Name of a file."));

    /** Kills and stops act whenever they are asked; a question changes nothing. */
    private static final Set<Endpoint> UNKEYED =
            EnumSet.of(Endpoint.KERNEL, Endpoint.KILL_REHEARSAL, Endpoint.EMERGENCY_STOP);

    private final Shapes shapes = new Shapes(meanings());

    private OpenApi() {}

    /** The whole document. */
    static ObjectNode document() {
        return new OpenApi().write();
    }

    private static Meanings meanings() {
        try {
            return Meanings.of(SOURCES);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private ObjectNode write() {
        var paths = JSON.objectNode();
        for (Endpoint endpoint : Endpoint.values()) {
            ObjectNode path = paths.withObjectProperty(endpoint.path());
            path.set(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint));
        }
        var document = JSON.objectNode().put("openapi", "3.1.1");
        document.set("info", info());
        var tags = document.putArray("tags");
        TAGS.forEach(tag -> tags.addObject().put("name", tag));
        document.set("servers", JSON.arrayNode().add(JSON.objectNode().put("url", "/")));
        document.set("paths", paths);
        document.set("components", components());
        return document;
    }

    private static ObjectNode info() {
        return JSON.objectNode()
                .put("title", "Quantum Trader")
                .put("version", "1")
                .put("description", """
                        Risk and exits of a leveraged crypto-futures fund. A number that is not known is null, never 0. Times are UTC epoch \
                        milliseconds of the fund's clock, money is in quote currency, shares are 0..1. Unknown fields of a body are refused.""");
    }

    private ObjectNode components() {
        shapes.of(Problem.Wire.class);
        shapes.of(ProblemKind.class);
        var components = JSON.objectNode();
        components.set("schemas", shapes.components());
        components
                .putObject("responses")
                .putObject("Problem")
                .put("description", "What went wrong, as problem+json (RFC 9457).")
                .putObject("content")
                .putObject("application/problem+json")
                .set("schema", shapes.of(Problem.Wire.class));
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put(
                        "description",
                        "A token of an operator. Reads go without one from this machine by a loopback name.");
        return components;
    }

    private ObjectNode operation(Endpoint endpoint) {
        var operation = JSON.objectNode();
        operation.putArray("tags").add(tag(endpoint));
        operation.put("operationId", camel(endpoint.name()));
        operation.put("summary", endpoint.summary().replaceFirst("[.:;,](?s: .*)?$", ""));
        operation.put("description", endpoint.summary());
        secure(operation, endpoint.access());
        var parameters = operation.putArray("parameters");
        var segments = SEGMENT.matcher(endpoint.path());
        while (segments.find()) parameters.add(segment(segments.group(1)));
        Parameter.of(endpoint).forEach(parameter -> parameters.add(query(parameter)));
        if (endpoint == Endpoint.VIEW) parameters.add(viewParameters());
        if (endpoint == Endpoint.STREAM)
            parameters.add(
                    header(
                            "Sec-WebSocket-Protocol",
                            "For pages, which can set no other header: `quantum-trader.v1, bearer.TOKEN`, the token in base64url."));
        if (endpoint == Endpoint.EVENTS)
            parameters.add(header("Last-Event-ID", "The last event seen: what came after it is sent."));
        if (endpoint.access().writes() && !UNKEYED.contains(endpoint)) {
            parameters.add(header(
                    "Idempotency-Key",
                    "1 to 64 of A-Z a-z 0-9 . _ : -; a repetition gets the first answer and does nothing more."));
        }
        if (parameters.isEmpty()) operation.remove("parameters");
        if (endpoint.access().writes()) operation.set("requestBody", body(endpoint));
        operation.set("responses", responses(endpoint));
        return operation;
    }

    private static void secure(ObjectNode operation, Access access) {
        var security = operation.putArray("security");
        if (access == Access.READ) security.addObject();
        if (access != Access.OPEN) security.addObject().putArray("token");
    }

    private static String tag(Endpoint endpoint) {
        return switch (endpoint) {
            case PAGE, PAGE_FILE, API_PAGE, API_PAGE_FILE, OPENAPI -> "pages";
            case LIVE, READY, METRICS, CLUSTER, ME, CONFIGURATION, WRITES -> "operation";
            case STATUS, ALARMS, EQUITY, EVENTS, STREAM, PORTFOLIO, MARKETS, MARKET, LIMITS, CHANGE_LIMITS -> "fund";
            case KERNEL, JOBS, JOB, START_JOB, CANCEL_JOB -> "questions";
            case POSITIONS, POSITION, DECISIONS, EXPLANATION, OPEN, CLOSE -> "positions";
            case LADDER,
                    PERMITS,
                    KILL_SWITCH,
                    RISK_KILL_SWITCH,
                    KILL,
                    RISK_KILL,
                    HALT,
                    KILL_REHEARSAL,
                    EMERGENCY_STOP,
                    EMERGENCY_RELEASE,
                    STEP_UP,
                    RELEASE -> "ladder";
            case VIEWS, VIEW -> "record";
        };
    }

    private static ObjectNode segment(String name) {
        return parameter(name, "path", String.valueOf(SEGMENTS.get(name)), Shapes.text())
                .put("required", true);
    }

    private static ObjectNode header(String name, String about) {
        return parameter(name, "header", about, Shapes.text());
    }

    private static ObjectNode query(Parameter parameter) {
        var schema = JSON.objectNode();
        switch (parameter) {
            case Parameter.Whole whole -> {
                schema.put("type", "integer").put("format", "int64").put("minimum", whole.low());
                if (whole.high() < Long.MAX_VALUE) schema.put("maximum", whole.high());
                if (whole.fallback() < Long.MAX_VALUE) schema.put("default", whole.fallback());
            }
            case Parameter.Word word -> schema.put("type", "string").put("pattern", "^" + word.pattern() + "$");
            case Parameter.Flag flag -> schema.put("type", "boolean").put("default", flag.fallback());
        }
        return parameter(parameter.name(), "query", parameter.about(), schema);
    }

    private static ObjectNode parameter(String name, String in, String about, ObjectNode schema) {
        var parameter = JSON.objectNode().put("name", name).put("in", in).put("description", about);
        parameter.set("schema", schema);
        return parameter;
    }

    private static ObjectNode viewParameters() {
        var schema = JSON.objectNode().put("type", "object");
        schema.set("additionalProperties", Shapes.text());
        return parameter(
                        "parameters",
                        "query",
                        "Those of the view, see the reference of views; `format` json or csv.",
                        schema)
                .put("style", "form")
                .put("explode", true);
    }

    private static ObjectNode body(Endpoint endpoint) {
        var schema = JSON.objectNode().put("type", "object").put("additionalProperties", false);
        var properties = JSON.objectNode();
        var required = JSON.arrayNode();
        for (Field field : Bodies.of(endpoint)) {
            properties.set(field.name(), field(field).put("description", field.about()));
            if (field.required()) required.add(field.name());
        }
        if (!required.isEmpty()) schema.set("required", required);
        schema.set("properties", properties);
        var body = JSON.objectNode().put("required", true);
        var content = body.putObject("content").putObject("application/json");
        content.set("schema", schema);
        content.set(
                "example",
                Json.object(endpoint.example().strip().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .orElseThrow());
        return body;
    }

    private static ObjectNode field(Field field) {
        return switch (field) {
            case Field.Text text -> {
                var schema =
                        Shapes.text().put("minLength", text.required() ? 1 : 0).put("maxLength", text.longest());
                yield text.pattern().isEmpty() ? schema : schema.put("pattern", "^(" + text.pattern() + ")?$");
            }
            case Field.Flag flag -> JSON.objectNode().put("type", "boolean");
            case Field.Amount amount -> {
                var schema = JSON.objectNode().put("type", "number");
                schema.put(amount.low() == 0 ? "exclusiveMinimum" : "minimum", amount.low());
                yield Double.isInfinite(amount.high()) ? schema : schema.put("maximum", amount.high());
            }
            case Field.Items items ->
                Shapes.array(JSON.objectNode().put("type", "object")).put("maxItems", items.most());
            case Field.Choice<?> choice -> {
                var schema = Shapes.text();
                var words = schema.putArray("enum");
                choice.allowed().stream().map(Enum::name).sorted().forEach(words::add);
                yield schema;
            }
        };
    }

    private ObjectNode responses(Endpoint endpoint) {
        var responses = JSON.objectNode();
        if (!endpoint.access().writes()
                && !EnumSet.of(Endpoint.EVENTS, Endpoint.STREAM).contains(endpoint)) {
            responses.putObject("304").put("description", "As before: If-None-Match names this answer.");
        }
        new TreeMap<>(answers(endpoint)).forEach((status, answer) -> responses.set("" + status, answer));
        problems(endpoint).forEach(status -> {
            if (!responses.has("" + status)) {
                responses.putObject("" + status).put("$ref", "#/components/responses/Problem");
            }
        });
        return responses;
    }

    private Map<Integer, ObjectNode> answers(Endpoint endpoint) {
        return switch (endpoint) {
            case PAGE, API_PAGE -> one(text("The page.", "text/html"));
            case PAGE_FILE, API_PAGE_FILE ->
                one(text(
                        "The file.",
                        "text/css",
                        "text/javascript",
                        "application/javascript",
                        "image/svg+xml",
                        "image/png"));
            case OPENAPI -> one(json("This description.", JSON.objectNode().put("type", "object")));
            case LIVE, READY -> {
                var health = shapes.of(HealthView.class);
                var failed = json("The checks, some of which failed; or too many reads.", health.deepCopy());
                ((ObjectNode) failed.get("content"))
                        .putObject("application/problem+json")
                        .set("schema", shapes.of(Problem.Wire.class));
                yield Map.of(200, json("All checks passed.", health), 503, failed);
            }
            case STATUS -> one(json("The fund at one glance.", shapes.of(StatusView.class)));
            case CLUSTER ->
                one(json("The node that answers, and the others as it sees them.", shapes.of(ClusterView.class)));
            case ME -> one(json("The person.", shapes.of(PersonView.class)));
            case EQUITY -> one(json("Points, oldest first.", shapes.listOf(EquityHistory.Point.class)));
            case POSITIONS -> one(json("Open positions, by symbol.", shapes.listOf(PositionView.class)));
            case POSITION -> one(json("The symbol.", shapes.of(PositionView.class)));
            case DECISIONS -> one(json("Decisions, newest first.", shapes.listOf(DecisionView.class)));
            case EXPLANATION -> one(json("The decision in sentences.", shapes.of(ExplanationView.class)));
            case PORTFOLIO -> one(json("The book.", shapes.of(PortfolioView.class)));
            case MARKETS -> one(json("By symbol.", shapes.listOf(MarketView.class)));
            case MARKET -> one(json("Bars, oldest first.", shapes.of(MarketHistoryView.class)));
            case CHANGE_LIMITS ->
                Map.of(202, taken("LimitsChangeAnswer", LimitsChangeView.class).get(202));
            case LIMITS -> one(json("By key.", shapes.listOf(LimitView.class)));
            case JOBS -> one(json("Jobs, newest first.", shapes.listOf(JobView.class)));
            case JOB, CANCEL_JOB -> one(json("The job.", shapes.of(JobView.class)));
            case START_JOB -> Map.of(202, json("The job, which waits or runs.", shapes.of(JobView.class)));
            case KERNEL -> one(json("The cases, in their order.", shapes.of(KernelView.class)));
            case LADDER -> one(json("The seven layers.", shapes.of(LadderView.class)));
            case PERMITS -> one(json("Permits, newest first.", shapes.listOf(PermitView.class)));
            case ALARMS -> one(json("Alarms, newest first.", shapes.of(AlarmsView.class)));
            case KILL_SWITCH, RISK_KILL_SWITCH -> one(json("The kill switch.", shapes.of(KillSwitchView.class)));
            case VIEWS -> one(json("The views.", shapes.listOf(RecordView.Description.class)));
            case VIEW -> {
                var answer = json("Rows, newest first.", shapes.of(RecordView.class));
                ((ObjectNode) answer.get("content")).putObject("text/csv").set("schema", Shapes.text());
                yield one(answer);
            }
            case CONFIGURATION -> one(json("Settings, by key.", shapes.of(ConfigurationView.class)));
            case WRITES -> one(json("Writes, newest first.", shapes.listOf(WriteView.class)));
            case METRICS -> one(text("Figures, a line each.", "text/plain"));
            case EVENTS -> one(events());
            case STREAM -> Map.of(101, JSON.objectNode().put("description", messages()));
            case OPEN, CLOSE -> one(json("The decision.", shapes.of(DecisionView.class)));
            case KILL, RISK_KILL, HALT -> taken("KillSwitchAnswer", KillSwitchView.class);
            case EMERGENCY_STOP, EMERGENCY_RELEASE, STEP_UP, RELEASE -> taken("LadderAnswer", LadderView.class);
            case KILL_REHEARSAL -> one(json("How long it took.", shapes.of(KillRehearsalView.class)));
        };
    }

    private ObjectNode events() {
        shapes.of(AlarmView.class);
        return text(
                "Server-sent events, the data of each a JSON object: " + kinds() + ", and `reset` and `gap`.",
                "text/event-stream");
    }

    /** What OpenAPI has no words for. */
    private static String messages() {
        return "A WebSocket. Text messages of the server, each `{\"id\":\"ID\",\"event\":\"NAME\",\"data\":{...}}`: "
                + kinds()
                + " with the data of `/api/v1/events`; without an id `reset` (events in between are gone: read anew), `gap`"
                + " (`lost`: how many) and `refused` (`reason`), after which it ends.";
    }

    private static String kinds() {
        return Arrays.stream(EventView.class.getPermittedSubclasses())
                .map(kind -> "`" + kind.getSimpleName().toLowerCase(Locale.ROOT) + "`")
                .collect(Collectors.joining(", "));
    }

    private Map<Integer, ObjectNode> taken(String name, Class<?> type) {
        var answer = shapes.extended(name, type, properties -> {
            properties.set("again", Shapes.text().put("description", "What stood already, and since when."));
            properties.set("waitsFor", Shapes.text().put("description", "What a release waits for; with 202."));
            properties.set("results", shapes.listOf(ReleaseResult.class));
            properties.set("releases", shapes.listOf(ReleaseView.class));
        });
        return Map.of(
                200, json("Done: how it stands now.", answer),
                202, json("Taken, not in force yet: `waitsFor` says what for.", answer.deepCopy()));
    }

    private static Map<Integer, ObjectNode> one(ObjectNode answer) {
        return Map.of(200, answer);
    }

    private static ObjectNode json(String about, ObjectNode schema) {
        var response = JSON.objectNode().put("description", about);
        response.putObject("content").putObject("application/json").set("schema", schema);
        return response;
    }

    private static ObjectNode text(String about, String... types) {
        var response = JSON.objectNode().put("description", about);
        var content = response.putObject("content");
        for (String type : types) content.putObject(type).set("schema", Shapes.text());
        return response;
    }

    /** The statuses of the problems that an endpoint may answer with. */
    private static Collection<Integer> problems(Endpoint endpoint) {
        var kinds = EnumSet.of(ProblemKind.MALFORMED_REQUEST, ProblemKind.HOST_NOT_ALLOWED, ProblemKind.INTERNAL);
        if (SEGMENT.matcher(endpoint.path()).find()) kinds.add(ProblemKind.NOT_FOUND);
        if (endpoint.access() != Access.OPEN) kinds.addAll(Set.of(ProblemKind.TOKEN_MISSING, ProblemKind.TOO_MANY));
        if (endpoint.access() != Access.OPEN) kinds.add(ProblemKind.FORBIDDEN);
        if (endpoint == Endpoint.STREAM) kinds.add(ProblemKind.UPGRADE_REQUIRED);
        if (endpoint.access() == Access.READ) kinds.addAll(Set.of(ProblemKind.BUSY, ProblemKind.TIMED_OUT));
        boolean refusesQueries =
                Parameter.none(endpoint) || !Parameter.of(endpoint).isEmpty();
        if (endpoint == Endpoint.VIEW || refusesQueries) kinds.add(ProblemKind.INVALID);
        if (endpoint.access().writes()) {
            kinds.addAll(List.of(
                    ProblemKind.NOT_FOUND,
                    ProblemKind.REFUSED,
                    ProblemKind.BODY_TOO_LARGE,
                    ProblemKind.CONTENT_TYPE_WRONG,
                    ProblemKind.INVALID,
                    ProblemKind.TIMED_OUT));
        }
        return kinds.stream().map(ProblemKind::status).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String camel(String constant) {
        var words = constant.toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words, 1, words.length)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
