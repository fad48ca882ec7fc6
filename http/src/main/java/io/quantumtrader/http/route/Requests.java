package io.quantumtrader.http.route;

import io.quantumtrader.http.door.Access;
import io.quantumtrader.http.json.Fields;
import io.quantumtrader.http.request.AlarmPage;
import io.quantumtrader.http.request.BarPage;
import io.quantumtrader.http.request.CloseRequest;
import io.quantumtrader.http.request.DecisionPage;
import io.quantumtrader.http.request.EmergencyStopRequest;
import io.quantumtrader.http.request.HaltRequest;
import io.quantumtrader.http.request.JobRequest;
import io.quantumtrader.http.request.KernelRequest;
import io.quantumtrader.http.request.KillRequest;
import io.quantumtrader.http.request.LimitsRequest;
import io.quantumtrader.http.request.OpenRequest;
import io.quantumtrader.http.request.ReleaseRequest;
import io.quantumtrader.http.request.ReleaseRequest.Target;
import io.quantumtrader.http.request.StepUpRequest;
import io.quantumtrader.http.stream.Watch;
import io.quantumtrader.http.view.JobView;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Reads the requests out of bodies and queries; the bounds here are of form, the fund has its own. */
final class Requests {

    private Requests() {}

    static Checked<OpenRequest> open(Call call, String commandId) {
        Fields fields = call.fields();
        String symbol = fields.text(Bodies.SYMBOL);
        var side = fields.choice(Bodies.SIDE);
        double quantity = fields.amount(Bodies.QUANTITY);
        double notional = fields.amount(Bodies.NOTIONAL);
        String reason = fields.text(Bodies.REASON);
        boolean both = Double.isFinite(quantity) && Double.isFinite(notional);
        fields.require(!both, "notional", "absent where quantity is given");
        return fields.then(
                () -> new OpenRequest(symbol, side.orElseThrow(), quantity, notional, reason, call.who(), commandId));
    }

    static Checked<CloseRequest> close(Call call, String commandId) {
        Fields fields = call.fields();
        double fraction = fields.amount(Bodies.FRACTION);
        double quantity = fields.amount(Bodies.CLOSED_QUANTITY);
        boolean both = Double.isFinite(quantity) && Double.isFinite(fraction);
        fields.require(!both, "fraction", "absent where quantity is given");
        String reason = fields.text(Bodies.REASON);
        return fields.then(() -> new CloseRequest(
                call.segment("symbol"),
                Double.isNaN(fraction) ? 1 : fraction,
                quantity,
                reason,
                call.who(),
                commandId));
    }

    static Checked<KillRequest> kill(Call call) {
        Fields fields = call.fields();
        boolean enabled = fields.flag(Bodies.ENABLED);
        var permission = fields.choice(Bodies.PERMISSION);
        Scope scope = scope(fields);
        String reason = fields.text(Bodies.REASON);
        String phrase = fields.text(Bodies.PHRASE);
        return fields.then(() -> new KillRequest(
                enabled,
                permission.orElse(Permission.REDUCE_ONLY),
                permission.isEmpty(),
                scope,
                reason,
                phrase,
                call.who()));
    }

    static Checked<HaltRequest> halt(Call call) {
        Fields fields = call.fields();
        String reason = fields.text(Bodies.REASON);
        String phrase = fields.text(Bodies.PHRASE);
        return fields.then(() -> new HaltRequest(reason, phrase, call.who()));
    }

    static Checked<LimitsRequest> limits(Call call) {
        Fields fields = call.fields();
        String numbers = fields.text(Bodies.NUMBERS);
        String reason = fields.text(Bodies.REASON);
        return fields.then(() -> new LimitsRequest(
                numbers, reason, call.who(), call.person().role().may(Access.LOOSEN)));
    }

    /** An empty object. */
    static Checked<Boolean> nothing(Call call) {
        return call.fields().then(() -> true);
    }

    static Checked<EmergencyStopRequest> emergencyStop(Call call) {
        Fields fields = call.fields();
        Scope scope = scope(fields);
        String reason = fields.text(Bodies.REASON);
        return fields.then(() -> new EmergencyStopRequest(scope, reason, call.who()));
    }

    static Checked<StepUpRequest> stepUp(Call call) {
        Fields fields = call.fields();
        Scope scope = scope(fields);
        String reason = fields.text(Bodies.REASON);
        return fields.then(() -> new StepUpRequest(scope, reason, call.who()));
    }

    static Checked<ReleaseRequest> releaseOf(Layer layer, Call call) {
        Fields fields = call.fields();
        Scope scope = scope(fields);
        return release(fields, new Target.OfLayer(layer, scope), call);
    }

    static Checked<ReleaseRequest> releaseOfLatch(Call call) {
        Fields fields = call.fields();
        return release(fields, new Target.OneLatch(fields.text(Bodies.LATCH)), call);
    }

