package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.Look.closedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Layers together: each pair of the seven, and all of them at once. Each layer says no at a scope of its own; what stands
 * longest decides, whatever the others take back, and exits go out under all of them.
 */
final class LayersTogether {

    private static final List<Layer> LAYERS = List.of(Layer.values());

    private LayersTogether() {}

    static List<Scenario> all() {
        var pairs = new ArrayList<Scenario>();
        for (int low = 0; low < LAYERS.size(); low++) {
            for (int high = low + 1; high < LAYERS.size(); high++) pairs.add(pair(LAYERS.get(low), LAYERS.get(high)));
        }
        return Stream.concat(pairs.stream(), Stream.of(allSeven(), allByThemselves()))
                .toList();
    }

    private static Scenario pair(Layer low, Layer high) {
        return Scenario.of(name(low) + " and " + name(high), (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 2_000));
            told.when(name(low) + " says no", () -> says(stage, low));
            told.then("an opening is refused by its name", () -> refusedBy(stage, low));
            told.when(name(high) + " says no too", () -> says(stage, high));
            told.then("both are named", () -> refusedBy(stage, low, high));
            told.then("an operator closes a part all the same", () -> reduces(stage));
            told.when(name(low) + " takes it back", () -> takesBack(stage, low));
            told.then(name(high) + " alone still says no", () -> refusedBy(stage, high));
            told.when("it says no again, and " + name(high) + " takes it back", () -> {
                says(stage, low);
                takesBack(stage, high);
            });
            told.then(name(low) + " alone says no", () -> refusedBy(stage, low));
            told.then("an operator closes all the same", () -> {
                stage.close("AAA");
                closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE);
            });
            told.when(name(low) + " takes it back as well", () -> takesBack(stage, low));
            told.then("it may trade", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when("one of them closes everything, and the other only refuses", () -> {
                says(stage, low);
                says(stage, high, Permission.FLATTEN);
            });
            told.then("the stricter one wins", () -> closedBy(stage, "AAA", ReasonCode.FORCED_FLATTEN));
        });
    }

    private static Scenario allSeven() {
        return Scenario.of("all seven layers at once, taken back one by one from the top", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 2_000));
            told.when("all seven say no", () -> LAYERS.forEach(layer -> says(stage, layer)));
            told.then(
                    "an opening is refused and all seven are named",
                    () -> refusedBy(stage, LAYERS.toArray(Layer[]::new)));
            told.then("an operator closes a part all the same", () -> reduces(stage));
            told.then("a stop that the price crosses closes the rest", () -> {
                stage.bar("AAA", Look.priceAt(stage, -1.3));
                assertThat(stage.position("AAA")).isEmpty();
                assertThat(stage.atVenue("AAA")).isZero();
            });
            for (int top = LAYERS.size() - 1; top >= 0; top--) {
                var layer = LAYERS.get(top);
                var left = LAYERS.subList(0, top);
                told.when(name(layer) + " takes it back", () -> takesBack(stage, layer));
                told.then(left.size() + " are named", () -> {
                    if (!left.isEmpty()) refusedBy(stage, left.toArray(Layer[]::new));
                    else assertThat(stage.permission("AAA")).isEqualTo(Permission.TRADE);
                });
            }
        });
    }

    /** Nothing is put into anybody's mouth: one bad day. */
    private static Scenario allByThemselves() {
        return Scenario.with(
                "one bad day, on which every layer has its own reason",
                Map.of("venue.default-leverage", "10"),
                4,
                (stage, told) -> {
                    told.given("a small position, and two far too large ones that somebody else opened", () -> {
                        stage.holding("CCC", Side.SHORT, 1_000);
                        stage.adopt("AAA", Side.LONG, 300);
                        stage.adopt("BBB", Side.LONG, 300);
                    });
                    told.when(
                            "an operator stops new risk",
                            () -> stage.kill(Scope.everything(), Permission.REDUCE_ONLY, "ann"));
                    told.when("both large ones fall through their stops, and bars go by", () -> {
                        stage.bar(Map.of("AAA", stage.price("AAA") * 0.96, "BBB", stage.price("BBB") * 0.96));
                        stage.calm(4);
                    });
                    told.then("levels 2 to 7 have all spoken, and what is held is closed", () -> {
                        assertThat(stage.restricting("DDD"))
                                .contains(Layer.GOVERNOR, Layer.EMERGENCY_STOP, Layer.KILL_SWITCH, Layer.CEO);
                        assertThat(stage.reasons()).containsKeys(ReasonCode.HEAT_HOT, ReasonCode.POSITION_BEYOND_BOUND);
                        for (String symbol : List.of("AAA", "BBB", "CCC")) {
                            assertThat(stage.position(symbol)).isEmpty();
                            assertThat(stage.atVenue(symbol)).isZero();
                            assertThat(stage.resting(symbol)).isEmpty();
                        }
                    });
                    told.then("nothing was opened since the operator's word", () -> {
                        int before = stage.line().opening().size();
                        stage.open("DDD", Side.LONG, 500);
                        assertThat(stage.line().opening()).hasSize(before);
                    });
                    told.when(
                            "only the operator's latch is released",
                            () -> stage.releaseKill(Scope.everything(), "ann", "", stage.nowMs()));
                    told.then("the others stand", () -> {
                        assertThat(stage.restricting("DDD")).doesNotContain(Layer.KILL_SWITCH);
                        assertThat(stage.permission("DDD")).isEqualTo(Permission.FLATTEN);
                    });
                });
    }

    // --- words

    private static void says(Stage stage, Layer layer) {
        says(stage, layer, Permission.REDUCE_ONLY);
    }

    private static void says(Stage stage, Layer layer, Permission permission) {
        stage.ladder()
                .put(new Verdict(
                        layer,
                        scope(layer),
                        permission,
                        List.of(Reason.because(reason(layer), 2, 1)),
                        stage.nowMs(),
                        Verdict.UNTIL_RELEASED));
        stage.go();
    }

    private static void takesBack(Stage stage, Layer layer) {
        stage.ladder().withdraw(layer, scope(layer));
        stage.go();
    }

    /** Where the layer's own part says nothing, so that it does not take the word back. */
    private static Scope scope(Layer layer) {
        return switch (layer) {
            case KILL_SCORE, POSITION_STATE_BRAIN -> new Scope.OfPortfolio(Stage.MAIN);
            case HEAT_GATE, GOVERNOR, EMERGENCY_STOP, KILL_SWITCH, CEO -> new Scope.OfSymbol(Stage.MAIN, "AAA");
        };
    }

    private static ReasonCode reason(Layer layer) {
        return switch (layer) {
            case KILL_SCORE -> ReasonCode.KILL_COOLDOWN;
            case HEAT_GATE -> ReasonCode.HEAT_HOT;
            case GOVERNOR -> ReasonCode.GUARD_DAY_LOSS;
            case POSITION_STATE_BRAIN -> ReasonCode.DATA_STALE;
            case EMERGENCY_STOP -> ReasonCode.ESS_OPERATOR;
            case KILL_SWITCH -> ReasonCode.KILL_SWITCH_REDUCE_ONLY;
            case CEO -> ReasonCode.CEO_MODE;
        };
    }

    /** Nothing is opened; exactly these layers say why, each with its own reason and number. */
    private static void refusedBy(Stage stage, Layer... layers) {
        int before = stage.line().opening().size();
        stage.open("AAA", Side.LONG, 1_000);
        assertThat(stage.line().opening()).hasSize(before);
        assertThat(stage.restricting("AAA")).containsExactlyInAnyOrder(layers);
        var refusals = stage.decisions("AAA").getLast().verdicts().stream()
                .filter(VerdictRow::refused)
                .toList();
        for (Layer layer : layers) {
            assertThat(refusals)
                    .filteredOn(row -> row.layer().equals(layer.name()))
                    .singleElement()
                    .satisfies(row -> assertThat(row.reasons())
                            .extracting(ReasonRow::code)
                            .contains(reason(layer).name()));
        }
    }

    private static void reduces(Stage stage) {
        double before = stage.atVenue("AAA");
        stage.close("AAA", before / 2);
        assertThat(stage.atVenue("AAA")).isCloseTo(before / 2, offset(0.02));
    }

    private static String name(Layer layer) {
        String words = layer.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "level " + layer.level() + ", " + words.replace("ceo", "CEO") + ",";
    }
}
