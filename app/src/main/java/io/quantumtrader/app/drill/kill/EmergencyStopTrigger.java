package io.quantumtrader.app.drill.kill;

import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.safety.ReleaseTarget;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.kernel.kill.EmergencyReading;
import io.quantumtrader.kernel.kill.EmergencyTrigger;
import io.quantumtrader.kernel.kill.Scope;
import java.util.List;
import java.util.Optional;

/** Level 5: an operator pulls it, or one reading of the equity does. Released when the venue was verified flat. */
record EmergencyStopTrigger(Voice voice, Cause cause) implements Trigger {

    /** Deep enough to flatten, not deep enough to count as a flatten that failed. */
    private static final double SHARE_LEFT = 0.88;

    enum Cause {
        OPERATOR,
        DRAWDOWN
    }

    @Override
    public int level() {
        return 5;
    }

    @Override
    public String name() {
        return "emergency stop, " + cause;
    }

    @Override
    public boolean closes() {
        return true;
    }

    @Override
    public String portfolio() {
        return voice.fund().portfolio();
    }

    @Override
    public void pull(long acceptedNanos) {
        switch (cause) {
            case OPERATOR ->
                voice.<EmergencyCommand, EmergencyCommand.Pulled>ask(
                        voice.fund().emergencyStop(),
                        replyTo -> new EmergencyCommand.Trigger(
                                scope(),
                                new EmergencyTrigger.OperatorPulled("drill", "drill"),
                                voice.fund().conductor().tick(),
                                voice.atMs(),
                                replyTo));
            case DRAWDOWN -> drawdown();
        }
    }

    /** The account's equity as it would be after a fall. */
    private void drawdown() {
        double equity =
                voice.fund().venue().account().toCompletableFuture().join().equity();
        var answer = voice.<EmergencyCommand, EmergencyCommand.Answer>ask(
                voice.fund().emergencyStop(),
                replyTo -> new EmergencyCommand.Tick(
                        voice.fund().conductor().tick(),
                        voice.atMs(),
                        EmergencyReading.ofEquity(portfolio(), SHARE_LEFT * equity),
                        List.of(),
                        Optional.empty(),
                        replyTo));
        if (!answer.activated()) throw new LaunchFailed("the drawdown did not pull the emergency stop");
    }

    @Override
    public void release() {
        release(voice, scope());
    }

    /** One operator's word, again and again until the process is done. */
    static void release(Voice voice, Scope scope) {
        voice.await(
                "the emergency stop verified flat",
                () -> voice.<EmergencyCommand, ReleaseAnswer>ask(
                                voice.fund().emergencyStop(),
                                replyTo -> new EmergencyCommand.Release(
                                        new ReleaseTarget.OfScope(scope),
                                        "first",
                                        "the drill goes on",
                                        voice.atMs(),
                                        replyTo))
                        .released());
    }

    private Scope scope() {
        return new Scope.OfPortfolio(portfolio());
    }
}
