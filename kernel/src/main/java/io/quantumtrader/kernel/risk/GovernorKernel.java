package io.quantumtrader.kernel.risk;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.LayerVerdict;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Level 3's judgement of an opening plan: guards, what the levels above allow, rates and slots refuse; shares of equity
 * and risk per trade shrink; what remains gets a permit. All refusals are told at once, worst first. There is no method
 * that takes a reducing or a protective plan.
 */
public final class GovernorKernel {

    private final Limits limits;
    private final RiskGuard guard;

    public GovernorKernel(Limits limits) {
        this.limits = limits;
        this.guard = new RiskGuard(limits.guards());
    }

    public RiskGuard guard() {
        return guard;
    }

    public GovernorAnswer judge(OpeningPlan plan, GovernorInputs in) {
        var refusals = refusals(plan, in);
        boolean slotsTaken = slotsTaken(plan, in, refusals);
        var size = size(plan, in);
        var unsendable = unsendable(size, in);
        refusals.addAll(unsendable);
        margin(size, in).ifPresent(refusals::add);
        if (!refusals.isEmpty()) {
            boolean onlySlots = slotsTaken && refusals.size() == 1;
            Optional<String> rotate =
                    onlySlots ? Slots.rotateOut(plan, in.automatic(), in.readings(), limits.slots()) : Optional.empty();
            if (!unsendable.isEmpty()) refusals.addAll(size.reasons());
            return new GovernorAnswer.Refused(LayerVerdict.refuse(Layer.GOVERNOR, refusals), rotate);
        }
        return permitted(plan, in, size);
    }

    private List<Reason> refusals(OpeningPlan plan, GovernorInputs in) {
        var ceiling = in.ceiling();
        var orders = limits.orders();
        var market = in.market();
        var reasons = new ArrayList<Reason>();
        for (var finding : guard.findings(in.guards(), in.nowMs(), ceiling.dayLoss())) reasons.add(finding.reason());
        above(reasons, ReasonCode.GUARD_SPREAD, market.spreadBps(), orders.maxSpreadBps());
        above(reasons, ReasonCode.GUARD_ATR, market.atrFraction(), orders.maxAtrFraction());
        if (ceiling.slots() == 0) reasons.add(because(ReasonCode.CEO_MODE, 0, 1));
        if (!(plan.confidence() >= ceiling.minConfidence())) {
            reasons.add(because(ReasonCode.CEO_CONFIDENCE, plan.confidence(), ceiling.minConfidence()));
        }
        int inMinute = in.permits().inLastMinute(in.nowMs());
        if (inMinute >= orders.ordersPerMinute()) {
            reasons.add(because(ReasonCode.LIMIT_ORDER_RATE, inMinute, orders.ordersPerMinute()));
        }
        return reasons;
    }

    private boolean slotsTaken(OpeningPlan plan, GovernorInputs in, List<Reason> reasons) {
        int ceiling = in.ceiling().slots();
        int allowed = Math.min(ceiling, Slots.allowed(in.readings(), limits.slots()));
        int open = in.book().size();
        boolean taken = ceiling > 0 && open >= allowed && !in.book().holds(plan.symbol());
        if (taken) reasons.add(because(ReasonCode.LIMIT_SLOTS, open, allowed));
        return taken;
    }

    /** All caps on the size; a cap on loss at stop counts per unit of notional. */
    private PlanSize size(OpeningPlan plan, GovernorInputs in) {
        var orders = limits.orders();
        double equity = in.equity();
        var book = in.book();
        double lossPerNotional = plan.stopDistance() / plan.price() / equity;
        var size =
                new PlanSize(plan).factor(ReasonCode.ESS_STEP_UP, in.ceiling().sizeFactor());
        if (in.guards().streak().reduced()) {
            size.factor(ReasonCode.SIZE_HALVED, limits.guards().lossSizeFactor());
        }
        if (size.exceeds(orders.maxNotional())) return size;
        return size.cap(
                        ReasonCode.CEO_RISK_PER_TRADE,
                        0,
                        lossPerNotional,
                        in.ceiling().riskPerTrade())
                .cap(
                        ReasonCode.LIMIT_POSITION_NOTIONAL,
                        book.notionalOf(plan.symbol()) / equity,
                        1 / equity,
                        orders.positionShare())
                .cap(ReasonCode.LIMIT_TOTAL_NOTIONAL, book.gross() / equity, 1 / equity, orders.totalShare())
                .cap(ReasonCode.LIMIT_DAY_NOTIONAL, in.permits().notionalOfDay(in.nowMs()), 1, dayNotional(in));
    }

    private double dayNotional(GovernorInputs in) {
        double ofEquity =
                limits.orders().dayNotionalMultiple() * in.guards().day().open();
        return Math.min(limits.orders().dayNotional(), ofEquity);
    }

    /** Why the size cannot be sent: too large for one order, or nothing worth sending is left. */
    private List<Reason> unsendable(PlanSize size, GovernorInputs in) {
        var orders = limits.orders();
        if (size.exceeds(orders.maxNotional())) {
            return List.of(because(ReasonCode.LIMIT_ORDER_NOTIONAL, size.notional(), orders.maxNotional()));
        }
        double least = Math.max(orders.minNotional(), in.market().minNotional());
        if (size.notional() >= least) return List.of();
        return List.of(because(ReasonCode.SIZE_BELOW_MINIMUM, size.notional(), least));
    }

    /** Free margin after the order against the hard bound. */
    private Optional<Reason> margin(PlanSize size, GovernorInputs in) {
        double maintenance =
                in.maintenanceMargin() + size.notional() * in.market().maintenanceMarginRate();
        double free = (in.equity() - maintenance) / in.equity();
        return free >= HardBounds.MIN_FREE_MARGIN_RATIO
                ? Optional.empty()
                : Optional.of(because(ReasonCode.LIMIT_MARGIN, free, HardBounds.MIN_FREE_MARGIN_RATIO));
    }

    private GovernorAnswer permitted(OpeningPlan plan, GovernorInputs in, PlanSize size) {
        double leverageCap =
                Math.min(limits.orders().maxLeverage(), in.ceiling().leverage());
        var reasons = new ArrayList<>(size.reasons());
        if (plan.leverage() > leverageCap) {
            reasons.add(because(ReasonCode.LIMIT_LEVERAGE, plan.leverage(), leverageCap));
        }
        var last = new OpeningPlan(
                plan.symbol(),
                plan.decisionId(),
                plan.side(),
                plan.quantity() * size.scale(),
                plan.price(),
                plan.stopDistance(),
                Math.min(plan.leverage(), leverageCap),
                plan.confidence());
        var verdict = LayerVerdict.scaled(Layer.GOVERNOR, size.scale(), reasons);
        return new GovernorAnswer.Permitted(last, permit(last, in), verdict);
    }

    private Permit permit(OpeningPlan plan, GovernorInputs in) {
        double band = plan.price() * limits.permits().priceBand();
        long life = limits.permits().lifeMs(in.automatic(), limits.leastPermitLife());
        return new Permit(
                in.permitId(),
                plan.decisionId(),
                plan.symbol(),
                plan.side(),
                plan.quantity(),
                plan.price() - band,
                plan.price() + band,
                in.ladderVersion(),
                in.nowMs(),
                in.nowMs() + life);
    }

    /** Above the limit, or unknown. */
    private static void above(List<Reason> reasons, ReasonCode code, double observed, double limit) {
        if (!(observed >= 0 && observed <= limit)) reasons.add(because(code, observed, limit));
    }
}
