package io.quantumtrader.kernel.kill;

import java.util.SortedSet;

/** What an emergency stop asks of the symbols; asking again is the same as asking once. */
public sealed interface EmergencyInstruction {

    /** Withdraw resting entries of these symbols ({@code portfolio/symbol}), never protective stops. */
    record CancelEntries(SortedSet<String> symbols, int attempt) implements EmergencyInstruction {}

    /** Close these symbols whole. */
    record CloseAll(SortedSet<String> symbols, int attempt) implements EmergencyInstruction {}
}
