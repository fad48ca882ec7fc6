package io.quantumtrader.app.fund;

import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.fund.cast.DiskWatch;
import io.quantumtrader.app.fund.cast.FundActors;
import io.quantumtrader.app.fund.cast.FundSystem;
import io.quantumtrader.app.fund.desk.Announcer;
import io.quantumtrader.app.fund.desk.FundApi;
import io.quantumtrader.app.fund.desk.Jobs;
import io.quantumtrader.app.fund.desk.NumbersWord;
import io.quantumtrader.app.fund.desk.Readiness;
import io.quantumtrader.app.fund.desk.WriteTrail;
import io.quantumtrader.app.fund.figures.FundFigures;
import io.quantumtrader.app.fund.view.ConfigurationViews;
import io.quantumtrader.app.fund.view.LadderViews;
import io.quantumtrader.app.fund.view.PositionViews;
import io.quantumtrader.app.fund.view.StatusViews;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.UpRequest;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.http.route.KeptAnswers;
import io.quantumtrader.http.server.ApiServer;
import io.quantumtrader.http.server.ApiSettings;
import io.quantumtrader.http.tls.CertificateRefused;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.projection.ViewReader;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The API of a fund, or of a node of one: made of what both have, and opened. */
final class FundDoor {

    private static final String ANSWERS = "answers.jsonl";
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(5);

    private FundDoor() {}

    /**
     * What is behind it.
     *
     * @param whole all settings in force
     * @param viewsBehind how far the views of the record are behind, where they are kept here
     * @param numbers theta and limits, and what becomes of a word for others
     */
    record Behind(
            FundActors fund,
            FundSettings settings,
            Settings whole,
            PricedMarket market,
            JournalReader journal,
            ViewReader views,
            Supplier<Optional<Duration>> viewsBehind,
            DiskWatch disk,
            Readiness readiness,
            NumbersWord numbers,
            Announcer announcer,
            FundFigures figures) {}

    /**
     * Listens and answers; where the page is.
     *
     * @param started stops it again
     */
    static URI open(Behind behind, UpRequest request, ApiSettings api, StartedParts started) {
        var blocking = Executors.newVirtualThreadPerTaskExecutor();
        started.push(blocking::shutdownNow);
        var known = new WriteTrail(request.data().resolve(WriteTrail.KNOWN));
        started.push(known);
        var strangers = new WriteTrail(request.data().resolve(WriteTrail.STRANGERS));
        started.push(strangers);
        var jobs = new Jobs(new JournalWork(behind.whole(), request.data()), InstantSource.system());
        started.push(jobs);
        var settings = behind.settings();
        var market = behind.market();
        var parts = new FundApi.Parts(
                behind.fund(),
                settings,
                new StatusViews(settings, market.synthetic(), market.symbols(), System.currentTimeMillis()),
                new PositionViews(settings),
                new LadderViews(settings, market.symbols()),
                behind.readiness(),
                behind.journal(),
                behind.views(),
                ConfigurationViews.of(behind.whole()),
                behind.numbers(),
                new KernelQuestions(behind.whole())::answer,
                jobs,
                known,
                strangers,
                behind.announcer(),
                behind.figures(),
                scraped(behind),
                api.writeTimeout().multipliedBy(4).dividedBy(5),
                blocking);
        var server = bound(behind.fund(), new FundApi(parts), request, api);
        started.push(() -> server.stop().toCompletableFuture().get(LAST_REQUESTS.toSeconds(), TimeUnit.SECONDS));
        return URI.create(server.url() + "/");
    }

    private static FundFigures.Scraped scraped(Behind behind) {
        var settings = behind.settings();
        return new FundFigures.Scraped(
                behind.fund(),
                settings.portfolio(),
                behind.market().symbols(),
                settings.limits().slots(),
                FundSystem.silenceAfter(settings, behind.market()),
                behind.disk(),
                behind.viewsBehind(),
                behind.announcer()::sinceTick,
                StatusViews.version());
    }

    private static ApiServer bound(FundActors fund, FundApi api, UpRequest request, ApiSettings settings) {
        try {
            var kept = KeptAnswers.in(request.data().resolve(ANSWERS));
            return ApiServer.start(fund.system(), api, request.operators(), settings, kept)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failed) {
            throw notListening(settings, failed.getCause(), failed);
        } catch (CertificateRefused unusable) {
            throw new LaunchFailed("the API has no certificate: " + unusable.getMessage(), unusable);
        }
    }

    /** What to say where nothing can be listened on. */
    static LaunchFailed notListening(ApiSettings settings, @Nullable Throwable cause, Exception failed) {
        String place = "port " + settings.port() + " of " + settings.host();
        return new LaunchFailed(
                cause instanceof BindException || String.valueOf(cause).contains("Bind")
                        ? place + " is taken: stop what listens there, or choose another with --port"
                        : place + " cannot be listened on: " + cause,
                failed);
    }
}
