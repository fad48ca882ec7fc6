package io.quantumtrader.http.route;

import io.quantumtrader.http.door.Access;
import java.util.List;

/** Every address the server answers, in the order of the reference page. */
public enum Endpoint {
    PAGE("GET", "/", Access.OPEN, "The page.", ""),
    PAGE_FILE("GET", "/page/{file}", Access.OPEN, "Scripts, style and icon of the page.", ""),
    API_PAGE("GET", "/api", Access.OPEN, "The description of this API, to read and to try.", ""),
    API_PAGE_FILE("GET", "/api/page/{file}", Access.OPEN, "Scripts and style of that page.", ""),
    OPENAPI("GET", "/api/v1/openapi.json", Access.OPEN, "The description of this API by OpenAPI 3.1.", ""),
    LIVE("GET", "/health/live", Access.OPEN, "Whether the process answers: 200, or 503 with the failed checks.", ""),
    READY(
            "GET",
            "/health/ready",
            Access.OPEN,
            "Whether the fund trades: journal, ladder, market, protection; of a node of a cluster also member, majority, lease,"
                    + " shards, symbols. 200, or 503 with the failed checks.",
            ""),
    STATUS("GET", "/api/v1/status", Access.READ, "Account, heat, mode, permission, market and time.", ""),
    CLUSTER(
            "GET",
            "/api/v1/cluster",
            Access.READ,
            "Which node of the fund answers: its members as it sees them, the symbols that live here, whether the conductor sits"
                    + " here, the age of its copy of the ladder, and for how long it may send. `alone` for a fund in one process.",
            ""),
    ME(
            "GET",
            "/api/v1/me",
            Access.READ,
            "Whose token the request carries and what it may do. Without a token, where reads go without one: nobody, who may"
                    + " nothing but look.",
            ""),
    EQUITY("GET", "/api/v1/equity", Access.READ, "Equity of this run: at most 1024 points over all of it.", ""),
    POSITIONS(
            "GET",
            "/api/v1/positions",
            Access.READ,
            "Open positions with R, K and what single change would fire what.",
            ""),
    POSITION("GET", "/api/v1/positions/{symbol}", Access.READ, "One symbol, open or flat.", ""),
    DECISIONS(
            "GET",
            "/api/v1/positions/{symbol}/decisions",
            Access.READ,
            "Decisions of a symbol, newest first, with every layer's verdict. Query: `limit` 1..1000 (100), `before` a"
                    + " sequence, `holds` true or false (true).",
            ""),
    EXPLANATION(
            "GET",
            "/api/v1/decisions/{decision}/explanation",
            Access.READ,
            "One decision told in full: inputs, the word of each layer, what was sent, what came back, what would have changed"
                    + " it. `decision` is a decision's id (BTCUSDT-17), an order's, a permit's, or a bar's:"
                    + " BTCUSDT@2026-03-02T12:00:00Z or BTCUSDT@tick. 404 names what is nearby.",
            ""),
    PORTFOLIO(
            "GET",
            "/api/v1/portfolio",
            Access.READ,
            "The book as a whole: exposures, clusters, and how much of each budget and limit is used.",
            ""),
    MARKETS("GET", "/api/v1/markets", Access.READ, "The market of each symbol: mark, volatility, regime, age.", ""),
    MARKET(
            "GET",
            "/api/v1/markets/{symbol}",
            Access.READ,
            "The recorded bars of one symbol with regimes, K, R and stops, for a chart. Query: `bars` 1..1000 (300), `before`"
                    + " a time: bars that opened earlier.",
            ""),
    LIMITS(
            "GET",
            "/api/v1/limits",
            Access.READ,
            "Theta of the exits and the limits on opens, as they are in force, each with its source and its meaning; with what waits for"
                    + " another person (`waiting`), and what operators set where that does not fit the configuration (`setAside`).",
            ""),
    LADDER(
            "GET",
            "/api/v1/ladder",
            Access.READ,
            "The seven layers: permission, reasons, effect, latches, distances.",
            ""),
    PERMITS("GET", "/api/v1/permits", Access.READ, "Permits of late, newest first.", ""),
    ALARMS(
            "GET",
            "/api/v1/alarms",
            Access.READ,
            "Alarms of late, newest first, as the process that answers remembers them: the last 200, and since when. Query: `limit`"
                    + " 1..1000 (100), `before` a sequence.",
            ""),
    KILL_SWITCH("GET", "/api/v1/kill-switch", Access.READ, "The kill switch and its latches.", ""),
    VIEWS("GET", "/api/v1/views", Access.READ, "The views of the record, each with its parameters and columns.", ""),
    VIEW(
            "GET",
            "/api/v1/views/{view}",
            Access.READ,
            "One view of the record: rows newest first, or an answer over many rows; see [views](views.md). CSV with"
                    + " `format=csv` or `Accept: text/csv`; without `limit` all rows, streamed.",
            ""),
    CONFIGURATION(
            "GET",
            "/api/v1/configuration",
            Access.READ,
            "Every setting in force with its source; what may hold a secret is masked.",
            ""),
    WRITES(
            "GET",
            "/api/v1/writes",
            Access.READ,
            "What was asked of this API to be done of late, newest first: who, from where, what, why, and the status it was"
                    + " answered with. More lies in `writes.jsonl` of the data folder, in `strangers.jsonl` what came without a known token."
                    + " Query: `limit` 1..1000 (100), `strangers` true or false (false).",
            ""),
    JOBS("GET", "/api/v1/jobs", Access.READ, "Replays and what-ifs of late, newest first.", ""),
    JOB("GET", "/api/v1/jobs/{job}", Access.READ, "One of them: how far it is, and its result.", ""),
    METRICS(
            "GET",
            "/metrics",
            Access.READ,
            "Figures in the text format of Prometheus: money, permissions, latches, and histograms of how long kills took,"
                    + " seconds.",
            ""),
    RISK_KILL_SWITCH("GET", "/api/risk/kill-switch", Access.READ, "The same at the address of the origin.", ""),
    EVENTS(
            "GET",
            "/api/v1/events",
            Access.READ,
            "Server-sent events: `status`, `position`, `ladder`, `decision`, `permit`, `alarm`; `reset` and `gap` say"
                    + " that something was missed and has to be read anew. Resumes after `Last-Event-ID`. Query: `newest`"
                    + " 0..500 notable events for a newcomer (0), `holds` true or false (true).",
            ""),
    STREAM(
            "GET",
            "/api/v1/stream",
            Access.READ,
            "The same events over a WebSocket: text messages `{\"id\":\"ID\",\"event\":\"position\",\"data\":{...}}`; `reset`, `gap` and"
                    + " `refused`, which ends it, have no id. Resumes after `after`, or with `hello=true` after what the client's first"
                    + " message says, `{\"after\":\"ID\"}`; it says nothing else. A page, which can set no header, offers the protocols"
                    + " `quantum-trader.v1` and `bearer.` with its token in base64url. Query: `after` an id, `hello` true or false (false),"
                    + " `newest` 0..500 (0), `holds` true or false (true).",
            ""),
    KERNEL(
            "POST",
            "/api/v1/kernel/{question}",
            Access.ASK,
            "Ask the kernel what it would do: `harvest`, `stops` or `market-state`, by the theta in force. Cases are those of"
                    + " `./qt kernel`; a wrong one is answered with its violations and does not stop the others. Nothing changes.",
            """
            {"cases":[{"id":"mine","input":{"prices":[100,101,102]}}]}"""),
    START_JOB(
            "POST",
            "/api/v1/jobs",
            Access.ASK,
            "Start a replay or a what-if over the journal beside the running fund; one runs at a time, others wait: eight at most, two of"
                    + " one person. 202 with the job; a what-if takes `theta`.",
            """
            {"kind":"WHAT_IF","theta":"T1=1.5,kill_threshold=0.7"}"""),
    CANCEL_JOB(
            "POST",
            "/api/v1/jobs/{job}/cancel",
            Access.ASK,
            "Cancel a job that waits or runs; a viewer their own alone. One that has ended stays as it is.",
            "{}"),
    OPEN(
            "POST",
            "/api/v1/positions",
            Access.TRADE,
            "Open a position by hand. Give `quantity` or `notional` or neither; leverage, stop and exit profile are the fund's. The"
                    + " decision comes back; 409 if a layer or the sizer refused it, and while another opening of the symbol is"
                    + " being decided.",
            """
            {"symbol":"BTCUSDT","side":"LONG","notional":500,"reason":"breakout by hand"}"""),
    CLOSE(
            "POST",
            "/api/v1/positions/{symbol}/close",
            Access.TIGHTEN,
            "Close a position, or a part: `quantity` in base asset or `fraction` of what is held, all if left out. A remainder"
                    + " below the venue's minimum is closed with it. No layer refuses it.",
            """
            {"fraction":0.5,"reason":"taking half off"}"""),
    KILL(
            "POST",
            "/api/v1/kill-switch",
            Access.TIGHTEN,
            "Set (`enabled` true) or release the kill switch. `permission` REDUCE_ONLY (default) or FLATTEN; `scope` `*`"
                    + " (default), `portfolio` or `portfolio/symbol`; `phrase` where a release wants one, which"
                    + " takes a token of whoever may release. 202 while a"
                    + " release waits for its delay or another person. Where no latch of just this scope and permission stands, a"
                    + " release means the only one within them; 404 names those that stand.",
            """
            {"enabled":true,"reason":"venue behaves oddly"}"""),
    RISK_KILL("POST", "/api/risk/kill-switch", Access.TIGHTEN, "The same at the address of the origin.", """
            {"enabled":false,"reason":"venue is well again"}"""),
    CHANGE_LIMITS(
            "POST",
            "/api/v1/limits",
            Access.TIGHTEN,
            "Change theta of the exits or limits on opens: `numbers` is KEY=VALUE with commas between, keys as `/api/v1/limits` tells"
                    + " them, nothing after the sign for what the configuration says. Checked as a configuration is, recorded in the"
                    + " journal with who and why; then the fund starts anew within seconds and decides by them, while stops rest at the"
                    + " venue. A change that only tightens takes one person. Any other takes a token of whoever may release, and two persons where"
                    + " a release does: 202 with `waitsFor` until the other has said the same. 409 where the numbers were changed"
                    + " meanwhile.",
            """
            {"numbers":"risk.day-loss=0.02","reason":"a quieter week"}"""),
    HALT(
            "POST",
            "/api/v1/halt",
            Access.LOOSEN,
            "Hold back everything that would be sent to the venue, exits too; for faults of the venue. Stops that rest there stay,"
                    + " a flatten is kept and runs on release. Takes two operators, or one with the `phrase` HALT and the"
                    + " delay: 202 until then. Released by its id at `/api/v1/release`, with the same ceremony.",
            """
            {"reason":"the venue reports fills of orders that were never sent"}"""),
    KILL_REHEARSAL(
            "POST",
            "/api/v1/kill-switch/rehearsal",
            Access.TIGHTEN,
            "Go the way of a kill without killing: through the kill switch's actor and the send gate's lock to every symbol and"
                    + " back. No permission changes, nothing is recorded. Answers how long it took, and the figures of"
                    + " all rehearsals and of all real kills of this run, microseconds.",
            "{}"),
    EMERGENCY_STOP(
            "POST",
            "/api/v1/emergency-stop",
            Access.TIGHTEN,
            "Pull the emergency stop: entries cancelled, everything closed, verified flat. `scope` as above. Where one"
                    + " stands already it acts again, and `again` says which and since when.",
            """
            {"reason":"get me out"}"""),
    EMERGENCY_RELEASE(
            "POST",
            "/api/v1/emergency-stop/release",
            Access.LOOSEN,
            "Release the emergency stop; a step-up ladder of sizes follows, and once it is released the same word confirms the"
                    + " next step. `scope`, `phrase` as above; where none of just this scope stands, the only one within it is meant, and"
                    + " 404 names those that stand.",
            """
            {"reason":"cause found and mended"}"""),
    STEP_UP(
            "POST",
            "/api/v1/emergency-stop/step-up",
            Access.LOOSEN,
            "Confirm the next step of size after an emergency stop was released; it releases nothing. `scope` as in `stepUps`"
                    + " of the ladder. 409 before its time, 404 where no step-up runs.",
            """
            {"scope":"main","reason":"a quiet day at a quarter of size"}"""),
    RELEASE(
            "POST",
            "/api/v1/release",
            Access.LOOSEN,
            "Release one latch of any layer, or the halt, by its `latchId`. `phrase` as above. The answer tells scope, cause,"
                    + " persons, what follows and the peaks that drawdown counts from, in `releases`; `results` names each latch with"
                    + " RELEASED, PROPOSED or REFUSED and the reason, also where the answer is a refusal.",
            """
            {"latchId":"governor-drawdown","reason":"drawdown understood"}""");

    private final String method;
    private final String path;
    private final Access access;
    private final String summary;
    private final String example;

    Endpoint(String method, String path, Access access, String summary, String example) {
        this.method = method;
        this.path = path;
        this.access = access;
        this.summary = summary;
        this.example = example;
    }

    public String method() {
        return method;
    }

    /** A template; a segment in braces takes any value. */
    public String path() {
        return path;
    }

    public Access access() {
        return access;
    }

    public String summary() {
        return summary;
    }

    /** A body to start from; empty for reads. */
    public String example() {
        return example;
    }

    List<String> segments() {
        return Path.segments(path);
    }
}
