package io.quantumtrader.app.fund;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.quantumtrader.app.config.CandidateReader;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.fund.desk.Jobs;
import io.quantumtrader.app.fund.replay.JournalReplay;
import io.quantumtrader.app.fund.replay.JournalWhatIf;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.WhatIfRequest;
import io.quantumtrader.http.json.Json;
import io.quantumtrader.http.request.JobRequest;
import io.quantumtrader.persistence.whatif.Span;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Replays and what-ifs over the journal of a fund that runs, read beside it and as it was when the question was asked. */
final class JournalWork implements Jobs.Works {

    /** One of the fund's processors is enough for a question. */
    private static final int THREADS = 1;

    private static final ObjectMapper RESULTS = Json.mapper().registerModule(new Jdk8Module());

    private final Settings settings;
    private final Path data;

    JournalWork(Settings settings, Path data) {
        this.settings = settings;
        this.data = data;
    }

    @Override
    public Jobs.Work of(JobRequest request) {
        return switch (request.kind()) {
            case REPLAY -> replay(request);
            case WHAT_IF -> whatIf(request);
        };
    }

    private Jobs.Work replay(JobRequest request) {
        var asked = new ReplayRequest(
                data,
                true,
                Set.copyOf(request.symbols()),
                moment(request.fromMs()),
                moment(request.toMs()),
                request.decision(),
                THREADS);
        return progress -> tree(JournalReplay.replay(asked, settings, progress));
    }

    private Jobs.Work whatIf(JobRequest request) {
        var reader = new CandidateReader();
        request.candidates().forEach(reader::option);
        var asked = new WhatIfRequest(
                data,
                reader.over(settings, FundSettings::of),
                Set.copyOf(request.symbols()),
                new Span(request.fromMs().orElse(Long.MIN_VALUE), request.toMs().orElse(Long.MAX_VALUE)));
        return progress -> tree(JournalWhatIf.ask(asked, settings, progress).result());
    }

    private static Optional<Instant> moment(OptionalLong ms) {
        return ms.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ms.getAsLong()));
    }

    private static JsonNode tree(Object result) {
        return RESULTS.valueToTree(result);
    }
}
