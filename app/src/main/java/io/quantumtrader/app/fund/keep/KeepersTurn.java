package io.quantumtrader.app.fund.keep;

import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.app.config.ProjectionsSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.postgres.Turn;
import io.quantumtrader.persistence.projection.ProjectionFollower;
import io.quantumtrader.persistence.projection.ProjectionRunner;
import io.quantumtrader.persistence.projection.ProjectionSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What one node of a cluster at a time does for the journal of all: it keeps the views, seals, and moves old events to the archive.
 * The others stand by. As a feed it tells the views, where they are kept here, that there is something new.
 */
public final class KeepersTurn implements EventFeed, AutoCloseable {

    private static final String NAME = "keeper";

    private final Settings settings;
    private final Storage storage;
    private final JournalReader journal;
    private final InstantSource clock;
    private final SafetyAlarms alarms;
    private final BooleanSupplier possible;
    private final Turn turn;
    private volatile Optional<ProjectionFollower> following = Optional.empty();

    private KeepersTurn(
            Settings settings,
            Storage storage,
            JournalReader journal,
            InstantSource clock,
            SafetyAlarms alarms,
            BooleanSupplier possible) {
        this.settings = settings;
        this.storage = storage;
        this.journal = journal;
        this.clock = clock;
        this.alarms = alarms;
        this.possible = possible;
        this.turn = Turn.await(storage.database(), NAME, this::begin);
    }

    /**
     * Waits for the turn from now on.
     *
     * @param clock by which seals come due and events grow old
     * @param possible whether the database takes writes and is ours
     */
    public static KeepersTurn await(
            Settings settings,
            Storage storage,
            JournalReader journal,
            InstantSource clock,
            SafetyAlarms alarms,
            BooleanSupplier possible) {
        return new KeepersTurn(settings, storage, journal, clock, alarms, possible);
    }

    /** Whether this node keeps the journal now. */
    public boolean held() {
        return turn.held();
    }

    /** How long ago the views had taken in everything, where they are kept here. */
    public Optional<Duration> behind() {
        return following.map(ProjectionFollower::behind);
    }

    @Override
    public void publish(String persistenceId, long sequenceNr, JournalEvent event) {
        following.ifPresent(views -> views.publish(persistenceId, sequenceNr, event));
    }

    private AutoCloseable begin(Turn mine) {
        var upkeep = Upkeep.of(storage, clock, alarms);
        upkeep.begin(() -> mine.held() && possible.getAsBoolean());
        var views = views(ProjectionsSection.settings(settings.section("journal.projections")));
        following = Optional.of(views);
        return () -> {
            following = Optional.empty();
            views.close();
            upkeep.close();
        };
    }

    /** Of what others write nobody tells here, so it looks by itself. */
    private ProjectionFollower views(ProjectionSettings terms) {
        var runner = new ProjectionRunner(storage.database(), journal, terms, this::alarm, true);
        return ProjectionFollower.start(runner, terms, this::alarm, terms.pace());
    }

    private void alarm(String text) {
        alarms.raise(new SafetyAlarm(SafetyAlarm.Kind.VIEW_FAILED, Double.NaN, Double.NaN, text));
    }

    @Override
    public void close() {
        turn.close();
    }
}
