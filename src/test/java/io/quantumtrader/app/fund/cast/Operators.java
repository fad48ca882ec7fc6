package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.safety.HaltAnswer;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.safety.ReleaseTarget;
import io.quantumtrader.kernel.kill.Halt;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import java.time.Duration;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** What Ann and Bob say to the kill switch of a stage where a story needs the whole ceremony in one line. */
public final class Operators {

    private static final long DELAY_MS = 61_000;

    private Operators() {}

    /** Nothing is sent any more, by the word of two. */
    public static Halt halt(Stage stage) {
        halt(stage, "ann", stage.nowMs());
        return switch (halt(stage, "bob", stage.nowMs() + DELAY_MS)) {
            case HaltAnswer.Standing(var halt, var already) -> halt;
            case HaltAnswer other -> throw new AssertionError("no halt: " + other);
        };
    }

    /** Everything is sent again, by the word of two. */
    public static void lift(Stage stage, Halt halt) {
        var target = new ReleaseTarget.OneLatch(halt.id());
        release(stage, target, "ann", "RELEASE", stage.nowMs());
        var lifted = release(stage, target, "bob", "RELEASE", stage.nowMs() + DELAY_MS);
        if (!lifted.released()) throw new AssertionError("the halt stands: " + lifted);
        stage.go();
    }

    /** The kill switch is pulled and released before anybody looks; may happen while an order is handed over. */
    public static void killForAMoment(Stage stage, Scope scope) {
        Operators.<KillSwitch.Activated>ask(
                stage,
                replyTo -> new KillSwitch.Activate(
                        scope, Permission.REDUCE_ONLY, "ann", "scenario", stage.nowMs(), System.nanoTime(), replyTo));
        release(stage, new ReleaseTarget.OfScope(scope), "ann", "", stage.nowMs());
    }

    private static HaltAnswer halt(Stage stage, String who, long saidMs) {
        return ask(
                stage, replyTo -> new KillSwitch.SetHalt(who, "scenario", Halt.PHRASE, saidMs, stage.nowMs(), replyTo));
    }

    private static ReleaseAnswer release(Stage stage, ReleaseTarget target, String who, String phrase, long saidMs) {
        return ask(
                stage,
                replyTo -> new KillSwitch.Release(target, who, "scenario", phrase, saidMs, stage.nowMs(), replyTo));
    }

    private static <R> R ask(Stage stage, Function<ActorRef<R>, KillSwitch.Command> word) {
        var fund = stage.fund();
        return AskPattern.<KillSwitch.Command, R>ask(
                        fund.people().killSwitch(),
                        word::apply,
                        Duration.ofSeconds(20),
                        fund.system().scheduler())
                .toCompletableFuture()
                .join();
    }
}
