package io.quantumtrader.kernel.portfolio;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.LayerVerdict;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * Level 2's verdict on an opening plan: heat, cluster stress, budget. Heat shrinks first; stress is computed with what
 * is left of the plan in the book; the budget shrinks what then would lose too much. All refusals are told at once.
 */
public final class PortfolioGate {

    private PortfolioGate() {}

    public static LayerVerdict judge(OpeningPlan plan, PortfolioInputs in, PortfolioLimits limits) {
        var heat = HeatGate.judge(projected(in, limits.heat()), in.nowMs(), limits.heat());
        var reasons = new ArrayList<Reason>(heat.reasons());
        boolean refused = heat.refused();
        double scale = refused ? 1 : heat.scale();
        var shrunk = scale < 1 ? plan.withQuantity(plan.quantity() * scale) : plan;

        var withPlan = in.book().with(shrunk, in.reading().sigmaBar());
        var clusters = Clusters.of(withPlan.all(), in.returns(), in.equity(), limits.clusters());
        double stress = clusters.stressOf(plan.symbol());
        if (!(stress < limits.clusters().maxStress())) {
            reasons.add(
                    because(ReasonCode.CLUSTER_STRESS, stress, limits.clusters().maxStress()));
            refused = true;
        }

        double room = budgetRoom(shrunk, in, clusters, stress, limits.budget(), reasons);
        if (!(room > 0)) refused = true;
        if (refused) return LayerVerdict.refuse(Layer.HEAT_GATE, reasons);
        return LayerVerdict.scaled(Layer.HEAT_GATE, scale * room, reasons);
    }

    /** The reading, or what heat has become by what was granted since. */
    private static HeatReading projected(PortfolioInputs in, HeatLimits limits) {
        var before = in.heat();
        if (before.band().isEmpty()) return before;
        double now = Heat.of(in.book().all(), in.equity(), in.bar(), limits.horizon());
        return now <= before.heat() ? before : before.next(now, before.atMs(), limits);
    }

    /** Share of the plan that the budgets leave, 0..1; NaN if they cannot be computed. */
    private static double budgetRoom(
            OpeningPlan plan,
            PortfolioInputs in,
            Clusters clusters,
            double stress,
            BudgetLimits limits,
            List<Reason> reasons) {
        var reading = in.reading();
        var budget = Budget.of(
                in.equity(), in.heat().heat(), stress, reading.atrFraction(), reading.regime(), in.drawdown(), limits);
        double symbolLoss = in.book().lossAtStopOf(plan.symbol()) + plan.lossAtStop();
        double clusterLoss =
                clusters.containing(plan.symbol()).map(Cluster::lossAtStop).orElse(plan.lossAtStop());
        double ofSymbol = room(plan, symbolLoss, budget.symbol(), ReasonCode.BUDGET_EXHAUSTED, reasons);
        double ofCluster = room(plan, clusterLoss, budget.cluster(), ReasonCode.CLUSTER_BUDGET_EXHAUSTED, reasons);
        return Math.min(ofSymbol, ofCluster);
    }

    private static double room(OpeningPlan plan, double lossWithPlan, double budget, ReasonCode code, List<Reason> to) {
        if (lossWithPlan <= budget) return 1;
        to.add(because(code, lossWithPlan, budget));
        double others = lossWithPlan - plan.lossAtStop();
        return Math.max(0, Math.min(1, (budget - others) / plan.lossAtStop()));
    }
}
