package io.quantumtrader.app;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.ReplayResult;
import io.quantumtrader.app.launch.RunRequest;
import io.quantumtrader.app.launch.RunSummary;
import io.quantumtrader.app.launch.RunningFund;
import io.quantumtrader.app.launch.UpRequest;

/** Stands in until the fund is wired: says so instead of pretending. */
final class NotWired implements Launch {

    @Override
    public RunningFund up(UpRequest request, Settings settings, Progress progress) {
        throw notYet();
    }

    @Override
    public RunSummary run(RunRequest request, Settings settings, Progress progress) {
        throw notYet();
    }

    @Override
    public ReplayResult replay(ReplayRequest request, Settings settings, Progress progress) {
        throw notYet();
    }

    private static UnsupportedOperationException notYet() {
        return new UnsupportedOperationException("the fund is not wired yet");
    }
}
