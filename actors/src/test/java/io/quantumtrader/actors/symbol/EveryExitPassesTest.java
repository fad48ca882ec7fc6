package io.quantumtrader.actors.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Over the composed ladder, in whatever state its layers are, with parts of it failing and inputs missing or not finite: what
 * reduces or protects reaches the venue, and a close that somebody asks for is never more than what is held.
 */
class EveryExitPassesTest {

    private static final ActorTestKit KIT = SymbolRig.kit();
    private static final int CASES = 150;
    private static final long SEED = 20_261_121L;
    private static final double HELD = 8;
    private static final List<Layer> LAYERS = List.of(Layer.values());
    private static final List<Permission> PERMISSIONS = List.of(Permission.values());
    private static final List<Scope> SCOPES = List.of(
            Scope.everything(),
            new Scope.OfPortfolio(SymbolRig.PORTFOLIO),
            new Scope.OfSymbol(SymbolRig.PORTFOLIO, SymbolRig.SYMBOL));

    private final TreeMap<String, Integer> asked = new TreeMap<>();
    private int verdicts;
    private int reducing;

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void everyReducingPlanReachesTheVenue() {
        for (int number = 0; number < CASES; number++) {
            long seed = SEED + number;
            try {
                play(new SplittableRandom(seed));
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("seed " + seed + ": " + failed.getMessage(), failed);
            }
        }
        System.out.printf(
                "E2 composed ladder: %d cases, %d verdicts and latches, exits asked for %s, %d reducing orders, 0 violations%n",
                CASES, verdicts, asked, reducing);
        assertThat(asked).hasSize(Ask.values().length);
    }

    /** Who wants the position smaller. */
    private enum Ask {
        OPERATOR_CLOSES,
        OPERATOR_REDUCES,
        THE_RUN_ENDS,
        A_SLOT_IS_NEEDED,
        THE_LADDER_FLATTENS,
        THE_STOP_IS_CROSSED,
        A_HARVEST_IS_DUE
    }

    private void play(SplittableRandom random) {
        var rig = new SymbolRig(KIT).warm();
        var side = random.nextBoolean() ? Side.LONG : Side.SHORT;
        rig.holding(side.sign() * HELD, 100);
        for (int left = random.nextInt(1, 8); left > 0; left--) disturb(rig, random);
        var ask = List.of(Ask.values()).get(random.nextInt(Ask.values().length));
        asked.merge(ask.name(), 1, Integer::sum);
        ask(rig, side, ask);
        rig.settle();
        assertReduced(rig, side, ask);
    }

    private void disturb(SymbolRig rig, SplittableRandom random) {
        switch (random.nextInt(7)) {
            case 0 -> rig.ladder.put(verdict(rig, random));
            case 1 -> rig.ladder.tighten(latch(rig, random));
            case 2 ->
                rig.superiors.say((plan, atMs) -> CompletableFuture.failedFuture(new IllegalStateException("down")));
            case 3 -> rig.observe(100 + random.nextDouble(-0.2, 0.2), atHand(rig, random));
            case 4 -> rig.observeNothing();
            case 5 -> rig.observe(SymbolRig.slice(100, 0));
            case 6 -> rig.venue.liquidatesAt(number(random), number(random));
            default -> throw new AssertionError();
        }
    }

    private Verdict verdict(SymbolRig rig, SplittableRandom random) {
        verdicts++;
        var permission = PERMISSIONS.get(random.nextInt(PERMISSIONS.size()));
        if (permission == Permission.FLATTEN) permission = Permission.REDUCE_ONLY;
        return new Verdict(
                LAYERS.get(random.nextInt(LAYERS.size())),
                SCOPES.get(random.nextInt(SCOPES.size())),
                permission,
                permission == Permission.TRADE
                        ? List.of()
                        : List.of(because(ReasonCode.HEAT_UNKNOWN, number(random), number(random))),
                rig.now(),
                Verdict.UNTIL_RELEASED);
    }

    private Latch latch(SymbolRig rig, SplittableRandom random) {
        verdicts++;
        return new Latch(
                "latch-" + verdicts,
                LAYERS.get(random.nextInt(LAYERS.size())),
                SCOPES.get(random.nextInt(SCOPES.size())),
                Permission.REDUCE_ONLY,
                List.of(because(ReasonCode.KILL_SWITCH_REDUCE_ONLY, number(random), number(random))),
                new TreeMap<>(),
                "ann",
                "drill",
                rig.now());
    }

    private static AtHand atHand(SymbolRig rig, SplittableRandom random) {
        var heat = random.nextBoolean() ? Optional.<HeatBand>empty() : Optional.of(HeatBand.HOT);
        return new AtHand(random.nextBoolean() ? 0 : rig.now(), heat, number(random), number(random));
    }

    private static double number(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> 0;
            default -> random.nextDouble(-1, 2);
        };
    }

    private void ask(SymbolRig rig, Side side, Ask ask) {
        switch (ask) {
            case OPERATOR_CLOSES -> rig.operate(new Order.Close("ann", "enough"));
            case OPERATOR_REDUCES -> rig.operate(new Order.Close("ann", "less", Optional.of(HELD / 4)));
            case THE_RUN_ENDS -> rig.operate(new Order.EndRun("ann", "over"));
            case A_SLOT_IS_NEEDED -> rig.operate(new Order.MakeRoom("ETHUSDT", 0.9));
            case THE_LADDER_FLATTENS -> {
                rig.says(Permission.FLATTEN);
                rig.operate(new Order.HeedLadder("ladder"));
            }
            case THE_STOP_IS_CROSSED -> {
                rig.venue.losesStops();
                rig.observe(100 - side.sign() * 4, AtHand.nothing());
            }
            case A_HARVEST_IS_DUE -> rig.observe(100 + side.sign() * 6, AtHand.nothing());
        }
    }

    private void assertReduced(SymbolRig rig, Side side, Ask ask) {
        var intended = rig.events(OrderIntended.class);
        var sent = rig.venue.ids("place");
        assertThat(intended).as("no entry is wished for").isNotEmpty().allMatch(OrderIntended::reduceOnly);
        assertThat(sent)
                .containsAll(intended.stream().map(OrderIntended::clientOrderId).toList());
        assertThat(rig.events(OrderHeldBack.class)).isEmpty();
        var closing = intended.stream()
                .filter(order -> order.kind().equals("MARKET"))
                .mapToDouble(OrderIntended::quantity)
                .sum();
        if (ask == Ask.OPERATOR_REDUCES) assertThat(closing).isBetween(HELD / 4, HELD);
        else if (ask == Ask.A_HARVEST_IS_DUE) assertThat(closing).isBetween(HELD / 8, HELD);
        else assertThat(closing).isEqualTo(HELD);
        assertThat(sent.stream().map(rig.venue::sent)).allSatisfy(order -> {
            assertThat(order.reduceOnly()).isTrue();
            if (order instanceof VenueOrder.Market market)
                assertThat(market.side().sign()).isEqualTo(-side.sign());
        });
        reducing += intended.size();
    }
}
