package io.quantumtrader.app.drill.kill;

import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.safety.ReleaseTarget;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;

/** Level 6: an operator kills everything; one operator releases REDUCE_ONLY, two release FLATTEN. */
record KillSwitchTrigger(Voice voice, Permission permission) implements Trigger {

    private static final Scope SCOPE = Scope.everything();

    @Override
    public int level() {
        return 6;
    }

    @Override
    public String name() {
        return "kill switch " + permission;
    }

    @Override
    public boolean closes() {
        return permission == Permission.FLATTEN;
    }

    @Override
    public String portfolio() {
        return voice.fund().portfolio();
    }

    @Override
    public void pull(long acceptedNanos) {
        voice.<KillSwitch.Command, KillSwitch.Activated>ask(
                voice.fund().killSwitch(),
                replyTo -> new KillSwitch.Activate(
                        SCOPE, permission, "drill", "drill", voice.atMs(), acceptedNanos, replyTo));
    }

    @Override
    public void release() {
        if (say("first").released() || say("second").released()) return;
        throw new LaunchFailed("the kill switch could not be released");
    }

    private ReleaseAnswer say(String who) {
        return voice.<KillSwitch.Command, ReleaseAnswer>ask(
                voice.fund().killSwitch(),
                replyTo -> new KillSwitch.Release(
                        new ReleaseTarget.OfScope(SCOPE),
                        who,
                        "the drill goes on",
                        "",
                        voice.atMs(),
                        voice.atMs(),
                        replyTo));
    }
}
