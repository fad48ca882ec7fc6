package io.quantumtrader.app.drill.ladder;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.drill.ladder.LadderDrillReport.Timed;
import io.quantumtrader.app.drill.model.RandomWalk;
import io.quantumtrader.app.drill.record.RecordTerms;
import io.quantumtrader.app.drill.record.RecordWalk;
import io.quantumtrader.app.drill.tally.Tally;
import io.quantumtrader.app.launch.Progress;
import java.util.function.Consumer;

/** The whole drill: the model, the record, then actors and journal. */
public final class LadderDrill {

    private LadderDrill() {}

    /** Runs a drill with settings that hold {@link LadderSettings#overrides}. */
    public static LadderDrillReport run(LadderDrillRequest request, Settings settings, Progress progress) {
        long began = System.nanoTime();
        long seed = request.seed();
        long model = request.commands() / 2;
        long record = request.commands() - model;
        var walked = timed(
                "model",
                tally -> RandomWalk.over(seed, model, tally, done -> progress.at("walking the model", done, model)));
        var lived = timed(
                "record",
                tally -> RecordWalk.over(
                        RecordTerms.of(settings),
                        seed,
                        record,
                        tally,
                        done -> progress.at("living the record", done, record)));
        var acted = timed("actors", tally -> actors(request, settings, tally, progress));
        return LadderDrillReport.of(seed, walked, lived, acted, (System.nanoTime() - began) / 1e9);
    }

    private static void actors(LadderDrillRequest request, Settings settings, Tally tally, Progress progress) {
        long commands = request.throughActors();
        if (commands == 0) return;
        ActorDrill.over(
                settings,
                request.seed(),
                commands,
                request.data(),
                tally,
                done -> progress.at("driving the fund", done, commands));
    }

    private static Timed timed(String part, Consumer<Tally> work) {
        long began = System.nanoTime();
        var tally = new Tally(part);
        work.accept(tally);
        return new Timed(tally, (System.nanoTime() - began) / 1e9);
    }
}
