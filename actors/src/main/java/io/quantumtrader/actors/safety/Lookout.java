package io.quantumtrader.actors.safety;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Tells what nobody else would: that nothing happens. It looks at the fund from outside, decides nothing and can stop nothing;
 * what it finds goes to the alarms once, and again every minute while it lasts.
 */
public final class Lookout extends AbstractBehavior<Lookout.Command> {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Supplier<List<Finding>> sight;
    private final Duration again;
    private final SafetyAlarms alarms;
    private final Map<String, Long> toldNanos = new TreeMap<>();

    /**
     * Something that a person has to know as long as it lasts.
     *
     * @param key names it; the same key is told again only after a while
     */
    public record Finding(String key, SafetyAlarm alarm) {}

    /** What the lookout is told; only by itself. */
    public sealed interface Command {}

    private enum Look implements Command {
        NOW
    }

    /**
     * A lookout.
     *
     * @param sight what is to be told at the moment it is asked; never blocks
     * @param again after how long what lasts is told once more
     */
    public static Behavior<Command> create(Supplier<List<Finding>> sight, Duration again, SafetyAlarms alarms) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new Lookout(context, timers, sight, again, alarms.isolated())));
    }

    private Lookout(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            Supplier<List<Finding>> sight,
            Duration again,
            SafetyAlarms alarms) {
        super(context);
        this.sight = sight;
        this.again = again;
        this.alarms = alarms;
        timers.startTimerWithFixedDelay(Look.NOW, EVERY);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder().onAnyMessage(ignored -> look()).build();
    }

    private Behavior<Command> look() {
        var present = new TreeSet<String>();
        for (var finding : seen()) {
            present.add(finding.key());
            Long told = toldNanos.get(finding.key());
            if (told != null && System.nanoTime() - told < again.toNanos()) continue;
            toldNanos.put(finding.key(), System.nanoTime());
            alarms.raise(finding.alarm());
        }
        toldNanos.keySet().retainAll(present);
        return this;
    }

    private List<Finding> seen() {
        try {
            return sight.get();
        } catch (RuntimeException broken) {
            getContext().getLog().error("the lookout cannot see", broken);
            return List.of();
        }
    }
}
