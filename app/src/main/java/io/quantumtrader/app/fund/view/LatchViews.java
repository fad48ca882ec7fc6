package io.quantumtrader.app.fund.view;

import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.http.view.HaltView;
import io.quantumtrader.http.view.LatchView;
import io.quantumtrader.http.view.LatchView.PendingRelease;
import io.quantumtrader.http.view.ReasonView;
import io.quantumtrader.kernel.kill.Halt;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.ReleaseForecast;
import io.quantumtrader.kernel.kill.ReleaseProposal;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.risk.GuardFinding;
import io.quantumtrader.persistence.safety.Halts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows latches with what it takes to release them. */
public final class LatchViews {

    /** The governor's drawdown guard is latched without being a latch of the ladder; it is released by this id. */
    public static final String DRAWDOWN_GUARD = "governor-drawdown";

    private final ReleaseRules rules;
    private final String portfolio;
    private final Following following;
    private final ReleaseForecast forecast;

    LatchViews(FundSettings settings, List<String> symbols) {
        this.rules = settings.release();
        this.portfolio = settings.portfolio();
        this.following = new Following(portfolio, symbols);
        this.forecast = new ReleaseForecast(settings.modes(), settings.emergency());
    }

    /** Every latch of a layer. */
    List<LatchView> of(Layer layer, Standing now) {
        return now.ladder().latches().latches().stream()
                .filter(latch -> latch.layer() == layer)
                .map(latch -> of(latch, now))
                .toList();
    }

    private LatchView of(Latch latch, Standing now) {
        return new LatchView(
                latch.id(),
                latch.layer(),
                latch.layer().level(),
                latch.scope().text(),
                latch.permission(),
                ReasonView.of(latch.reasons()),
                latch.layer() == Layer.KILL_SWITCH ? latch.who() : null,
                latch.why(),
                latch.sinceMs(),
                releasedBy(latch),
                ceremonial(latch) && rules.persons() == 1 ? rules.phrase() : null,
                pending(latch, now),
                following.inWords(forecast.without(now.ladder(), latch), latch.scope()));
    }

    private String releasedBy(Latch latch) {
        if (latch.layer() == Layer.EMERGENCY_STOP) return "one operator once everything is flat, then a step-up ladder";
        if (!ceremonial(latch)) return "one operator";
        return byPersons();
    }

    /** Rule B6: what closes everything takes two persons, or one and a ceremony. */
    private static boolean ceremonial(Latch latch) {
        return latch.layer() == Layer.CEO
                || (latch.layer() == Layer.KILL_SWITCH && latch.permission() == Permission.FLATTEN);
    }

    private @Nullable PendingRelease pending(Latch latch, Standing now) {
        return now.proposals().stream()
                .filter(proposal -> proposal.latchId().equals(latch.id()) && alive(proposal))
                .findFirst()
                .map(this::pending)
                .orElse(null);
    }

    /** A proposal that nobody took up in time is no longer told; the clock of the operators counts. */
    private boolean alive(ReleaseProposal proposal) {
        return System.currentTimeMillis() <= proposal.untilMs(rules);
    }

    private PendingRelease pending(ReleaseProposal proposal) {
        return new PendingRelease(
                proposal.who(),
                proposal.why(),
                proposal.atMs(),
                rules.persons() == 1 ? proposal.atMs() + rules.delayMs() : null,
                proposal.untilMs(rules));
    }

    /** The send-hold, or the proposal of one. */
    @Nullable
    HaltView halt(Halts halts) {
        return halts.standing()
                .map(standing -> standing(standing, halts))
                .orElseGet(() -> halts.proposal()
                        .filter(this::alive)
                        .map(proposal -> proposed(halts.id(), proposal))
                        .orElse(null));
    }

    private HaltView standing(Halt halt, Halts halts) {
        return new HaltView(
                halt.id(),
                "STANDING",
                halt.connection(),
                halt.persons(),
                halt.singlePerson(),
                halt.why(),
                words(halt, halts.first()),
                halt.sinceMs(),
                null,
                byPersons(),
                rules.persons() == 1 ? rules.phrase() : null,
                halts.proposal().filter(this::alive).map(this::pending).orElse(null));
    }

    private static List<HaltView.Word> words(Halt halt, Optional<ReleaseProposal> first) {
        var last = new HaltView.Word(halt.persons().getLast(), halt.why(), halt.sinceMs());
        return Stream.concat(first.map(LatchViews::word).stream(), Stream.of(last))
                .toList();
    }

    private static HaltView.Word word(ReleaseProposal said) {
        return new HaltView.Word(said.who(), said.why(), said.atMs());
    }

    private HaltView proposed(String id, ReleaseProposal proposal) {
        return new HaltView(
                id,
                "PROPOSED",
                Halt.VENUE,
                List.of(proposal.who()),
                rules.persons() == 1,
                proposal.why(),
                List.of(word(proposal)),
                proposal.atMs(),
                byPersons(),
                byPersons(),
                null,
                pending(proposal));
    }

    private String byPersons() {
        return rules.persons() == 1
                ? "one operator (SINGLE-PERSON), who types a phrase, waits " + rules.delayMs() / 1000
                        + " s and confirms"
                : "two different operators";
    }

    /** The drawdown guard as if it were a latch of the ladder. */
    LatchView drawdownGuard(GuardFinding finding) {
        return new LatchView(
                DRAWDOWN_GUARD,
                Layer.GOVERNOR,
                Layer.GOVERNOR.level(),
                new Scope.OfPortfolio(portfolio).text(),
                Permission.REDUCE_ONLY,
                ReasonView.of(List.of(finding.reason())),
                null,
                null,
                finding.sinceMs(),
                "one operator, not before the guard's hold is over",
                null,
                null,
                Permission.TRADE.name());
    }
}
