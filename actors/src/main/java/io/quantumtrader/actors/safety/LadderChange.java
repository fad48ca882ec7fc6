package io.quantumtrader.actors.safety;

import io.quantumtrader.actors.wire.Message;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;

/** One thing that changed in one copy of the ladder, as the other copies are told. */
public sealed interface LadderChange extends Message {

    /** What it concerns: a later change of the same key replaces an earlier one. */
    String key();

    /** Where it may tighten something; the whole ladder where it tightens nothing. */
    Scope scope();

    /** The ladder with this change. */
    LadderState in(LadderState before);

    /** A latch stands. */
    record Tightened(Latch latch) implements LadderChange {
        @Override
        public String key() {
            return "latch " + latch.id();
        }

        @Override
        public Scope scope() {
            return latch.scope();
        }

        @Override
        public LadderState in(LadderState before) {
            return before.tighten(latch);
        }
    }

    /** A latch was released; the journal has it. */
    record Released(String latchId) implements LadderChange {
        @Override
        public String key() {
            return "release " + latchId;
        }

        @Override
        public Scope scope() {
            return Scope.everything();
        }

        @Override
        public LadderState in(LadderState before) {
            return before.release(latchId);
        }
    }

    /** A layer says something about a scope. */
    record Said(Verdict verdict) implements LadderChange {
        @Override
        public String key() {
            return said(verdict.layer(), verdict.scope());
        }

        @Override
        public Scope scope() {
            return verdict.scope();
        }

        @Override
        public LadderState in(LadderState before) {
            return before.put(verdict);
        }
    }

    /** A layer says nothing about a scope any more. */
    record Withdrawn(Layer layer, Scope scope) implements LadderChange {
        @Override
        public String key() {
            return said(layer, scope);
        }

        @Override
        public LadderState in(LadderState before) {
            return before.withdraw(layer, scope);
        }
    }

    /** Limits or mode in force changed: permits of before are void. */
    record LimitsChanged(Scope scope) implements LadderChange {
        @Override
        public String key() {
            return "limits " + scope.text();
        }

        @Override
        public LadderState in(LadderState before) {
            return before.limitsChanged(scope);
        }
    }

    private static String said(Layer layer, Scope scope) {
        return layer + " " + scope.text();
    }
}
