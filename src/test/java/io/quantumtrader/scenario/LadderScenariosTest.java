package io.quantumtrader.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every story of the ladder, and at the end what was never told: a reason that no story gives is dead. */
class LadderScenariosTest {

    /** Given where there is more than one node; VersionGateTest gives it. */
    private static final Set<ReasonCode> AMONG_NODES = Set.of(ReasonCode.VERSION_MIXED);

    private static final String ONLY = System.getProperty("scenario", "");

    private final Map<ReasonCode, Long> reasons = new EnumMap<>(ReasonCode.class);
    private final List<LimitsTable.Given> given = new ArrayList<>();

    @TestFactory
    Stream<DynamicNode> stories() {
        return Stream.of(
                told("the replay scenarios of the origin", OriginReplays.all()),
                told("level 1, the position", PositionStories.all()),
                told("level 2, the heat gate", HeatStories.all()),
                told("level 3, the governor", GovernorStories.all()),
                told("level 4, the position-state brain", BrainStories.all()),
                told("level 4, how long is too long", GraceStories.all()),
                told("parts of the ladder that are gone", SilenceStories.all()),
                told("level 5, the emergency stop", EmergencyStories.all()),
                told("level 5, what pulls it", TriggerStories.all()),
                told("the machine dies", CrashStories.all()),
                told("levels 6 and 7, kill switch and CEO", SwitchStories.all()),
                told("layers together", LayersTogether.all()),
                told("as users of others were hurt", PeersHurts.all()),
                DynamicContainer.dynamicContainer("the table of limits", LimitsTable.tests(given, ONLY.isEmpty())),
                DynamicTest.dynamicTest("no reason is dead", this::noReasonIsDead));
    }

    private DynamicNode told(String title, List<Scenario> scenarios) {
        return DynamicContainer.dynamicContainer(
                title,
                scenarios.stream()
                        .filter(one -> (title + ": " + one.name()).contains(ONLY))
                        .map(one -> DynamicTest.dynamicTest(one.name(), () -> play(one))));
    }

    private void play(Scenario scenario) {
        var teller = new Teller();
        boolean toTheEnd = false;
        try (var stage = scenario.stage()) {
            try {
                scenario.story().play(stage, teller);
                toTheEnd = true;
            } finally {
                stage.reasons().forEach((code, count) -> reasons.merge(code, count, Long::sum));
                given.add(given(scenario, toTheEnd, stage));
            }
        }
        System.out.println(scenario.name() + "\n" + teller);
    }

    private static LimitsTable.Given given(Scenario scenario, boolean toTheEnd, Stage stage) {
        return new LimitsTable.Given(
                scenario.name(),
                toTheEnd,
                scenario.settings().keySet(),
                stage.reasons().keySet(),
                stage.alarms().stream().map(SafetyAlarm::kind).collect(Collectors.toSet()));
    }

    private void noReasonIsDead() {
        Set<ReasonCode> dead = EnumSet.allOf(ReasonCode.class);
        dead.removeAll(reasons.keySet());
        dead.removeAll(AMONG_NODES);
        System.out.println("reasons given: " + reasons);
        if (ONLY.isEmpty()) assertThat(dead).as("reasons that no story gives").isEmpty();
    }
}
