package io.quantumtrader.http.route;

import io.quantumtrader.http.json.Field;
import io.quantumtrader.http.view.JobView;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import java.util.EnumSet;
import java.util.List;

/** The bodies of writes, field by field: what {@link Requests} reads and what the description of the API tells. */
public final class Bodies {

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_ID = 200;

    static final Field.Text SYMBOL = Field.text("symbol", LONGEST_NAME, "Venue symbol, for example BTCUSDT.");
    static final Field.Choice<Side> SIDE =
            new Field.Choice<>("side", true, EnumSet.allOf(Side.class), "Long or short.");
    static final Field.Amount QUANTITY = above(
            "quantity",
            "How much to open, base asset; absent where notional is given. Sized by the fund without both.");
    static final Field.Amount NOTIONAL =
            above("notional", "How much to open, quote currency; absent where quantity is given.");
    static final Field.Text REASON =
            Field.text("reason", LONGEST_TEXT, "Why, in the operator's words; recorded with what was done.");
    static final Field.Amount FRACTION = new Field.Amount(
            "fraction", 0, 1, "Share of what is held; absent where quantity is given. All without both.");
    static final Field.Amount CLOSED_QUANTITY =
            above("quantity", "How much to close, base asset; absent where fraction is given.");
    static final Field.Flag ENABLED =
            new Field.Flag("enabled", true, "True sets the kill switch, false asks for its release.");
    static final Field.Choice<Permission> PERMISSION = new Field.Choice<>(
            "permission",
            false,
            EnumSet.of(Permission.REDUCE_ONLY, Permission.FLATTEN),
            "What is still allowed: exits alone (REDUCE_ONLY, also where it is absent), or everything is closed.");
    static final Field.Text SCOPE = new Field.Text(
            "scope",
            false,
            2 * LONGEST_NAME,
            "\\*|[^/*\\s]+(/[^/*\\s]+)?",
            "*, a portfolio or portfolio/symbol",
            "What it reaches: `*` for the whole fund (also where it is absent), a portfolio, or portfolio/symbol.");
    static final Field.Text PHRASE =
            Field.optionalText("phrase", LONGEST_TEXT, "Typed word by word where the ceremony wants one.");
    static final Field.Text LATCH =
            Field.text("latchId", LONGEST_ID, "Id of one latch, or of the halt, as the ladder tells it.");

    static final Field.Items CASES = new Field.Items("cases", 1_000, "Each with an `id` and its `input`.");
    static final Field.Flag EXPLAIN =
            new Field.Flag("explain", false, "Of harvest: also how far each component is from firing the kill score.");
    static final Field.Choice<JobView.Kind> KIND =
            new Field.Choice<>("kind", true, EnumSet.allOf(JobView.Kind.class), "What to do.");
    static final Field.Text SYMBOLS =
            Field.optionalText("symbols", LONGEST_TEXT, "Only these, with commas between; all without it.");
    static final Field.Text FROM = time("from", "Only decisions, or positions entered, from then on.");
    static final Field.Text TO = time("to", "Only what was before.");
    static final Field.Text DECISION = new Field.Text(
            "decision",
            false,
            LONGEST_NAME,
            "[A-Za-z0-9_.]+-[1-9]\\d{0,17}",
            "a decision of a symbol such as BTCUSDT-17",
            "Of a replay: only this decision, by symbol and `sequence`. The record before it is read for what stood then, and not compared.");
    static final Field.Text THETA = Field.optionalText(
            "theta",
            LONGEST_TEXT,
            "Of a what-if: KEY=VALUE with commas between, several candidates with semicolons; keys are those of theta and limits.");

    static final Field.Text NUMBERS = Field.text(
            "numbers",
            LONGEST_TEXT,
            "KEY=VALUE with commas between; nothing after the sign for what the configuration says.");

    private Bodies() {}

    /** The fields of an endpoint's body, in reading order; empty for reads and for writes of an empty object. */
    public static List<Field> of(Endpoint endpoint) {
        return switch (endpoint) {
            case OPEN -> List.of(SYMBOL, SIDE, QUANTITY, NOTIONAL, REASON);
            case CLOSE -> List.of(FRACTION, CLOSED_QUANTITY, REASON);
            case KILL, RISK_KILL -> List.of(ENABLED, PERMISSION, SCOPE, REASON, PHRASE);
            case CHANGE_LIMITS -> List.of(NUMBERS, REASON);
            case HALT -> List.of(REASON, PHRASE);
            case EMERGENCY_STOP, STEP_UP -> List.of(SCOPE, REASON);
            case EMERGENCY_RELEASE -> List.of(SCOPE, REASON, PHRASE);
            case RELEASE -> List.of(LATCH, REASON, PHRASE);
            case KILL_REHEARSAL, CANCEL_JOB -> List.of();
            case KERNEL -> List.of(CASES, EXPLAIN);
            case START_JOB -> List.of(KIND, SYMBOLS, FROM, TO, DECISION, THETA);
            case PAGE,
                    PAGE_FILE,
                    API_PAGE,
                    API_PAGE_FILE,
                    OPENAPI,
                    LIVE,
                    READY,
                    STATUS,
                    CLUSTER,
                    ME,
                    EQUITY,
                    POSITIONS,
                    POSITION,
                    DECISIONS,
                    EXPLANATION,
                    PORTFOLIO,
                    MARKETS,
                    MARKET,
                    LIMITS,
                    JOBS,
                    JOB,
                    LADDER,
                    PERMITS,
                    ALARMS,
                    KILL_SWITCH,
                    VIEWS,
                    VIEW,
                    CONFIGURATION,
                    WRITES,
                    METRICS,
                    RISK_KILL_SWITCH,
                    EVENTS,
                    STREAM -> List.of();
        };
    }

    private static Field.Text time(String name, String about) {
        return new Field.Text(
                name,
                false,
                LONGEST_NAME,
                "\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z)?",
                "a UTC date or time such as 2026-01-31 or 2026-01-31T12:00:00Z",
                about);
    }

    private static Field.Amount above(String name, String about) {
        return new Field.Amount(name, 0, Double.POSITIVE_INFINITY, about);
    }
}
