package io.quantumtrader.app.drill.ladder;

import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.governor.GovernorCommand;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.safety.ReleaseTarget;
import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.app.drill.tally.Rule;
import io.quantumtrader.app.drill.tally.Tally;
import io.quantumtrader.app.fund.SteppedFund;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.EmergencyTrigger;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.position.Side;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.pekko.actor.PoisonPill;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;

/** What operators say, and what is done to the fund behind their backs. */
final class Deeds {

    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final long DOWN_WITHIN_NANOS = 1_000_000_000L;
    private static final List<String> PERSONS = List.of("anna", "ben", " Anna ", "");
    private static final String PORTFOLIO = "main";

    private final SteppedFund fund;
    private final RandomBars bars;
    private final Said said;
    private final SplittableRandom random;
    private final Tally tally;
    private final JournalFaults journal;
    private boolean crippled;

    Deeds(SteppedFund fund, RandomBars bars, Said said, SplittableRandom random, Tally tally) {
        this.fund = fund;
        this.bars = bars;
        this.said = said;
        this.random = random;
        this.tally = tally;
        journal = new JournalFaults(fund.database());
    }

    /** Whether a part of the ladder was stopped for good. */
    boolean crippled() {
        return crippled;
    }

    void restarted() {
        crippled = false;
    }

    void mend() {
        journal.mend();
    }

    private String symbol() {
        return ActorDrill.SYMBOLS.get(random.nextInt(ActorDrill.SYMBOLS.size()));
    }

    private Scope scope() {
        return switch (random.nextInt(3)) {
            case 0 -> new Scope.OfSymbol(PORTFOLIO, symbol());
            case 1 -> new Scope.OfPortfolio(PORTFOLIO);
            default -> Scope.everything();
        };
    }

    // --- positions

    void open() {
        String symbol = symbol();
        var side = random.nextBoolean() ? Side.LONG : Side.SHORT;
        Optional<Double> quantity = random.nextBoolean() ? Optional.empty() : Optional.of(random.nextDouble(1, 30));
        tally.command("open " + symbol + " " + side + " " + quantity);
        say(symbol, new Order.Open("ann", "by hand", side, quantity));
    }

    /**
     * An operator closes a part or all of it.
     *
     * @param blind symbols with the ticks at which a reading is missing
     */
    void close(Set<String> blind) {
        String symbol = symbol();
        Optional<Double> part = random.nextBoolean() ? Optional.empty() : Optional.of(random.nextDouble(0, 20));
        tally.command("close " + symbol + " " + part);
        var answer = say(symbol, new Order.Close("ann", "enough", part));
        String why = answer.explanation();
        boolean silent = why.equals("does not answer");
        if (silent) return;
        boolean fair = answer.accepted() || answer.nothingHeld() || why.startsWith("less than one step");
        tally.check(Rule.E2, fair, "a close of " + symbol + " is refused: " + answer);
        if (blind.contains(symbol + "@" + bars.tick())) {
            tally.check(Rule.E11, fair, "a close of " + symbol + " is refused blind: " + answer);
        }
    }

    private Operated say(String symbol, Order order) {
        var answer = fund.conductor().operate(symbol, order);
        fund.play();
        return answer.join();
    }

    // --- the ladder

    void kill() {
        kill(scope(), random.nextInt(4) == 0 ? Permission.FLATTEN : Permission.REDUCE_ONLY);
    }

    void kill(Scope scope, Permission permission) {
        tally.command("kill " + scope.text() + " " + permission);
        this.<KillSwitch.Command, KillSwitch.Activated>asked(
                        fund.killSwitch(),
                        replyTo -> new KillSwitch.Activate(
                                scope, permission, "ann", "drill", bars.nowMs(), System.nanoTime(), replyTo))
                .ifPresent(done -> said.acknowledged(
                        done.latch().id(), done.latch().scope(), done.latch().permission()));
        fund.play();
    }

    void pull() {
        var scope = random.nextBoolean() ? new Scope.OfPortfolio(PORTFOLIO) : Scope.everything();
        tally.command("emergency stop " + scope.text());
        this.<EmergencyCommand, EmergencyCommand.Pulled>asked(
                        fund.emergencyStop(),
                        replyTo -> new EmergencyCommand.Trigger(
                                scope,
                                new EmergencyTrigger.OperatorPulled("ann", "drill"),
                                bars.tick(),
                                bars.nowMs(),
                                replyTo))
                .ifPresent(pulled -> pulled.latchIds().forEach(id -> said.acknowledged(id, scope, Permission.FLATTEN)));
        fund.play();
    }

    /** Somebody speaks for a release, more often than not for one that somebody else began. */
    void release() {
        String who = PERSONS.get(random.nextInt(PERSONS.size()));
        switch (random.nextInt(10)) {
            case 0 -> confirmStepUp(who);
            case 1 -> drawdownGuard(who);
            case 2 -> moveCapital(who);
            case 3 -> blackSwan(who);
            case 4, 5, 6 -> emergency(who);
            default -> killSwitch(who);
        }
        fund.play();
    }

    /** One word, or the two words that it takes. */
    private void killSwitch(String who) {
        var ids = said.ids().stream()
                .filter(id -> id.startsWith("kill-switch"))
                .sorted()
                .toList();
        if (ids.isEmpty()) return;
        String id = ids.get(random.nextInt(ids.size()));
        if (random.nextInt(3) == 0) {
            killSwitch(who, id);
            return;
        }
        killSwitch("anna", id);
        if (said.ids().contains(id)) killSwitch("ben", id);
    }

