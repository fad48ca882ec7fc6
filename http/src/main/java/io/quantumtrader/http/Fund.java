package io.quantumtrader.http;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.request.AlarmPage;
import io.quantumtrader.http.request.BarPage;
import io.quantumtrader.http.request.CloseRequest;
import io.quantumtrader.http.request.DecisionPage;
import io.quantumtrader.http.request.EmergencyStopRequest;
import io.quantumtrader.http.request.HaltRequest;
import io.quantumtrader.http.request.JobRequest;
import io.quantumtrader.http.request.KernelRequest;
import io.quantumtrader.http.request.KillRequest;
import io.quantumtrader.http.request.LimitsRequest;
import io.quantumtrader.http.request.OpenRequest;
import io.quantumtrader.http.request.ReleaseRequest;
import io.quantumtrader.http.request.StepUpRequest;
import io.quantumtrader.http.view.AlarmsView;
import io.quantumtrader.http.view.ClusterView;
import io.quantumtrader.http.view.ConfigurationView;
import io.quantumtrader.http.view.DecisionView;
import io.quantumtrader.http.view.EventView;
import io.quantumtrader.http.view.ExplanationView;
import io.quantumtrader.http.view.HealthView;
import io.quantumtrader.http.view.JobView;
import io.quantumtrader.http.view.KernelView;
import io.quantumtrader.http.view.KillRehearsalView;
import io.quantumtrader.http.view.KillSwitchView;
import io.quantumtrader.http.view.LadderView;
import io.quantumtrader.http.view.LimitView;
import io.quantumtrader.http.view.LimitsChangeView;
import io.quantumtrader.http.view.MarketHistoryView;
import io.quantumtrader.http.view.MarketView;
import io.quantumtrader.http.view.PermitView;
import io.quantumtrader.http.view.PortfolioView;
import io.quantumtrader.http.view.PositionView;
import io.quantumtrader.http.view.StatusView;
import io.quantumtrader.http.view.WriteView;
import io.quantumtrader.persistence.projection.ViewPage;
import io.quantumtrader.persistence.projection.ViewRequest;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The fund as the API sees it. Reads may take their time, they run on threads of their own; {@link #killSwitch
 * (KillRequest)} and {@link #emergencyStop} are called at once on the thread that read the request and must not block.
 */
public interface Fund {

    CompletionStage<StatusView> status();

    /** Which node of the fund answers, who else there is, and what lives here. */
    CompletionStage<ClusterView> cluster();

    /** Open positions, in symbol order. */
    CompletionStage<List<PositionView>> positions();

    /** One symbol, open or flat; {@link Answer.Unknown} if the fund does not trade it. */
    CompletionStage<Answer<PositionView>> position(String symbol);

    /** Decisions of one symbol, newest first. */
    CompletionStage<Answer<List<DecisionView>>> decisions(String symbol, DecisionPage page);

    /**
     * One decision told in full; {@link Answer.Unknown} with what there is instead where there is none.
     *
     * @param decision id of a decision, order or permit, or a symbol with the time or tick of a bar
     */
    CompletionStage<Answer<ExplanationView>> explanation(String decision);

    /** The book as a whole. */
    CompletionStage<PortfolioView> portfolio();

    /** The market of each symbol, in symbol order. */
    CompletionStage<List<MarketView>> markets();

    /** The recorded bars of one symbol; blocks while the journal is read. */
    CompletionStage<Answer<MarketHistoryView>> market(String symbol, BarPage page);

    /** Theta and limits in force, by key. */
    CompletionStage<List<LimitView>> limits();

    /** Records other theta or limits, or the first word for them; the fund starts anew to decide by them. */
    CompletionStage<Answer<LimitsChangeView>> change(LimitsRequest request);

    /** What the kernel would do; {@link Answer.Unknown} for a question that it does not know. */
    CompletionStage<Answer<KernelView>> kernel(KernelRequest request);

    /** Jobs of late, newest first. */
    CompletionStage<List<JobView>> jobs();

    /** One job; {@link Answer.Unknown} where there is none of that id. */
    CompletionStage<Answer<JobView>> job(String id);

    /** Starts a job: {@link Answer.Begun} with it; {@link Answer.Refused} while too many wait, of all or of whoever asks. */
    CompletionStage<Answer<JobView>> start(JobRequest request);

    /** Cancels a job that waits or runs; {@link Answer.Forbidden} for a viewer who did not ask for it. */
    CompletionStage<Answer<JobView>> cancel(String id, Person person);

    CompletionStage<LadderView> ladder();

    /** Permits of late, newest first, a hundred at most. */
    CompletionStage<List<PermitView>> permits();

    /** Alarms that the process remembers, newest first. */
    CompletionStage<AlarmsView> alarms(AlarmPage page);

    CompletionStage<KillSwitchView> killSwitch();

    /** Whether the process can answer at all. */
    CompletionStage<HealthView> live();

    /** Whether it trades: journal reachable, ladder recovered, market flowing, every open position protected. */
    CompletionStage<HealthView> ready();

    /** Asks the ladder for a new position; the decision comes back, also when a layer refused it. */
    CompletionStage<Answer<DecisionView>> open(OpenRequest request);

    /** Closes a position, whole or in part; never refused. */
    CompletionStage<Answer<DecisionView>> close(CloseRequest request);

    /** What the record says to a question about many events; fails if its database cannot answer. */
    CompletionStage<ViewPage> view(ViewRequest request);

    /** The configuration in force; what may hold a secret is not in it. */
    CompletionStage<ConfigurationView> configuration();

    /** Notes a write that was asked of the API, whatever came of it; called on the thread that answers, must not block. */
    void note(WriteView write);

    /** Writes of late, newest first, of those with a known token or of those without. */
    CompletionStage<List<WriteView>> writes(int limit, boolean strangers);

    /** What a monitoring system reads of the fund and its process; it answers also where parts of the fund do not. */
    CompletionStage<List<MetricSnapshot>> metrics();

    /** Tightens at once, or asks for a release. */
    CompletionStage<Answer<KillSwitchView>> killSwitch(KillRequest request);

    /** Holds back everything that would be sent to the venue, exits too, or notes the first word for it. */
    CompletionStage<Answer<KillSwitchView>> halt(HaltRequest request);

    /** Goes the way of a kill without killing, and says how long it took. */
    CompletionStage<KillRehearsalView> rehearseKill();

    /** Pulls the emergency stop. */
    CompletionStage<Answer<LadderView>> emergencyStop(EmergencyStopRequest request);

    /** Confirms the next step of size after an emergency stop; it releases nothing. */
    CompletionStage<Answer<LadderView>> stepUp(StepUpRequest request);

    /** Releases latches of any layer, or the halt. */
    CompletionStage<Answer<LadderView>> release(ReleaseRequest request);

    /**
     * Sends every event from now on to the listener, on the thread that publishes it; the listener neither blocks nor
     * throws.
     *
     * @param watched whether anybody looks now; while nobody does, pictures of the whole come seldom
     */
    Subscription subscribe(Consumer<EventView> listener, BooleanSupplier watched);

    /** What a listener has of the fund. */
    interface Subscription extends AutoCloseable {

        /** Somebody begins to look: sends a picture of the whole soon. */
        void refresh();

        /** Ends it. */
        @Override
        void close();
    }
}
