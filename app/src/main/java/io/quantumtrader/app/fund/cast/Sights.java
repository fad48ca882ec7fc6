package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.market.Conductor;
import io.quantumtrader.actors.market.Vitals.Vital;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.Lookout.Finding;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarm.Kind;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** What a person has to be told while it lasts, or once when it begins: halts, silence, positions that nobody can protect. */
final class Sights implements AutoCloseable {

    private static final Set<ReasonCode> DANGERS = Set.of(
            ReasonCode.DATA_STALE,
            ReasonCode.POSITION_DATA_MISSING,
            ReasonCode.PROTECTION_MISSING,
            ReasonCode.MARGIN_SHORT,
            ReasonCode.DRIFT);

    private static final Set<ReasonCode> SILENT = Set.of(
            ReasonCode.PORTFOLIO_SILENT,
            ReasonCode.GOVERNOR_SILENT,
            ReasonCode.EMERGENCY_STOP_SILENT,
            ReasonCode.CEO_SILENT);

    private final String portfolio;
    private final List<String> symbols;
    private final Ladder ladder;
    private final Conductor conductor;
    private final Duration silenceAfter;
    private final LongSupplier nanos;
    private final SafetyAlarms alarms;
    private final ExecutorService telling = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("tightened").factory());

    /**
     * The sights of one fund.
     *
     * @param silenceAfter how long a symbol with a position may be without evaluation, on the wall clock
     * @param nanos the monotonic clock of this process, {@link System#nanoTime()}
     */
    Sights(
            String portfolio,
            List<String> symbols,
            Ladder ladder,
            Conductor conductor,
            Duration silenceAfter,
            LongSupplier nanos,
            SafetyAlarms alarms) {
        this.portfolio = portfolio;
        this.symbols = List.copyOf(symbols);
        this.ladder = ladder;
        this.conductor = conductor;
        this.silenceAfter = silenceAfter;
        this.nanos = nanos;
        this.alarms = alarms.isolated();
    }

    /** Told when something tightens; never on the thread that tightens. */
    void tightened(Scope scope) {
        if (scope instanceof Scope.OfSymbol && ladder.state().at(scope) != Permission.FLATTEN) return;
        telling.execute(() -> alarms.raise(new SafetyAlarm(
                Kind.TIGHTENED,
                Double.NaN,
                Double.NaN,
                scope.text() + " is " + ladder.state().at(scope) + why(scope))));
    }

    private String why(Scope scope) {
        var symbol = scope instanceof Scope.OfSymbol one ? one.symbol() : "";
        return ladder.verdicts(portfolio, symbol).stream()
                .filter(verdict -> verdict.permission() != Permission.TRADE)
                .filter(verdict -> verdict.layer().compareTo(Layer.GOVERNOR) >= 0)
                .map(verdict -> ", level " + verdict.layer().level() + " " + codes(verdict))
                .reduce("", String::concat);
    }

    private static List<ReasonCode> codes(Verdict verdict) {
        return verdict.reasons().stream().map(Reason::code).distinct().toList();
    }

    /** What lasts now. */
    List<Finding> lasting() {
        var found = new ArrayList<Finding>();
        found.addAll(silentParts());
        symbols.forEach(symbol -> found.addAll(halts(symbol)));
        conductor.vitals().all().forEach((symbol, vital) -> {
            if (vital.held()) found.addAll(ofHeld(symbol, vital));
        });
        return found;
    }

    /** Parts of the ladder that do not answer, and a copy of it that has grown old. */
    private List<Finding> silentParts() {
        var found = new ArrayList<Finding>();
        var lease = ladder.lease();
        if (!lease.holds() && Double.isFinite(lease.ageMs())) {
            found.add(new Finding(
                    "ladder lease",
                    new SafetyAlarm(
                            Kind.LADDER_SILENT,
                            lease.ageMs(),
                            lease.length().toMillis(),
                            "the lease of the ladder has expired: nothing is opened")));
        }
        for (var verdict : ladder.state().verdicts(Scope.everything())) {
            for (var code : codes(verdict)) {
                if (!SILENT.contains(code)) continue;
                found.add(new Finding(
                        code.name(), new SafetyAlarm(Kind.LADDER_SILENT, sinceMs(verdict), 0, code.meaning())));
            }
        }
        return found;
    }

    /** What levels 5 to 7 keep from trading, position or not: nobody shall find out hours later that nothing is traded. */
    private List<Finding> halts(String symbol) {
        var restricting = ladder.verdicts(portfolio, symbol).stream()
                .filter(verdict -> verdict.layer().compareTo(Layer.EMERGENCY_STOP) >= 0)
                .filter(verdict -> !verdict.permission().allowsOpening());
        var found = new ArrayList<Finding>();
        strictest(
                        restricting,
                        verdict -> verdict.layer() + " " + verdict.scope().text())
                .forEach((key, verdict) -> found.add(new Finding(
                        key,
                        new SafetyAlarm(
                                Kind.STILL_STANDING,
                                sinceMs(verdict),
                                0,
                                verdict.scope().text() + " does not trade: " + says(verdict)))));
        return found;
    }

    /** A layer may say several things of one scope, such as mode and latch of the CEO: what counts is the strictest. */
    private static Map<String, Verdict> strictest(Stream<Verdict> verdicts, Function<Verdict, String> key) {
        var by = new LinkedHashMap<String, Verdict>();
        verdicts.forEach(verdict -> by.merge(key.apply(verdict), verdict, Sights::stricter));
        return by;
    }

    /** The stricter of two, the older one of equals, with the reasons of both. */
    private static Verdict stricter(Verdict one, Verdict other) {
        boolean equal = one.permission() == other.permission();
        boolean takesOther =
                equal ? other.sinceMs() < one.sinceMs() : other.permission().stricterThan(one.permission());
        var counts = takesOther ? other : one;
        var besides = takesOther ? one : other;
        var reasons = Stream.concat(counts.reasons().stream(), besides.reasons().stream())
                .distinct()
                .toList();
        return new Verdict(
                counts.layer(), counts.scope(), counts.permission(), reasons, counts.sinceMs(), counts.untilMs());
    }

    private double sinceMs(Verdict verdict) {
        return Math.max(0, conductor.atMs() - verdict.sinceMs());
    }

    private static String says(Verdict verdict) {
        return "level " + verdict.layer().level() + " says " + verdict.permission() + " " + codes(verdict);
    }

    private List<Finding> ofHeld(String symbol, Vital vital) {
        var found = new ArrayList<Finding>();
        double silentMs = (nanos.getAsLong() - vital.evaluatedNanos()) / 1e6;
        if (silentMs > silenceAfter.toMillis()) {
            found.add(new Finding(
                    "silence " + symbol,
                    new SafetyAlarm(
                            Kind.SILENCE,
                            silentMs,
                            silenceAfter.toMillis(),
                            symbol + " holds a position and was not evaluated")));
        }
        var lasting = ladder.verdicts(portfolio, symbol).stream().filter(Sights::lasting);
        strictest(lasting, verdict -> verdict.layer() + " " + symbol)
                .forEach((key, verdict) -> found.add(new Finding(
                        key,
                        new SafetyAlarm(
                                Kind.STILL_STANDING,
                                sinceMs(verdict),
                                0,
                                symbol + " holds a position, " + says(verdict)))));
        return found;
    }

    private static boolean lasting(Verdict verdict) {
        return verdict.permission() == Permission.FLATTEN
                || verdict.reasons().stream().anyMatch(reason -> DANGERS.contains(reason.code()));
    }

    @Override
    public void close() {
        telling.shutdownNow();
    }
}
