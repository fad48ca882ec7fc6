package io.quantumtrader.actors.safety;

import static io.quantumtrader.actors.safety.SafetyDefaults.ALARM_AFTER;
import static io.quantumtrader.actors.safety.SafetyDefaults.TWO_PERSONS;

import io.quantumtrader.actors.safety.KillSwitch.Activated;
import io.quantumtrader.actors.venue.SendHold;
import io.quantumtrader.kernel.kill.Halt;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.safety.KillSwitchBook;
import io.quantumtrader.persistence.safety.KillSwitchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A kill switch over a journal in memory. */
abstract class KillSwitchRig {

    static final Halt HALT = new Halt("halt-1", "venue", List.of("ada", "bob"), false, "odd fills", 90_000);

    final ActorTestKit kit = ActorTestKit.create(ManualTime.config().withFallback(SafetyDefaults.journalInMemory()));
    final ManualTime time = ManualTime.get(kit.system());
    final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
    final TestProbe<SafetyAlarm> alarmed = kit.createTestProbe();
    final SafetyAlarms alarms = alarm -> alarmed.getRef().tell(alarm);
    final TestProbe<Activated> activated = kit.createTestProbe();
    final TestProbe<ReleaseAnswer> released = kit.createTestProbe();
    Ladder ladder = new Ladder(alarms, Set.of(Layer.KILL_SWITCH));
    SendHold hold = SendHold.untilRecovered();
    final List<ActorRef<KillSwitch.Command>> running = new ArrayList<>();
    ActorRef<KillSwitch.Command> killSwitch = kit.system().ignoreRef();

    @BeforeEach
    void start() {
        journal.clearAll();
        restart(TWO_PERSONS);
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    void restart(ReleaseRules rules) {
        running.forEach(kit::stop);
        running.clear();
        ladder = new Ladder(alarms, Set.of(Layer.KILL_SWITCH));
        hold = SendHold.untilRecovered();
        killSwitch = kit.spawn(KillSwitch.create(ladder, hold, rules, ALARM_AFTER, EventFeed.NONE, alarms));
        running.add(killSwitch);
        while (!view().recovered()) Thread.onSpinWait();
    }

    Activated activate(Scope scope, Permission permission, String who) {
        killSwitch.tell(
                new KillSwitch.Activate(scope, permission, who, "a drill", 5, System.nanoTime(), activated.getRef()));
        return activated.receiveMessage();
    }

    ReleaseAnswer release(ReleaseTarget target, String who, String phrase, long saidMs) {
        killSwitch.tell(new KillSwitch.Release(target, who, "calm", phrase, saidMs, 7, released.getRef()));
        return released.receiveMessage();
    }

    KillSwitch.View view() {
        TestProbe<KillSwitch.View> views = kit.createTestProbe();
        killSwitch.tell(new KillSwitch.Get(views.getRef()));
        return views.receiveMessage();
    }

    static List<KillSwitchEvent> written(TestProbe<LadderRecorder.Command<KillSwitchEvent, KillSwitchBook>> recorder) {
        return ((LadderRecorder.Write<KillSwitchEvent, KillSwitchBook>) recorder.receiveMessage()).events();
    }
}
