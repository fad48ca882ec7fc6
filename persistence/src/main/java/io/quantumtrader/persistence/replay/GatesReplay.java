package io.quantumtrader.persistence.replay;

import io.quantumtrader.kernel.decision.LayerVerdict;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.ModeLimits;
import io.quantumtrader.kernel.portfolio.PortfolioGate;
import io.quantumtrader.kernel.portfolio.PortfolioInputs;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.risk.Ceiling;
import io.quantumtrader.kernel.risk.GovernorAnswer;
import io.quantumtrader.kernel.risk.GovernorInputs;
import io.quantumtrader.kernel.risk.GovernorInputs.Market;
import io.quantumtrader.kernel.risk.GovernorKernel;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitIssued;
import io.quantumtrader.persistence.governor.PermitEvents;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.OpenGranted;
import io.quantumtrader.persistence.portfolio.PortfolioState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What heat gate and governor said to each plan that went up, and the permits they issued, again. */
final class GatesReplay {

    /** A grant of level 2, with the state that it was made on. */
    record Granted(PortfolioState before, JournalEntry entry, OpenGranted event) {}

    /** A plan on its way up, with all that it is judged by. */
    private record Going(
            Travelled entry,
            LayerTerms terms,
            ModeLimits mode,
            PortfolioState state,
            SymbolReading reading,
            Optional<GovernorReplay.Issued> issued,
            GovernorReplay governor) {}

    private final String portfolio;
    private final Collection<SymbolTrace> traces;
    private final Map<String, Long> heardAt;
    private final Findings findings;

    /** @param heardAt the tick on which the portfolio last heard each symbol, as its journal goes on */
    GatesReplay(String portfolio, Collection<SymbolTrace> traces, Map<String, Long> heardAt, Findings findings) {
        this.portfolio = portfolio;
        this.traces = traces;
        this.heardAt = heardAt;
        this.findings = findings;
    }

    /** @param state of the portfolio behind the decision; that before the grant where there was one */
    void judge(
            Travelled entry,
            LayerTerms terms,
            ModeLimits mode,
            PortfolioState state,
            Optional<Granted> grant,
            GovernorReplay governor) {
        var made = entry.made();
        var reading = reading(entry.plan().symbol(), made.tick());
        if (!findings.asksFor(made.atMs())) return;
        if (silent(entry) || reading.isEmpty()) {
            findings.read(Kind.GATES, "a layer did not answer in time");
            return;
        }
        if (traces.stream().anyMatch(trace -> trace.beganAnew(made.tick(), entry.ordering()))) {
            findings.read(Kind.GATES, PortfolioReplay.BEGAN_ANEW);
            return;
        }
        var before = grant.map(Granted::before).orElse(state);
        var issued = governor.issuedFor(made.decisionId());
        judge(new Going(entry, terms, mode, before, reading.get(), issued, governor), grant);
    }

    private Optional<SymbolReading> reading(String symbol, long tick) {
        return traces.stream()
                .filter(trace -> trace.symbol().equals(symbol))
                .findFirst()
                .flatMap(trace -> heardBy(trace, tick));
    }

    private Optional<SymbolReading> heardBy(SymbolTrace trace, long tick) {
        return Optional.ofNullable(heardAt.get(trace.symbol())).flatMap(heard -> trace.heardBy(tick, heard));
    }

    /** What is said for a layer that is silent is nobody's judgement. */
    private static boolean silent(Travelled entry) {
        return superiors(entry).stream()
                .flatMap(verdict -> verdict.reasons().stream())
                .anyMatch(reason -> reason.code().equals(ReasonCode.GOVERNOR_SILENT.name())
                        || (reason.code().equals(ReasonCode.HEAT_UNKNOWN.name()) && Double.isNaN(reason.observed())));
    }

    private static List<VerdictRow> superiors(Travelled entry) {
        var verdicts = entry.made().verdicts();
        return verdicts.subList(Math.min(entry.own(), verdicts.size()), verdicts.size());
    }

