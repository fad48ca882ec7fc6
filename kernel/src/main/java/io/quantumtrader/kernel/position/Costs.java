package io.quantumtrader.kernel.position;

/**
 * Money of one position since its first fill, quote currency.
 *
 * @param entryFees fees of the entry fills, positive is paid
 * @param exitFees fees of the exit fills, positive is paid
 * @param fundingPerUnit net funding per unit still held, positive is paid (formulas, P2 live)
 * @param funding net funding of the whole position, positive is paid
 * @param realised profit of the closed units before fees and funding
 */
public record Costs(double entryFees, double exitFees, double fundingPerUnit, double funding, double realised) {

    public static final Costs NONE = new Costs(0, 0, 0, 0, 0);

    Costs withEntryFee(double fee) {
        return new Costs(entryFees + fee, exitFees, fundingPerUnit, funding, realised);
    }

    Costs withExit(double fee, double profit) {
        return new Costs(entryFees, exitFees + fee, fundingPerUnit, funding, realised + profit);
    }

    Costs withFunding(double amount, double perUnit) {
        return new Costs(entryFees, exitFees, fundingPerUnit + perUnit, funding + amount, realised);
    }

    /** Realised profit after everything that was paid. */
    public double net() {
        return realised - entryFees - exitFees - funding;
    }
}
