package io.quantumtrader.app.fund.keep;

import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.app.config.ProjectionsSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.projection.ProjectionFollower;
import io.quantumtrader.persistence.projection.ProjectionRunner;
import io.quantumtrader.persistence.projection.ViewReader;

/** The views of a fund that runs: written behind it, read beside it. */
public record FundViews(ProjectionFollower follower, ViewReader reader) implements AutoCloseable {

    public static FundViews start(Settings settings, Database database, JournalReader journal, SafetyAlarms alarms) {
        var terms = ProjectionsSection.settings(settings.section("journal.projections"));
        var runner = new ProjectionRunner(database, journal, terms, text -> tell(alarms, text));
        var follower = ProjectionFollower.start(runner, terms, text -> tell(alarms, text));
        return new FundViews(follower, new ViewReader(database));
    }

    private static void tell(SafetyAlarms alarms, String text) {
        alarms.raise(new SafetyAlarm(SafetyAlarm.Kind.VIEW_FAILED, Double.NaN, Double.NaN, text));
    }

    /** The same feed, which also tells the views that there is something new. */
    public EventFeed beside(EventFeed feed) {
        return (persistenceId, sequenceNr, event) -> {
            follower.publish(persistenceId, sequenceNr, event);
            feed.publish(persistenceId, sequenceNr, event);
        };
    }

    @Override
    public void close() {
        follower.close();
        reader.close();
    }
}
