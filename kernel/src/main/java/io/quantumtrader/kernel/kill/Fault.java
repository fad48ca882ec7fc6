package io.quantumtrader.kernel.kill;

/** Why a symbol failed. Only our own code counts towards a cascade; the rest stops opens and never flattens (rules, B3). */
public enum Fault {
    /** An exception of our own code. */
    CODE,
    /** The journal did not take an event, or could not be read. */
    JOURNAL,
    /** The symbol was stopped, or waited in vain, for its venue too. */
    OTHER
}
