package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.client.EventStream;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.FundRefused;
import io.quantumtrader.app.client.NotReachable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stays with a fund until it is stopped. */
@Command(
        name = "watch",
        description = {
            "Follow what happens in a running fund until Ctrl-C, which ends it with 0: every event as a line, or with",
            "status, positions or ladder a picture that is drawn anew. A fund that goes away is waited for; what happened",
            "meanwhile is told when it is back, as far as it still knows it."
        })
final class Watch implements Callable<Integer> {

    private static final List<String> KINDS = List.of("decision", "permit", "alarm", "position", "ladder", "status");

    /** What can be watched. */
    enum What {
        EVENTS,
        STATUS,
        POSITIONS,
        LADDER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** An answer of the address of the same name as lines of 80 columns. */
        private List<String> picture(JsonNode answer) {
            return switch (this) {
                case EVENTS -> List.of();
                case STATUS -> Pictures.status(answer);
                case POSITIONS -> Pictures.positions(answer);
                case LADDER -> Pictures.ladder(answer);
            };
        }
    }

    @Mixin
    private FundOptions fund = new FundOptions();

    @Parameters(
            paramLabel = "WHAT",
            arity = "0..1",
            completionCandidates = Candidates.Watched.class,
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String what = "events";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            completionCandidates = Candidates.Kinds.class,
            description = "Only these events: ${COMPLETION-CANDIDATES}, or all; decision, permit and alarm without it.")
    private Set<String> kinds = new TreeSet<>(List.of("decision", "permit", "alarm"));

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            split = ",",
            description = "Only events of these symbols, and alarms that concern all.")
    private Set<String> symbols = new TreeSet<>();

    @Option(names = "--holds", description = "Decisions to do nothing, too.")
    private boolean holds;

    @Option(
            names = "--newest",
            paramLabel = "N",
            description = "First so many notable events of the past, 0 to 500 (default: ${DEFAULT-VALUE}).")
    private int newest;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description = "How often a picture is drawn, such as 2s or 500ms (default: 2s).")
    private Duration every = Duration.ofSeconds(2);

    @Option(names = "--count", paramLabel = "N", description = "End after so many events or pictures.")
    private long count = Long.MAX_VALUE;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    static List<String> watched() {
        return Arrays.stream(What.values()).map(What::word).toList();
    }

    static List<String> kinds() {
        return KINDS;
    }

    @Override
    public Integer call() {
        var chosen = Arrays.stream(What.values())
                .filter(one -> one.word().equals(what))
                .findFirst()
                .orElseThrow(() -> usage("WHAT must be one of " + String.join(", ", watched()) + ", was " + what));
        if (newest < 0 || newest > 500) throw usage("--newest must be in [0, 500], was " + newest);
        if (count < 1) throw usage("--count must be 1 or more");
        var wanted = kinds.contains("all") ? new TreeSet<>(KINDS) : kinds;
        var unknown = wanted.stream().filter(kind -> !KINDS.contains(kind)).toList();
        if (!unknown.isEmpty())
            throw usage("--kind must be of " + String.join(", ", KINDS) + ", was " + String.join(", ", unknown));
        var client = fund.client();
        var end = new EndsWell();
        try {
            if (chosen == What.EVENTS) events(client, wanted);
            else pictures(client, chosen);
        } finally {
            end.cancel();
        }
        return ExitCode.DONE.number();
    }

    private void events(FundClient client, Set<String> wanted) {
        var names = new TreeSet<String>();
        symbols.forEach(symbol -> names.add(symbol.toUpperCase(Locale.ROOT)));
        var listener =
                new EventPrinter(spec.commandLine().getOut(), fund.json(), Terminal.isScreen(), wanted, names, count);
        new EventStream(client, newest, holds).follow(listener);
    }

    private void pictures(FundClient client, What chosen) {
        var screen = new Screen(spec.commandLine().getOut(), Terminal.isScreen() && !fund.json());
        List<String> last = List.of();
        for (long drawn = 0; drawn < count; drawn++) {
            if (drawn > 0) LockSupport.parkNanos(every.toNanos());
            if (Thread.currentThread().isInterrupted()) return;
            String trouble = "";
            try {
                var answer = client.get("/api/v1/" + chosen.word());
                if (fund.json()) line(answer);
                last = chosen.picture(answer);
            } catch (NotReachable | FundRefused failure) {
                if (drawn == 0) throw failure;
                trouble = failure instanceof NotReachable ? "NO FUND ANSWERS" : String.valueOf(failure.getMessage());
                if (fund.json()) line(Json.tree(new Trouble(trouble)));
            }
            if (!fund.json()) screen.show(framed(chosen, last, trouble), Terminal.size());
        }
    }

    /** What stands in the place of an answer that did not come. */
    record Trouble(String trouble) {}

    private void line(JsonNode answer) {
        spec.commandLine().getOut().println(Json.line(answer));
        spec.commandLine().getOut().flush();
    }

    private List<String> framed(What chosen, List<String> picture, String trouble) {
        var lines = new ArrayList<String>();
        String head = "qt " + chosen.word() + "  " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "  every "
                + DurationOption.text(every);
        lines.add(
                trouble.isEmpty()
                        ? head
                        : head + "  " + trouble.lines().findFirst().orElse(""));
        lines.addAll(picture);
        return lines;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
