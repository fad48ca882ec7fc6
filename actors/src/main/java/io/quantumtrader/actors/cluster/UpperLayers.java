package io.quantumtrader.actors.cluster;

import io.quantumtrader.actors.portfolio.OpenAnswer;
import io.quantumtrader.actors.portfolio.PortfolioCommand;
import io.quantumtrader.kernel.kill.Fault;
import java.util.concurrent.CompletionStage;

/** Layers 2 to 7 as the seat of the conductor meets them on behalf of symbols on any node. */
public interface UpperLayers {

    /** Asks portfolio and governor what {@link SeatCommand.Judge} asks. */
    CompletionStage<OpenAnswer> judge(SeatCommand.Judge question);

    /** A position ended; told again after a restart, to be recognised by its number. */
    void closed(PortfolioCommand.Closed closed);

    /** The weakest holding is asked to make room. */
    void makeRoom(String weakest, String symbol, double confidence);

    /** A symbol failed and is restarted, or cannot settle. */
    void failed(String symbol, Fault fault, String why, long tick, long atMs);
}