    private void killSwitch(String who, String id) {
        tally.command("\"" + who + "\" speaks for the release of " + id);
        this.<KillSwitch.Command, ReleaseAnswer>asked(
                        fund.killSwitch(),
                        replyTo -> new KillSwitch.Release(
                                new ReleaseTarget.OneLatch(id), who, "drill", "", bars.nowMs(), bars.nowMs(), replyTo))
                .ifPresent(answer -> released(answer, who));
    }

    private void emergency(String who) {
        var scope = random.nextInt(3) > 0 ? new Scope.OfPortfolio(PORTFOLIO) : Scope.everything();
        tally.command("\"" + who + "\" speaks for the release of the emergency stop of " + scope.text());
        this.<EmergencyCommand, ReleaseAnswer>asked(
                        fund.emergencyStop(),
                        replyTo -> new EmergencyCommand.Release(
                                new ReleaseTarget.OfScope(scope), who, "drill", bars.nowMs(), replyTo))
                .ifPresent(answer -> released(answer, who));
    }

    private void released(ReleaseAnswer answer, String who) {
        for (var result : answer.results()) {
            if (!(result instanceof ReleaseAnswer.Result.Released released)) {
                tally.held(Rule.E13);
                continue;
            }
            said.released(released.latchId());
            tally.check(Rule.E13, !who.isBlank(), "nobody released " + released);
        }
    }

    private void confirmStepUp(String who) {
        tally.command("\"" + who + "\" confirms a step up");
        this.<EmergencyCommand, EmergencyCommand.Said>asked(
                fund.emergencyStop(),
                replyTo -> new EmergencyCommand.ConfirmStepUp(
                        new Scope.OfPortfolio(PORTFOLIO), who, "drill", bars.nowMs(), replyTo));
    }

    private void drawdownGuard(String who) {
        tally.command("\"" + who + "\" releases the drawdown guard");
        this.<GovernorCommand, GovernorCommand.Released>asked(
                fund.governor(), replyTo -> new GovernorCommand.ReleaseDrawdown(who, "drill", bars.nowMs(), replyTo));
    }

    private void moveCapital(String who) {
        double equity = fund.venue().account().toCompletableFuture().join().equity();
        double amount = equity * random.nextDouble(-0.002, 0.002);
        tally.command("\"" + who + "\" moves " + amount);
        this.<EmergencyCommand, EmergencyCommand.Said>asked(
                fund.emergencyStop(),
                replyTo -> new EmergencyCommand.MoveCapital(PORTFOLIO, equity, amount, who, bars.nowMs(), replyTo));
    }

    private void blackSwan(String who) {
        tally.command("\"" + who + "\" speaks for the end of BLACK_SWAN");
        this.<CeoCommand, ReleaseAnswer>asked(
                fund.ceo(), replyTo -> new CeoCommand.Release(who, "drill", "", bars.nowMs(), bars.nowMs(), replyTo));
    }

    private <M, R> Optional<R> asked(ActorRef<M> actor, Function<ActorRef<R>, M> message) {
        if (crippled && !actor.path().name().equals("kill-switch")) return Optional.empty();
        try {
            return Optional.of(fund.ask(actor, message, ANSWER));
        } catch (CompletionException silent) {
            tally.note("no answer: " + silent.getMessage());
            return Optional.empty();
        }
    }

    // --- what goes wrong

    /** A symbol's actor ends; its guardian notices and brings it back. */
    void crash() {
        String symbol = symbol();
        tally.command("the actor of " + symbol + " ends");
        tally.mishap(Mishap.ACTOR_CRASH);
        double before = failures(symbol);
        Adapter.toClassic(fund.system())
                .actorSelection("/user/symbol-" + symbol + "/life-*")
                .tell(PoisonPill.getInstance(), org.apache.pekko.actor.ActorRef.noSender());
        long until = System.nanoTime() + DOWN_WITHIN_NANOS;
        while (failures(symbol) == before && System.nanoTime() < until) LockSupport.parkNanos(1_000_000);
    }

    private double failures(String symbol) {
        return fund.ladder().verdicts(PORTFOLIO, symbol).stream()
                .flatMap(verdict -> verdict.reasons().stream())
                .filter(reason -> reason.code() == ReasonCode.SYMBOL_DOWN)
                .mapToDouble(reason -> reason.observed())
                .max()
                .orElse(0);
    }

    /** The next writes of somebody are refused; whoever it is falls and comes back. */
    void refuseWrites() {
        String pattern = switch (random.nextInt(6)) {
            case 0 -> "governor%";
            case 1 -> "portfolio%";
            case 2 -> "guardian|%";
            case 3 -> "kill-switch%";
            default -> "symbol|" + PORTFOLIO + "|" + symbol();
        };
        int writes = random.nextInt(1, 3);
        tally.command("the journal refuses " + writes + " writes of " + pattern);
        tally.mishap(Mishap.JOURNAL_FAILURE);
        journal.refuse(pattern, writes);
    }

    void sever() {
        tally.command("the journal's connection is cut");
        tally.mishap(Mishap.JOURNAL_FAILURE);
        journal.sever();
    }

    /** Until the fund starts again. */
    void stop() {
        if (crippled) return;
        var part = switch (random.nextInt(4)) {
            case 0 -> fund.governor();
            case 1 -> fund.portfolioActor();
            case 2 -> fund.ceo();
            default -> fund.emergencyStop();
        };
        tally.command(part.path().name() + " is stopped");
        tally.mishap(Mishap.PART_STOPPED);
        crippled = true;
        Adapter.toClassic(part).tell(PoisonPill.getInstance(), org.apache.pekko.actor.ActorRef.noSender());
    }
}
