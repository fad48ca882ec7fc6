package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.portfolio.OpenAnswer;
import io.quantumtrader.actors.portfolio.PortfolioCommand;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.symbol.Superiors;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.kill.Fault;
import io.quantumtrader.persistence.symbol.ClosedPosition;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** Layers 2 and 3 as a symbol meets them on a node where the conductor may not be. */
public final class FarSuperiors implements Superiors {

    private final ActorSystem<?> system;
    private final String portfolio;
    private final Ladder ladder;
    private final ActorRef<SeatCommand> seat;
    private final ActorRef<PortfolioCommand> portfolios;
    private final Duration patience;

    /**
     * Those of one portfolio.
     *
     * @param ladder this node's copy, to whose version permits are bound
     * @param patience how long an answer may take; then the opening is refused
     */
    public FarSuperiors(
            ActorSystem<?> system,
            String portfolio,
            Ladder ladder,
            ActorRef<SeatCommand> seat,
            ActorRef<PortfolioCommand> portfolios,
            Duration patience) {
        this.system = system;
        this.portfolio = portfolio;
        this.ladder = ladder;
        this.seat = seat;
        this.portfolios = portfolios;
        this.patience = patience;
    }

    @Override
    public CompletionStage<OpenAnswer> judge(OpeningPlan plan, long tick, long atMs, boolean automatic) {
        long version = ladder.version(portfolio, plan.symbol());
        double scale = ladder.sizeScale(portfolio, plan.symbol());
        return AskPattern.ask(
                seat,
                (ActorRef<OpenAnswer> replyTo) ->
                        new SeatCommand.Judge(plan, tick, atMs, automatic, version, scale, replyTo),
                patience,
                system.scheduler());
    }

    @Override
    public void spent(String permitId, String symbol, long atMs) {
        portfolios.tell(new PortfolioCommand.PermitSpent(permitId, atMs));
    }

    @Override
    public void makeRoom(String weakest, String symbol, double confidence) {
        seat.tell(new SeatCommand.MakeRoom(weakest, symbol, confidence));
    }

    @Override
    public void closed(String symbol, ClosedPosition ended) {
        seat.tell(new SeatCommand.Closed(PortfolioCommand.Closed.of(symbol, ended)));
    }

    @Override
    public void failed(String symbol, Fault fault, String why, long tick, long atMs) {
        seat.tell(new SeatCommand.Failed(symbol, fault, why, tick, atMs));
    }
}
