package io.quantumtrader.app.drill.kill;

import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.kernel.kill.CeoReading;
import io.quantumtrader.kernel.kill.Health;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.kernel.kill.Scope;

/** Level 7: a reading that asks for BLACK_SWAN, which latches FLATTEN and pulls level 5. Two operators release it. */
record BlackSwanTrigger(Voice voice) implements Trigger {

    private static final CeoReading READING = new CeoReading(0.2, Health.HEALTHY, 0, Double.NaN, false, false);

    @Override
    public int level() {
        return 7;
    }

    @Override
    public String name() {
        return "CEO BLACK_SWAN";
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
        var answer = voice.<CeoCommand, CeoCommand.Answer>ask(
                voice.fund().ceo(),
                replyTo -> new CeoCommand.Read(voice.fund().conductor().tick(), voice.atMs(), READING, replyTo));
        if (answer.mode() != Mode.BLACK_SWAN) throw new LaunchFailed("the reading did not lead to BLACK_SWAN");
    }

    @Override
    public void release() {
        EmergencyStopTrigger.release(voice, Scope.everything());
        voice.await(
                "the release of BLACK_SWAN",
                () -> say("first").released() || say("second").released());
    }

    private ReleaseAnswer say(String who) {
        return voice.<CeoCommand, ReleaseAnswer>ask(
                voice.fund().ceo(),
                replyTo -> new CeoCommand.Release(who, "the drill goes on", "", voice.atMs(), voice.atMs(), replyTo));
    }
}
