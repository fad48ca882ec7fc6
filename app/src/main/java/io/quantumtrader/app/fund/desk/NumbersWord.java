package io.quantumtrader.app.fund.desk;

import io.quantumtrader.http.Answer;
import io.quantumtrader.http.request.LimitsRequest;
import io.quantumtrader.http.view.LimitView;
import io.quantumtrader.http.view.LimitsChangeView;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Theta and limits, and an operator's word for others. */
public interface NumbersWord {

    /** Those in force, by key, with what operators said of them. */
    CompletionStage<List<LimitView>> shown();

    /** What became of a word; a refusal says why. */
    CompletionStage<Answer<LimitsChangeView>> change(LimitsRequest request);
}
