package io.quantumtrader.persistence.whatif;

import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.Arrays;

/** The entries of the record, for everybody: no opening decision is looked at again. */
record RecordedOpenings(int shadows) implements SymbolLine.Openings {

    @Override
    public double[] opened(Decided decision, SymbolLine line) {
        double[] whole = new double[shadows];
        Arrays.fill(whole, 1);
        return whole;
    }

    @Override
    public void refused(Decided decision, SymbolLine line) {}
}