    private static Checked<ReleaseRequest> release(Fields fields, Target target, Call call) {
        String reason = fields.text(Bodies.REASON);
        String phrase = fields.text(Bodies.PHRASE);
        return fields.then(() -> new ReleaseRequest(target, reason, phrase, call.who()));
    }

    static Checked<DecisionPage> decisionPage(Call call) {
        var query = new Query(call);
        long limit = query.whole(Parameter.LIMIT);
        long before = query.whole(Parameter.BEFORE);
        boolean holds = query.flag(Parameter.HOLDS);
        return query.then(() -> new DecisionPage((int) limit, before, holds));
    }

    static Checked<AlarmPage> alarmPage(Call call) {
        var query = new Query(call);
        long limit = query.whole(Parameter.LIMIT);
        long before = query.whole(Parameter.BEFORE);
        return query.then(() -> new AlarmPage((int) limit, before));
    }

    static Checked<BarPage> barPage(Call call) {
        var query = new Query(call);
        long bars = query.whole(Parameter.BARS);
        long before = query.whole(Parameter.EARLIER);
        return query.then(() -> new BarPage((int) bars, before));
    }

    static Checked<KernelRequest> kernel(Call call) {
        Fields fields = call.fields();
        var cases = fields.items(Bodies.CASES);
        boolean explain = fields.flag(Bodies.EXPLAIN);
        return fields.then(() -> new KernelRequest(call.segment("question"), cases, explain));
    }

    static Checked<JobRequest> job(Call call) {
        Fields fields = call.fields();
        var kind = fields.choice(Bodies.KIND);
        String symbols = fields.text(Bodies.SYMBOLS);
        String from = fields.text(Bodies.FROM);
        String to = fields.text(Bodies.TO);
        String decision = fields.text(Bodies.DECISION);
        String theta = fields.text(Bodies.THETA);
        boolean whatIf = kind.filter(JobView.Kind.WHAT_IF::equals).isPresent();
        fields.require(theta.isEmpty() || whatIf, "theta", "absent but for WHAT_IF");
        fields.require(!whatIf || !theta.isEmpty(), "theta", "KEY=VALUE, at least one, for WHAT_IF");
        boolean alone = symbols.isEmpty() && from.isEmpty() && to.isEmpty() && !whatIf;
        fields.require(decision.isEmpty() || alone, "decision", "absent with symbols, from, to, and for WHAT_IF");
        var fromMs = moment(fields, "from", from);
        var toMs = moment(fields, "to", to);
        boolean forward = fromMs.isEmpty() || toMs.isEmpty() || fromMs.getAsLong() < toMs.getAsLong();
        fields.require(forward, "to", "later than from " + from);
        int dash = decision.lastIndexOf('-');
        return fields.then(() -> new JobRequest(
                kind.orElseThrow(),
                dash < 0 ? words(symbols, ",") : List.of(decision.substring(0, dash)),
                fromMs,
                toMs,
                dash < 0 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(decision.substring(dash + 1))),
                words(theta, ";"),
                call.who()));
    }

    private static List<String> words(String text, String between) {
        return Arrays.stream(text.split(between))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A time as the pattern of its field lets it in; one that no calendar has is noted. */
    private static OptionalLong moment(Fields fields, String name, String text) {
        if (text.isEmpty()) return OptionalLong.empty();
        try {
            var at = text.contains("T")
                    ? Instant.parse(text.length() == "2026-01-31T12:00Z".length() ? text.replace("Z", ":00Z") : text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            return OptionalLong.of(at.toEpochMilli());
        } catch (DateTimeException noSuchTime) {
            fields.require(false, name, "a time that the calendar has");
            return OptionalLong.empty();
        }
    }

    /** How many of the latest are wanted, and whether of strangers. */
    record WritesRequest(int limit, boolean strangers) {}

    static Checked<WritesRequest> writes(Call call) {
        var query = new Query(call);
        long limit = query.whole(Parameter.LIMIT);
        boolean strangers = query.flag(Parameter.STRANGERS);
        return query.then(() -> new WritesRequest((int) limit, strangers));
    }

    static Checked<Watch> watch(Call call) {
        var query = new Query(call);
        long newest = query.whole(Parameter.NEWEST);
        boolean holds = query.flag(Parameter.HOLDS);
        return query.then(() -> new Watch(call.header("last-event-id").orElse(""), (int) newest, holds, call.still()));
    }

    /** What is watched, and whether the client says in its first message from where on. */
    record StreamRequest(Watch watch, boolean hello) {}

    static Checked<StreamRequest> stream(Call call) {
        var query = new Query(call);
        String after = query.word(Parameter.AFTER);
        boolean hello = query.flag(Parameter.HELLO);
        long newest = query.whole(Parameter.NEWEST);
        boolean holds = query.flag(Parameter.HOLDS);
        return query.then(() -> new StreamRequest(new Watch(after, (int) newest, holds, call.still()), hello));
    }

    private static Scope scope(Fields fields) {
        String text = fields.text(Bodies.SCOPE);
        return text.isEmpty() ? Scope.everything() : Scope.parse(text);
    }
}
