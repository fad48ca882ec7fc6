package io.quantumtrader.http.view;

import io.quantumtrader.actors.safety.Latency;

/**
 * A kill that was rehearsed: nothing was tightened, nothing recorded. Microseconds from the call.
 *
 * @param gateMicros until the send gate would have refused
 * @param acknowledgedMicros until the last symbol's actor had answered
 * @param silent symbols that did not answer
 * @param rehearsedGate of all rehearsals of this run, to the gate
 * @param rehearsedSymbols of all rehearsals of this run, to the last symbol
 * @param gate of all real tightenings by a latch of this run, to the gate
 * @param acknowledged of all real tightenings of this run, from the gate to the last symbol
 */
public record KillRehearsalView(
        double gateMicros,
        double acknowledgedMicros,
        int symbols,
        int silent,
        Latency.Figures rehearsedGate,
        Latency.Figures rehearsedSymbols,
        Latency.Figures gate,
        Latency.Figures acknowledged) {}
