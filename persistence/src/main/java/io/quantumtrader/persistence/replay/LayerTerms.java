package io.quantumtrader.persistence.replay;

import io.quantumtrader.kernel.kill.CeoModeTable;
import io.quantumtrader.kernel.kill.EmergencyLimits;
import io.quantumtrader.kernel.portfolio.PortfolioLimits;
import io.quantumtrader.kernel.risk.Limits;
import io.quantumtrader.persistence.portfolio.PeakRule;
import java.time.Duration;

/**
 * What the layers above the symbols decided by, for bars of this length.
 *
 * @param bar length of a bar
 * @param portfolio level 2
 * @param governor level 3
 * @param emergency level 5
 * @param modes level 7
 * @param peak what raised the portfolio's peak
 */
public record LayerTerms(
        Duration bar,
        PortfolioLimits portfolio,
        Limits governor,
        EmergencyLimits emergency,
        CeoModeTable modes,
        PeakRule peak) {}
