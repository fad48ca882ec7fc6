package io.quantumtrader.app.fund.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.view.ReasonView;
import io.quantumtrader.http.view.ReleaseView;
import io.quantumtrader.http.view.ReleaseView.Remaining;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.EmergencyLimits;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.ReleaseForecast;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.StepUp;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.persistence.safety.EmergencyBook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReleaseWordsTest {

    private static final Scope ALL = Scope.everything();
    private static final FundSettings SETTINGS =
            FundSettings.of(SettingsLoader.load(Path.of(".."), Path.of("../application.conf"), true, Map.of()));
    private static final EmergencyLimits LIMITS = SETTINGS.emergency();

    private final ReleaseWords words = new ReleaseWords(
            new ReleaseRules(2, "release", 0, 600_000),
            new ReleaseForecast(SETTINGS.modes(), LIMITS),
            "main",
            List.of("AAA", "BBB", "CCC"));

    @Test
    void whatRemainsForSingleSymbolsIsSaidWithWhatKeepsThem() {
        var before = LadderState.OPEN
                .tighten(latch("kill-switch-1", Layer.KILL_SWITCH, ALL, Permission.REDUCE_ONLY))
                .tighten(latch("kill-switch-3", Layer.KILL_SWITCH, symbol("BBB"), Permission.REDUCE_ONLY))
                .put(verdict(symbol("CCC"), Permission.FLATTEN, Layer.POSITION_STATE_BRAIN));

        var released = released(before, "kill-switch-1", Layer.KILL_SWITCH);

        assertThat(released.follows()).isEqualTo("TRADE");
        assertThat(released.remaining())
                .containsExactly(
                        new Remaining(Permission.REDUCE_ONLY, List.of("BBB"), List.of("kill-switch-3")),
                        new Remaining(Permission.FLATTEN, List.of("CCC"), List.of("POSITION_STATE_BRAIN")));
    }

    @Test
    void whatAllPartsHaveInCommonFollows() {
        var before = LadderState.OPEN
                .tighten(latch("kill-switch-1", Layer.KILL_SWITCH, ALL, Permission.FLATTEN))
                .tighten(latch(
                        "kill-switch-2", Layer.KILL_SWITCH, new Scope.OfPortfolio("main"), Permission.REDUCE_ONLY));

        var released = released(before, "kill-switch-1", Layer.KILL_SWITCH);

        assertThat(released.follows()).isEqualTo("REDUCE_ONLY");
        assertThat(released.remaining()).isEmpty();
    }

    @Test
    void theSizeThatFollowsAnEmergencyStopIsSaid() {
        var before = LadderState.OPEN
                .tighten(latch("emergency-stop-1", Layer.EMERGENCY_STOP, ALL, Permission.FLATTEN))
                .put(StepUp.first(0).verdict(ALL, LIMITS));

        assertThat(released(before, "emergency-stop-1", Layer.EMERGENCY_STOP).follows())
                .isEqualTo("TRADE at 0.25 of size");
    }

    @Test
    void aProposalTellsWhatItsReleaseWillAllow() {
        var before = LadderState.OPEN
                .tighten(latch("black-swan-1", Layer.CEO, ALL, Permission.FLATTEN))
                .put(verdict(ALL, Permission.REDUCE_ONLY, Layer.CEO))
                .put(StepUp.first(0).verdict(ALL, LIMITS));
        var said = new ReleaseAnswer(List.of(new Result.Proposed("black-swan-1", "ada", 1_000, 1_000, 601_000)));

        var answer = told(Layer.CEO, said, before, before);

        assertThat(answer).isInstanceOf(Answer.Pending.class);
        assertThat(((Answer.Pending<Boolean>) answer).releases())
                .extracting(ReleaseView::follows)
                .containsExactly("TRADE at 0.25 of size");
    }

    @Test
    void noSizeIsSaidWhereNothingMayBeOpened() {
        var before = LadderState.OPEN
                .tighten(latch("emergency-stop-1", Layer.EMERGENCY_STOP, ALL, Permission.FLATTEN))
                .tighten(latch("kill-switch-1", Layer.KILL_SWITCH, ALL, Permission.FLATTEN))
                .put(StepUp.first(0).verdict(ALL, LIMITS));

        assertThat(released(before, "emergency-stop-1", Layer.EMERGENCY_STOP).follows())
                .isEqualTo("FLATTEN");
    }

    @Test
    void aWordThatIsRefusedForOneOfSeveralLatchesTellsWhatBecameOfEach() {
        var before = LadderState.OPEN
                .tighten(latch("emergency-stop-1", Layer.EMERGENCY_STOP, ALL, Permission.FLATTEN))
                .tighten(latch("emergency-stop-2", Layer.EMERGENCY_STOP, ALL, Permission.FLATTEN));
        var notYet = Reason.because(ReasonCode.RELEASE_NOT_YET, 2, 0);
        var said = new ReleaseAnswer(List.of(
                new Result.Released("emergency-stop-1", List.of("ada"), false, "FLATTEN"),
                new Result.Refused("emergency-stop-2", notYet)));

        var answer = told(Layer.EMERGENCY_STOP, said, before, before.release("emergency-stop-1"));

        assertThat(answer).isInstanceOf(Answer.Refused.class);
        var refused = (Answer.Refused<Boolean>) answer;
        assertThat(refused.why()).contains("besides: emergency-stop-1 RELEASED");
        assertThat(refused.results())
                .extracting(result -> result.latchId() + " " + result.state())
                .containsExactly("emergency-stop-1 RELEASED", "emergency-stop-2 REFUSED");
        assertThat(refused.results().getLast().reason()).isNotNull().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(ReasonCode.RELEASE_NOT_YET);
            assertThat(reason.observed()).isEqualTo(2);
        });
    }

    @Test
    void aRefusalIsInTheMouthOfTheLayerThatRefuses() {
        var answer = ReleaseWords.refused(Layer.CEO, Reason.because(ReasonCode.RELEASE_PHRASE));

        assertThat(answer).isInstanceOf(Answer.Refused.class);
        var verdict = ((Answer.Refused<Boolean>) answer).verdicts().getFirst();
        assertThat(verdict.layer()).isEqualTo(Layer.CEO);
        assertThat(verdict.reasons()).extracting(ReasonView::layer).containsExactly(Layer.CEO);
    }

    @Test
    void aStepUpThatDoesNotRunIsNamedWithWhatWasExpected() {
        var none = words.stepUpRefused(symbol("AAA"), Reason.because(ReasonCode.RELEASE_UNKNOWN), EmergencyBook.EMPTY);

        assertThat(none)
                .isEqualTo(new Answer.Unknown<>(
                        "there is no step of size to confirm for `main/AAA`, nor for anything else"));
    }

    private ReleaseView released(LadderState before, String latchId, Layer layer) {
        var said = new ReleaseAnswer(List.of(new Result.Released(latchId, List.of("ada"), false, "TRADE")));
        var answer = told(layer, said, before, before.release(latchId));
        assertThat(answer).isInstanceOf(Answer.Released.class);
        return ((Answer.Released<Boolean>) answer).releases().getFirst();
    }

    private Answer<Boolean> told(Layer layer, ReleaseAnswer said, LadderState before, LadderState after) {
        return words.told(layer, said, before, after, "calm", 1_000, EmergencyBook.EMPTY);
    }

    private static Scope symbol(String name) {
        return new Scope.OfSymbol("main", name);
    }

    private static Latch latch(String id, Layer layer, Scope scope, Permission permission) {
        var why = List.of(Reason.because(ReasonCode.KILL_SWITCH_REDUCE_ONLY));
        return new Latch(id, layer, scope, permission, why, new TreeMap<>(), "ada", "odd fills", 0);
    }

    private static Verdict verdict(Scope scope, Permission permission, Layer layer) {
        return new Verdict(
                layer, scope, permission, List.of(Reason.because(ReasonCode.DATA_STALE)), 0, Verdict.UNTIL_RELEASED);
    }
}
