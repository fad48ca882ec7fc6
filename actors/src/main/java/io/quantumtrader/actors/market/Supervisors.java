package io.quantumtrader.actors.market;

import io.quantumtrader.actors.symbol.AtHand;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.venue.Venue.Account;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;

/** Layers 2 to 7 as the conductor meets them in the third phase of a tick: once, after every symbol has exited. */
public interface Supervisors {

    /**
     * Computes heat, equity and ladder from what the symbols reported; returns when all of it is recorded and the ladder
     * holds the verdicts.
     *
     * @param unheard symbols that hold a position and did not answer in this tick
     * @param account not finite where it could not be read
     * @return what each symbol has at hand until the next tick
     */
    Function<String, AtHand> judge(
            long tick, long atMs, List<SymbolReading> readings, SortedSet<String> unheard, Account account);

    /**
     * A holding that is to make room for a better entry.
     *
     * @param weakest the symbol that closes
     * @param order what it is told
     */
    record Rotation(String weakest, SymbolCommand.Order.MakeRoom order) {}

    /** What governor and entries of this tick agreed on; each is given out once. */
    List<Rotation> rotations();

    /** The effective permission of a symbol now. */
    Permission permission(String symbol);
}
