package io.quantumtrader.actors.portfolio;

import io.quantumtrader.actors.governor.GuardReading;
import io.quantumtrader.actors.venue.Venue.Account;
import io.quantumtrader.actors.wire.Message;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.risk.Ceiling;
import io.quantumtrader.kernel.risk.GovernorAnswer;
import io.quantumtrader.persistence.symbol.ClosedPosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** What a portfolio can be told. Times are UTC epoch milliseconds of the market's clock. */
public sealed interface PortfolioCommand {

    /**
     * Phase 3 of a tick. A second one of the same tick is answered and changes nothing.
     *
     * @param readings of the symbols that observed something; of the others the last is kept
     * @param ceiling what the levels above allow
     * @param ladderVersions the ladder's version by symbol
     */
    record Tick(
            long tick,
            long atMs,
            List<SymbolReading> readings,
            Account account,
            Ceiling ceiling,
            Map<String, Long> ladderVersions,
            ActorRef<PortfolioVerdicts> replyTo)
            implements Message, PortfolioCommand {
        public Tick {
            readings = List.copyOf(readings);
            ladderVersions = Map.copyOf(ladderVersions);
        }
    }

    /** Judges an opening plan and, if it passes, takes it up to the governor. */
    record JudgeOpen(OpeningPlan plan, long tick, long atMs, OpenTerms terms, ActorRef<OpenAnswer> replyTo)
            implements Message, PortfolioCommand {}

    /** A position was closed, by {@code byStop} or otherwise; telling it again changes nothing. */
    record Closed(String symbol, String positionId, double pnlNet, boolean byStop, long atMs)
            implements Message, PortfolioCommand {

        /** How a symbol's last position ended. */
        public static Closed of(String symbol, ClosedPosition ended) {
            return new Closed(
                    symbol, symbol + "-" + ended.last().number(), ended.costs().net(), ended.byStop(), ended.atMs());
        }
    }

    /** The order that a permit allowed is recorded and may leave. */
    record PermitSpent(String permitId, long atMs) implements Message, PortfolioCommand {}

    /** Level 5 was released: drawdown counts from the present equity. */
    record EmergencyReleased(String who, String why, long atMs) implements Message, PortfolioCommand {}

    /** Money was paid in (above 0) or out. */
    record MoveMoney(double amount, String who, String why, long atMs) implements Message, PortfolioCommand {}

    /** What the portfolio said last. */
    record Get(ActorRef<Said> replyTo) implements Message, PortfolioCommand {}

    /** What the portfolio said last, empty before its first tick. */
    record Said(Optional<PortfolioVerdicts> verdicts) implements Message {}

    /** The governor's answer to a reading, sent by the portfolio to itself; empty if there was none in time. */
    record GuardsAnswered(long tick, Optional<GuardReading> reading) implements PortfolioCommand {}

    /** The governor's answer to a plan, sent by the portfolio to itself; empty if there was none in time. */
    record PlanAnswered(Optional<GovernorAnswer> answer) implements PortfolioCommand {}

    /**
     * What the symbol and the levels above add to a plan.
     *
     * @param spreadBps spread in basis points, NaN if unknown, which refuses
     * @param maintenanceMarginRate fraction of notional
     * @param minNotional the venue's smallest order, quote currency
     * @param ladderVersion of this symbol; the permit is bound to it
     * @param automatic whether a signal asks, not a person
     */
    record OpenTerms(
            Ceiling ceiling,
            double spreadBps,
            double maintenanceMarginRate,
            double minNotional,
            long ladderVersion,
            boolean automatic) {}
}
