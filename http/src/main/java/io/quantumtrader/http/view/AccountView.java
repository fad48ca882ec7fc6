package io.quantumtrader.http.view;

/**
 * The fund's money, quote currency; NaN where there is no reading.
 *
 * @param equity wallet plus unrealised profit
 * @param wallet deposits plus realised profit minus fees and funding
 * @param unrealized profit of open positions at mark prices
 * @param peak the equity that the drawdown is measured from; a release moves it down
 * @param allTimePeak the highest equity ever, scaled by money paid in or out
 * @param drawdown share of the peak that is lost, 0..1
 * @param dayLoss loss of the UTC day as a share of its opening equity; negative is a gain
 * @param weekLoss the same for the UTC week
 * @param freeMarginRatio (margin balance - maintenance) / margin balance
 */
public record AccountView(
        double equity,
        double wallet,
        double unrealized,
        double peak,
        double allTimePeak,
        double drawdown,
        double dayLoss,
        double weekLoss,
        double freeMarginRatio) {

    /** No reading yet. */
    public static AccountView unknown() {
        double no = Double.NaN;
        return new AccountView(no, no, no, no, no, no, no, no, no);
    }
}
