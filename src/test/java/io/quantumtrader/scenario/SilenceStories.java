package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.Look.closedBy;
import static io.quantumtrader.scenario.Look.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.fund.Stage.Part;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.position.Side;
import java.util.Arrays;
import java.util.List;

/** A part of the ladder that is gone: nothing is opened anywhere, every exit goes on. */
final class SilenceStories {

    private SilenceStories() {}

    static List<Scenario> all() {
        return Arrays.stream(Part.values()).map(SilenceStories::silent).toList();
    }

    private static Scenario silent(Part part) {
        var code = ReasonCode.valueOf(part + "_SILENT");
        return Scenario.with(
                "with the " + name(part) + " gone nothing is opened and every exit goes on", 3, (stage, told) -> {
                    told.given("positions in three symbols", () -> {
                        stage.holding("AAA", Side.LONG, 1_000);
                        stage.holding("BBB", Side.SHORT, 1_000);
                        stage.holding("CCC", Side.LONG, 1_000);
                    });
                    told.when(
                            "the " + name(part) + " is gone and a bar passes",
                            () -> stage.stops(part).calm(1));
                    told.then("every symbol is restricted and says who is silent", () -> {
                        for (String symbol : List.of("AAA", "BBB", "CCC")) {
                            assertThat(stage.permission(symbol)).isEqualTo(Permission.REDUCE_ONLY);
                            assertThat(stage.why(symbol)).contains(code);
                            assertThat(stage.resting(symbol)).hasSize(1);
                        }
                    });
                    told.when("an operator closes one", () -> stage.close("AAA"));
                    told.then("the exit went out, and nothing is opened in its place", () -> {
                        closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE);
                        int before = stage.line().opening().size();
                        stage.open("AAA", Side.LONG, 1_000);
                        refused(stage, "AAA", Layer.GOVERNOR, code);
                        assertThat(stage.line().opening()).hasSize(before);
                    });
                    double beyond = Look.priceAt(stage, "BBB", -1.5);
                    told.when("the price crosses the stop of another", () -> stage.bar("BBB", beyond));
                    told.then("it is stopped out", () -> {
                        assertThat(stage.position("BBB")).isEmpty();
                        assertThat(stage.atVenue("BBB")).isZero();
                    });
                    told.when(
                            "the kill switch closes everything",
                            () -> stage.kill(Scope.everything(), Permission.FLATTEN, "ann"));
                    told.then("the last one is closed too", () -> closedBy(stage, "CCC", ReasonCode.FORCED_FLATTEN));
                });
    }

    private static String name(Part part) {
        return part.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ').replace("ceo", "CEO");
    }
}
