package io.quantumtrader.app.launch;

import io.quantumtrader.persistence.whatif.Life;
import java.util.List;

/**
 * The figures, and every position behind them.
 *
 * @param lives the record, production under the model, then the candidates
 */
public record WhatIfAnswer(WhatIfResult result, List<Life> lives) {
    public WhatIfAnswer {
        lives = List.copyOf(lives);
    }
}
