package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.EmergencyStories.ALL;
import static io.quantumtrader.scenario.Look.closedBy;
import static io.quantumtrader.scenario.Look.codes;
import static io.quantumtrader.scenario.Look.refused;
import static io.quantumtrader.scenario.Look.shrunk;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.CeoReading;
import io.quantumtrader.kernel.kill.Health;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.safety.CeoEvent.ModeChanged;
import java.util.List;
import java.util.Map;

/** Level 7: the operating mode. */
final class CeoStories {

    private static final long NOON = 1_000_000;

    private CeoStories() {}

    static List<Scenario> all() {
        return List.of(
                tightensLoosens(),
                riskOfTheMode(),
                confidenceOfTheMode(),
                noReading(),
                blackSwan(),
                quorumLost(),
                blackSwanOverRestart());
    }

    private static CeoReading drawdown(double fraction) {
        return new CeoReading(fraction, Health.HEALTHY, 0, Double.NaN, false, false);
    }

    private static Scenario tightensLoosens() {
        return Scenario.of("the mode tightens at once and loosens one step after its cooldown", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when(
                    "a reading says six percent of drawdown",
                    () -> assertThat(stage.ceoReads(drawdown(0.06)).mode()).isEqualTo(Mode.PRESERVATION));
            told.then("the position is kept, the mode is on record with its reason", () -> {
                assertThat(stage.position("AAA")).isPresent();
                assertThat(stage.events(ModeChanged.class).getLast().to()).isEqualTo("PRESERVATION");
                assertThat(stage.reasons()).containsKey(ReasonCode.CEO_DRAWDOWN);
            });
            told.when("readings are good again for two minutes", () -> stage.calm(2));
            told.then("the mode waits, and says so", () -> {
                assertThat(stage.ceoReads(drawdown(0)).mode()).isEqualTo(Mode.PRESERVATION);
                assertThat(stage.reasons()).containsKey(ReasonCode.CEO_COOLDOWN);
            });
            told.when("one bad reading comes in between", () -> stage.ceoReads(drawdown(0.055)));
            told.then("the waiting begins anew", () -> {
                stage.calm(2);
                assertThat(stage.ceoReads(drawdown(0)).mode()).isEqualTo(Mode.PRESERVATION);
            });
            told.when("three good minutes have passed", () -> stage.calm(2));
            told.then("it is looser by one step, not more", () -> {
                var good = new CeoReading(0, Health.HEALTHY, 100, 0.9, false, false);
                assertThat(stage.ceoReads(good).mode()).isEqualTo(Mode.DEFENSIVE);
            });
            told.then("no word of an operator was needed, no stop was pulled", () -> {
                assertThat(stage.permission("AAA")).isEqualTo(Permission.TRADE);
                assertThat(stage.position("AAA")).isPresent();
            });
        });
    }

    private static Scenario riskOfTheMode() {
        return Scenario.of("PRESERVATION allows half a percent of loss a trade", (stage, told) -> {
            told.given("wide swings, so that a stop is far away", () -> {
                stage.swing(14, 0.01);
                stage.ceoReads(drawdown(0.06));
                stage.calm(1);
            });
            told.when("an operator opens for 4 000", () -> stage.holding("AAA", Side.LONG, 4_000));
            told.then("the position is as small as the mode's risk", () -> {
                shrunk(stage, "AAA", ReasonCode.CEO_RISK_PER_TRADE);
                var held = stage.position("AAA").orElseThrow();
                assertThat(held.quantity() * held.terms().stopDistance()).isBetween(45.0, 50.5);
            });
        });
    }

    private static Scenario confidenceOfTheMode() {
        return Scenario.with(
                "a signal below the mode's confidence opens nothing",
                Map.of("kernel.signal.minimum-trend", "0.01", "kernel.signal.channel-bars", "3"),
                2,
                (stage, told) -> {
                    told.given("DEFENSIVE, which asks for 0.7", () -> stage.ceoReads(drawdown(0)));
                    told.when("breakouts come without much of a trend", () -> {
                        for (int bar = 0; bar < 20 && !codes(stage, "AAA").contains("CEO_CONFIDENCE"); bar++)
                            stage.bar("AAA", 100 + (bar % 2 == 0 ? 0.12 : -0.1) * (1 + bar * 0.1));
                    });
                    told.then("they are refused by name, with the number and the limit", () -> {
                        var row = stage.decisions("AAA").stream()
                                .flatMap(decided -> decided.verdicts().stream())
                                .flatMap(verdict -> verdict.reasons().stream())
                                .filter(reason -> reason.code().equals("CEO_CONFIDENCE"))
                                .findFirst()
                                .orElseThrow();
                        assertThat(row.limit()).isEqualTo(0.7);
                        assertThat(row.observed()).isLessThan(0.7);
                    });
                    told.then("an operator's own word is as sure as can be", () -> {
                        if (stage.position("AAA").isPresent()) stage.close("AAA");
                        stage.calm(1).holding("BBB", Side.LONG, 500);
                    });
                });
    }

    private static Scenario noReading() {
        return Scenario.of("without a reading of drawdown nothing is opened and nothing closed", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when("level 7 has no reading", () -> stage.ceoReads(drawdown(Double.NaN)));
            told.then("everything is restricted, the position stands", () -> {
                assertThat(stage.why("BBB")).contains(ReasonCode.CEO_READING_MISSING);
                stage.open("BBB", Side.LONG, 500);
                refused(stage, "BBB", Layer.CEO, ReasonCode.CEO_READING_MISSING);
                assertThat(stage.position("AAA")).isPresent();
            });
            told.when("an operator closes", () -> stage.close("AAA"));
            told.then("the exit goes out", () -> closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE));
            told.when("the next reading is sound", () -> stage.calm(1));
            told.then("it is free by itself", () -> stage.holding("BBB", Side.LONG, 500));
        });
    }

    private static Scenario blackSwan() {
        return Scenario.with(
                "BLACK_SWAN pulls level 5, is latched, and two persons release it",
                Map.of("kill-switch.release.persons", "2"),
                2,
                (stage, told) -> {
                    told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
                    told.when("a reading says twelve percent of drawdown", () -> stage.ceoReads(drawdown(0.12)));
                    told.then("everything is closed at once by levels 5 and 7", () -> {
                        closedBy(stage, "AAA", ReasonCode.FORCED_FLATTEN);
                        assertThat(stage.restricting("AAA")).contains(Layer.EMERGENCY_STOP, Layer.CEO);
                        assertThat(stage.why("AAA")).contains(ReasonCode.CEO_BLACK_SWAN, ReasonCode.CEO_MODE);
                    });
                    told.when(
                            "somebody releases it while the reading stands",
                            () -> stage.releaseBlackSwan("ann", "", NOON));
                    told.then(
                            "the cause still stands",
                            () -> assertThat(stage.reasons()).containsKey(ReasonCode.RELEASE_NOT_YET));
                    told.when("readings are good for an hour", () -> stage.calm(60));
                    told.then("it is latched: no timer loosens it", () -> {
                        assertThat(stage.reasons()).containsKey(ReasonCode.CEO_LATCHED);
                        assertThat(stage.permission("AAA")).isEqualTo(Permission.FLATTEN);
                    });
                    told.when("one person proposes and approves", () -> {
                        stage.releaseBlackSwan("ann", "", NOON);
                        stage.releaseBlackSwan("ann", "", NOON + 90_000);
                    });
                    told.then(
                            "it stands",
                            () -> assertThat(stage.reasons()).containsKey(ReasonCode.RELEASE_SELF_APPROVAL));
                    told.when(
                            "a second person approves",
                            () -> assertThat(stage.releaseBlackSwan("bob", "", NOON + 120_000)
                                            .released())
                                    .isTrue());
                    told.then("level 7 is in PRESERVATION, level 5 still closes everything", () -> {
                        assertThat(stage.permission("AAA")).isEqualTo(Permission.FLATTEN);
                        assertThat(stage.restricting("AAA")).containsExactly(Layer.EMERGENCY_STOP);
                    });
                    told.when("level 5 is released too", () -> {
                        assertThat(stage.releaseEmergency(ALL, "ann").released())
                                .isTrue();
                        stage.calm(1);
                    });
                    told.then("a quarter of the size may be opened", () -> {
                        stage.holding("AAA", Side.LONG, 1_000);
                        shrunk(stage, "AAA", ReasonCode.ESS_STEP_UP);
                    });
                });
    }

    private static Scenario quorumLost() {
        return Scenario.of("too few nodes close everything", (stage, told) -> {
            told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
            told.when(
                    "the quorum is lost",
                    () -> stage.ceoReads(new CeoReading(0, Health.HEALTHY, 0, Double.NaN, false, true)));
            told.then("it is closed, and the reason is named", () -> {
                closedBy(stage, "AAA", ReasonCode.FORCED_FLATTEN);
                assertThat(stage.why("AAA")).contains(ReasonCode.CEO_QUORUM_LOST);
            });
        });
    }

    private static Scenario blackSwanOverRestart() {
        return Scenario.of(
                "BLACK_SWAN stands after a restart and one person releases it by a phrase", (stage, told) -> {
                    told.given("BLACK_SWAN", () -> stage.ceoReads(drawdown(0.12)));
                    told.when("the fund starts again", () -> stage.restarts().calm(1));
                    told.then("it stands", () -> {
                        stage.open("AAA", Side.LONG, 1_000);
                        refused(stage, "AAA", Layer.CEO, ReasonCode.CEO_BLACK_SWAN);
                    });
                    told.when("the wrong word is typed", () -> stage.releaseBlackSwan("ann", "HALT", NOON));
                    told.then("it stands", () -> assertThat(stage.reasons()).containsKey(ReasonCode.RELEASE_PHRASE));
                    told.when("the phrase, the delay and the second word are given, and level 5 is released", () -> {
                        stage.releaseBlackSwan("ann", "RELEASE", NOON);
                        stage.releaseBlackSwan("ann", "RELEASE", NOON + 60_000);
                        stage.releaseEmergency(ALL, "ann");
                        stage.calm(1);
                    });
                    told.then("it may trade", () -> stage.holding("AAA", Side.LONG, 1_000));
                });
    }
}
