package io.quantumtrader.app.fund.replay;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.explain.Explanations;
import io.quantumtrader.app.fund.keep.JournalAccess;
import io.quantumtrader.app.launch.ExplainRequest;
import io.quantumtrader.persistence.explain.Lookup;

/**
 * Decisions of a journal in a folder. Reading takes the journal away from nobody: where a server runs it is asked as it is, and only
 * where none runs one is started for the question.
 */
public final class RecordedDecisions {

    private RecordedDecisions() {}

    public static Lookup explain(ExplainRequest request, Settings settings) {
        try (var access = JournalAccess.whole(settings, request.data())) {
            return ask(access, request, settings);
        }
    }

    private static Lookup ask(JournalAccess access, ExplainRequest request, Settings settings) {
        String portfolio = settings.section("portfolio").text("name");
        try (var reader = access.asOfNow()) {
            return new Explanations(reader, portfolio).of(request.asked());
        }
    }
}
