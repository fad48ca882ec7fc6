package io.quantumtrader.app.launch;

import io.quantumtrader.persistence.whatif.Comparison;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One candidate against production under the same fill model.
 *
 * @param sets what it sets, by path below {@code quantum-trader}
 * @param figures of its life
 * @param exitsMoved positions of both that ended at another time, or in other parts, at other prices or for other reasons
 * @param earlier of them ended earlier
 * @param later of them ended later or not at all
 * @param otherwise of them ended at the same time, otherwise
 * @param rGained sum of what positions gained in R, those that only one side has included
 * @param rLost sum of what positions lost in R, 0 or less
 * @param skipped entries that found the symbol held
 * @param added entries that production has not
 * @param removed entries that its limits refuse
 * @param refusals how often each reason stood in such a refusal
 */
public record WhatIfCandidate(
        Map<String, String> sets,
        WhatIfFigures figures,
        int exitsMoved,
        int earlier,
        int later,
        int otherwise,
        double rGained,
        double rLost,
        int skipped,
        int added,
        int removed,
        Map<String, Integer> refusals) {

    public WhatIfCandidate {
        sets = Collections.unmodifiableMap(new LinkedHashMap<>(sets));
        refusals = Collections.unmodifiableMap(new TreeMap<>(refusals));
    }

    public static WhatIfCandidate of(Map<String, String> sets, Comparison against) {
        var life = against.life();
        return new WhatIfCandidate(
                sets,
                WhatIfFigures.of(life),
                against.moved(),
                against.earlier(),
                against.later(),
                against.otherwise(),
                against.rGained(),
                against.rLost(),
                life.skipped(),
                against.added(),
                life.removed(),
                life.refusals());
    }
}
