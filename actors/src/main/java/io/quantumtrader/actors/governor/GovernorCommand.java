package io.quantumtrader.actors.governor;

import io.quantumtrader.actors.wire.Message;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.portfolio.Book;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.risk.Ceiling;
import io.quantumtrader.kernel.risk.GovernorAnswer;
import io.quantumtrader.kernel.risk.GovernorInputs.Market;
import io.quantumtrader.kernel.risk.Permits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** What a governor can be told. Times are UTC epoch milliseconds of the market's clock. */
public sealed interface GovernorCommand {

    /**
     * An equity reading; once a tick, a second one of the same tick is answered and changes nothing.
     *
     * @param equity quote currency, NaN if there is none
     * @param ladderVersions the ladder's version by symbol: permits of another version are void
     */
    record Read(
            long tick,
            long atMs,
            double equity,
            Ceiling ceiling,
            Map<String, Long> ladderVersions,
            ActorRef<GuardReading> replyTo)
            implements Message, GovernorCommand {
        public Read {
            ladderVersions = Map.copyOf(ladderVersions);
        }
    }

    /** Judges an opening plan and issues a permit for it. */
    record Judge(
            OpeningPlan plan,
            long tick,
            long atMs,
            double maintenanceMargin,
            Book book,
            List<SymbolReading> readings,
            Ceiling ceiling,
            Market market,
            long ladderVersion,
            boolean automatic,
            ActorRef<Judged> replyTo)
            implements Message, GovernorCommand {
        public Judge {
            readings = List.copyOf(readings);
        }
    }

    /** A position was closed; telling it again changes nothing. */
    record Closed(String symbol, String positionId, double pnlNet, boolean byStop, long atMs)
            implements Message, GovernorCommand {}

    /** The order that a permit allowed is recorded and may leave. */
    record PermitSpent(String permitId, long atMs) implements Message, GovernorCommand {}

    /** An operator releases the drawdown guard, not before its time. */
    record ReleaseDrawdown(String who, String why, long atMs, ActorRef<Released> replyTo)
            implements Message, GovernorCommand {}

    /** Level 5 was released: the flatten guard counts from the present equity. */
    record EmergencyReleased(String who, String why, long atMs) implements Message, GovernorCommand {}

    /** Money was paid in (above 0) or out. */
    record MoveMoney(double amount, String who, String why, long atMs) implements Message, GovernorCommand {}

    record GetPermits(ActorRef<PermitsView> replyTo) implements Message, GovernorCommand {}

    record GetGuards(long atMs, ActorRef<GuardReading> replyTo) implements Message, GovernorCommand {}

    /** What became of a plan. */
    record Judged(GovernorAnswer answer) implements Message {}

    /** What became of a release; refused if a reason is given. */
    record Released(Optional<Reason> refusal) implements Message {}

    /** The permits that live or ended last, oldest first. */
    record PermitsView(List<Permits.Entry> permits) implements Message {
        public PermitsView {
            permits = List.copyOf(permits);
        }
    }
}
