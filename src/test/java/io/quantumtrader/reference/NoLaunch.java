package io.quantumtrader.reference;

import io.quantumtrader.app.config.Settings;
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

/** For a command line that is only asked for its help. */
final class NoLaunch implements Launch {

    @Override
    public Keeping keeping() {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunningFund up(UpRequest request, Settings settings, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunningFund node(UpRequest request, Settings settings, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunningVenue venue(VenueRequest request, Settings settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunSummary run(RunRequest request, Settings settings, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OpenRecord record(Path data, Settings settings, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ReplayResult replay(ReplayRequest request, Settings settings, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WhatIfAnswer whatIf(WhatIfRequest request, Settings settings, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Lookup explain(ExplainRequest request, Settings settings) {
        throw new UnsupportedOperationException();
    }
}
