package io.quantumtrader.http.route;

import io.quantumtrader.http.json.Fields;
import io.quantumtrader.http.request.CloseRequest;
import io.quantumtrader.http.request.DecisionPage;
import io.quantumtrader.http.request.EmergencyStopRequest;
import io.quantumtrader.http.request.HaltRequest;
import io.quantumtrader.http.request.KillRequest;
import io.quantumtrader.http.request.OpenRequest;
import io.quantumtrader.http.request.ReleaseRequest;
import io.quantumtrader.http.request.ReleaseRequest.Target;
import io.quantumtrader.http.request.StepUpRequest;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.position.Side;
import java.util.EnumSet;

/** Reads the requests out of bodies and queries; the bounds here are of form, the fund has its own. */
final class Requests {

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_ID = 200;
    private static final int LARGEST_PAGE = 1000;

    private Requests() {}

    static Checked<OpenRequest> open(Call call, String commandId) {
        Fields fields = call.fields();
        String symbol = fields.text("symbol", LONGEST_NAME);
        var side = fields.choice("side", EnumSet.allOf(Side.class));
        double quantity = fields.positiveOrUnknown("quantity");
        double notional = fields.positiveOrUnknown("notional");
        double leverage = fields.withinOrUnknown("leverage", 1, 125, "a number in [1, 125]");
        double stopDistance = fields.positiveOrUnknown("stopDistance");
        String profile = fields.textOr("profile", LONGEST_NAME, "");
        String reason = fields.text("reason", LONGEST_TEXT);
        if (!call.body().hasNonNull("side")) fields.require(false, "side", "LONG or SHORT");
        boolean both = Double.isFinite(quantity) && Double.isFinite(notional);
        fields.require(!both, "notional", "absent where quantity is given");
        return fields.then(() -> new OpenRequest(
                symbol,
                side.orElseThrow(),
                quantity,
                notional,
                leverage,
                stopDistance,
                profile.isEmpty() ? null : profile,
                reason,
                call.who(),
                commandId));
    }

    static Checked<CloseRequest> close(Call call, String commandId) {
        Fields fields = call.fields();
        double fraction = fields.withinOrUnknown("fraction", Double.MIN_VALUE, 1, "a number in (0, 1]");
        double quantity = fields.positiveOrUnknown("quantity");
        boolean both = Double.isFinite(quantity) && Double.isFinite(fraction);
        fields.require(!both, "fraction", "absent where quantity is given");
        String reason = fields.text("reason", LONGEST_TEXT);
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
        boolean enabled = fields.flag("enabled");
        var permission = fields.choice("permission", EnumSet.of(Permission.REDUCE_ONLY, Permission.FLATTEN));
        Scope scope = scope(fields);
        String reason = fields.text("reason", LONGEST_TEXT);
        String phrase = fields.textOr("phrase", LONGEST_TEXT, "");
        return fields.then(() ->
                new KillRequest(enabled, permission.orElse(Permission.REDUCE_ONLY), scope, reason, phrase, call.who()));
    }

    static Checked<HaltRequest> halt(Call call) {
        Fields fields = call.fields();
        String reason = fields.text("reason", LONGEST_TEXT);
        String phrase = fields.textOr("phrase", LONGEST_TEXT, "");
        return fields.then(() -> new HaltRequest(reason, phrase, call.who()));
    }

    /** An empty object. */
    static Checked<Boolean> nothing(Call call) {
        return call.fields().then(() -> true);
    }

    static Checked<EmergencyStopRequest> emergencyStop(Call call) {
        Fields fields = call.fields();
        Scope scope = scope(fields);
        String reason = fields.text("reason", LONGEST_TEXT);
        return fields.then(() -> new EmergencyStopRequest(scope, reason, call.who()));
    }

    static Checked<StepUpRequest> stepUp(Call call) {
        Fields fields = call.fields();
        Scope scope = scope(fields);
        String reason = fields.text("reason", LONGEST_TEXT);
        return fields.then(() -> new StepUpRequest(scope, reason, call.who()));
    }

    static Checked<ReleaseRequest> releaseOf(Layer layer, Call call) {
        Fields fields = call.fields();
        Scope scope = scope(fields);
        return release(fields, new Target.OfLayer(layer, scope), call);
    }

    static Checked<ReleaseRequest> releaseOfLatch(Call call) {
        Fields fields = call.fields();
        return release(fields, new Target.OneLatch(fields.text("latchId", LONGEST_ID)), call);
    }

    private static Checked<ReleaseRequest> release(Fields fields, Target target, Call call) {
        String reason = fields.text("reason", LONGEST_TEXT);
        String phrase = fields.textOr("phrase", LONGEST_TEXT, "");
        return fields.then(() -> new ReleaseRequest(target, reason, phrase, call.who()));
    }

    static Checked<DecisionPage> decisionPage(Call call) {
        var checks = new Checks();
        long limit = number(checks, "limit", call.query("limit", "100"), 1, LARGEST_PAGE);
        long before = number(checks, "before", call.query("before", "" + Long.MAX_VALUE), 0, Long.MAX_VALUE);
        boolean holds = flag(checks, "holds", call.query("holds", "true"));
        return checks.then(() -> new DecisionPage((int) limit, before, holds));
    }

    /** How many notable events a newcomer wants, and whether holds are wanted. */
    record WatchRequest(int newest, boolean holds) {}

    static Checked<WatchRequest> watch(Call call) {
        var checks = new Checks();
        long newest = number(checks, "newest", call.query("newest", "0"), 0, 500);
        boolean holds = flag(checks, "holds", call.query("holds", "true"));
        return checks.then(() -> new WatchRequest((int) newest, holds));
    }

    private static Scope scope(Fields fields) {
        String text = fields.textOr("scope", 2 * LONGEST_NAME, "*");
        fields.require(text.matches("\\*|[^/*\\s]+(/[^/*\\s]+)?"), "scope", "*, a portfolio or portfolio/symbol");
        return Scope.parse(text);
    }

    private static long number(Checks checks, String field, String text, long low, long high) {
        long value = text.matches("\\d{1,18}") || text.equals("" + Long.MAX_VALUE) ? Long.parseLong(text) : -1;
        checks.require(value >= low && value <= high, field, text, "a whole number in [" + low + ", " + high + "]");
        return value;
    }

    private static boolean flag(Checks checks, String field, String text) {
        checks.require(text.equals("true") || text.equals("false"), field, text, "true or false");
        return text.equals("true");
    }
}
