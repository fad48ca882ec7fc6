package io.quantumtrader.app.fund;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.fund.desk.NumbersWord;
import io.quantumtrader.app.fund.view.LimitViews;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.request.LimitsRequest;
import io.quantumtrader.http.view.LimitView;
import io.quantumtrader.http.view.LimitsChangeView;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Theta and limits of a node: its configuration's, which no word over the API changes. */
final class NumbersOfNodes implements NumbersWord {

    private final List<LimitView> configured;

    NumbersOfNodes(Settings settings) {
        configured = LimitViews.of(settings);
    }

    @Override
    public CompletionStage<List<LimitView>> shown() {
        return CompletableFuture.completedStage(configured);
    }

    @Override
    public CompletionStage<Answer<LimitsChangeView>> change(LimitsRequest request) {
        return CompletableFuture.completedStage(new Answer.Refused<>(
                "the nodes of a cluster take theta and limits from their configuration, and open nothing while they differ; change"
                        + " it on each and restart them one after the other",
                List.of()));
    }
}