    private void judge(Going going, Optional<Granted> grant) {
        var plan = going.entry().plan();
        var verdict =
                PortfolioGate.judge(plan, portfolioInputs(going), going.terms().portfolio());
        if (verdict.refused()) {
            compare(going, List.of(verdict));
            return;
        }
        var shrunk = verdict.scale() < 1 ? plan.withQuantity(plan.quantity() * verdict.scale()) : plan;
        var answer = new GovernorKernel(going.terms().governor()).judge(shrunk, governorInputs(going));
        switch (answer) {
            case GovernorAnswer.Refused(var said, var rotateOut) -> compare(going, List.of(verdict, said));
            case GovernorAnswer.Permitted permitted -> {
                compare(going, List.of(verdict, permitted.verdict()));
                permit(going, permitted);
                grant.ifPresent(one -> granted(going, one, permitted));
            }
        }
    }

    private static PortfolioInputs portfolioInputs(Going going) {
        var state = going.state();
        return new PortfolioInputs(
                state.equity(),
                state.drawdown(),
                state.heat(),
                state.book(),
                state.returns(),
                going.reading(),
                going.terms().bar(),
                going.entry().made().atMs());
    }

    private GovernorInputs governorInputs(Going going) {
        var entry = going.entry();
        var mode = going.mode();
        var kernel = new GovernorKernel(going.terms().governor());
        var state = going.issued().map(GovernorReplay.Issued::state).orElseGet(going.governor()::state);
        var guards = going.issued()
                .map(GovernorReplay.Issued::guards)
                .orElseGet(() -> going.governor().guards(kernel.guard()));
        var readings = new ArrayList<SymbolReading>();
        traces.stream()
                .sorted((one, other) -> one.symbol().compareTo(other.symbol()))
                .forEach(trace -> heardBy(trace, entry.made().tick()).ifPresent(readings::add));
        return new GovernorInputs(
                guards,
                going.state().maintenanceMargin(),
                going.state().book(),
                readings,
                state.permits(),
                new Ceiling(
                        mode.leverage(),
                        mode.riskPerTrade(),
                        mode.dayLoss(),
                        mode.slots(),
                        mode.minConfidence(),
                        entry.size()),
                new Market(
                        entry.spreadBps(),
                        going.reading().atrFraction(),
                        entry.rules().maintenanceMarginRate(),
                        entry.rules().minNotional()),
                going.issued().map(one -> one.event().ladderVersion()).orElse(0L),
                entry.made().causedBy().equals("strategy"),
                portfolio + "-" + (state.permitNumber() + 1),
                entry.made().atMs());
    }

    /** The verdicts are held against those of the decision. */
    private void compare(Going going, List<LayerVerdict> derived) {
        var entry = going.entry();
        var made = entry.made();
        var verdicts = new ArrayList<>(
                made.verdicts().subList(0, Math.min(entry.own(), made.verdicts().size())));
        for (var verdict : derived) {
            verdicts.add(new VerdictRow(
                    verdict.layer().name(), verdict.refused(), verdict.scale(), ReasonRow.of(verdict.reasons())));
        }
        findings.derived(Kind.GATES);
        findings.compare(entry.persistenceId(), entry.sequenceNr(), made, made.saying(verdicts));
    }

    private void permit(Going going, GovernorAnswer.Permitted permitted) {
        var made = going.entry().made();
        findings.derived(Kind.PERMIT);
        going.issued()
                .ifPresentOrElse(
                        issued -> {
                            long number = issued.state().permitNumber() + 1;
                            PermitIssued again = PermitEvents.issued(permitted, number, made.tick());
                            var place = issued.entry();
                            findings.compare(place.persistenceId(), place.sequenceNr(), issued.event(), again);
                        },
                        () -> findings.tell(Difference.missing(
                                going.entry().persistenceId(), going.entry().sequenceNr(), permitted)));
    }

    private void granted(Going going, Granted grant, GovernorAnswer.Permitted permitted) {
        OpeningPlan plan = permitted.plan();
        var made = going.entry().made();
        var again = new OpenGranted(
                made.tick(),
                made.atMs(),
                plan.decisionId(),
                plan.symbol(),
                plan.side().sign() * plan.notional(),
                going.reading().sigmaBar(),
                plan.lossAtStop(),
                permitted.permit().expiresAtMs());
        findings.compare(grant.entry().persistenceId(), grant.entry().sequenceNr(), grant.event(), again);
    }
}
