package io.quantumtrader.app.fund;

import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.fund.desk.AlarmBook;
import io.quantumtrader.app.fund.keep.FundRecord;
import io.quantumtrader.app.fund.keep.Keeper;
import io.quantumtrader.app.fund.replay.JournalReplay;
import io.quantumtrader.app.fund.replay.JournalWhatIf;
import io.quantumtrader.app.fund.replay.RecordedDecisions;
import io.quantumtrader.app.launch.ExplainRequest;
import io.quantumtrader.app.launch.Keeping;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.OpenRecord;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.ReplayResult;
import io.quantumtrader.app.launch.RunRequest;
import io.quantumtrader.app.launch.RunSummary;
import io.quantumtrader.app.launch.RunningFund;
import io.quantumtrader.app.launch.RunningVenue;
import io.quantumtrader.app.launch.UpRequest;
import io.quantumtrader.app.launch.VenueRequest;
import io.quantumtrader.app.launch.WhatIfAnswer;
import io.quantumtrader.app.launch.WhatIfRequest;
import io.quantumtrader.persistence.explain.Lookup;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** What stands behind {@code up}, {@code venue}, {@code run}, {@code replay}, {@code whatif} and {@code explain}. */
public final class WholeFund implements Launch {

    private final UnaryOperator<Venue> between;

    public WholeFund() {
        this(UnaryOperator.identity());
    }

    /**
     * The same for drills.
     *
     * @param between what lies between the symbols of a node and their venue
     */
    public WholeFund(UnaryOperator<Venue> between) {
        this.between = between;
    }

    @Override
    public void check(Settings settings) {
        FundSettings.of(settings);
    }

    @Override
    public Keeping keeping() {
        return new Keeper();
    }

    @Override
    public RunningFund up(UpRequest request, Settings settings, Progress progress) {
        var clock = InstantSource.system();
        var book = new AlarmBook(clock);
        return new LastingFund((first, anew) ->
                LiveFund.start(request, settings, first ? progress : progress.anew(), clock, book, anew));
    }

    @Override
    public RunningVenue venue(VenueRequest request, Settings settings) {
        return LiveVenue.start(request, settings);
    }

    @Override
    public RunningFund node(UpRequest request, Settings settings, Progress progress) {
        return ClusterNode.start(request, settings, progress, between);
    }

    @Override
    public RunSummary run(RunRequest request, Settings settings, Progress progress) {
        return HeadlessRun.play(request, settings, progress);
    }

    @Override
    public OpenRecord record(Path data, Settings settings, Progress progress) {
        return FundRecord.open(data, settings, progress);
    }

    @Override
    public ReplayResult replay(ReplayRequest request, Settings settings, Progress progress) {
        return JournalReplay.replay(request, settings, progress);
    }

    @Override
    public WhatIfAnswer whatIf(WhatIfRequest request, Settings settings, Progress progress) {
        return JournalWhatIf.ask(request, settings, progress);
    }

    @Override
    public Lookup explain(ExplainRequest request, Settings settings) {
        return RecordedDecisions.explain(request, settings);
    }
}
