package io.quantumtrader.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quantumtrader.actors.portfolio.OpenAnswer;
import io.quantumtrader.actors.safety.GateAnswer;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Plan;
import io.quantumtrader.kernel.decision.ProtectivePlan;
import io.quantumtrader.kernel.decision.ReducingPlan;
import io.quantumtrader.kernel.risk.GovernorAnswer;
import io.quantumtrader.kernel.venue.OpeningOrder;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reducing and protective plans are types that no gate has a method for (rules, A1, A2). */
class ExitsTest {

    /** What may say no. */
    private static final DescribedPredicate<JavaClass> GATE = resideInAnyPackage(
                    "io.quantumtrader.kernel.kill..",
                    "io.quantumtrader.kernel.portfolio..",
                    "io.quantumtrader.kernel.risk..",
                    "io.quantumtrader.kernel.brain..",
                    "io.quantumtrader.actors.portfolio..",
                    "io.quantumtrader.actors.governor..",
                    "io.quantumtrader.actors.ceo..",
                    "io.quantumtrader.actors.safety..")
            .as("a layer of the ladder");

    /** What does not say that it opens: the two plans, what may be one of them, and an order as it goes to the venue. */
    private static final DescribedPredicate<JavaClass> MAY_REDUCE = describe(
            "may reduce or protect",
            type -> (type.isAssignableTo(Plan.class) && !type.isEquivalentTo(OpeningPlan.class))
                    || type.isAssignableTo(VenueOrder.class));

    private static final DescribedPredicate<JavaClass> ANSWERS_NO = describe(
            "can be a refusal",
            type -> Stream.of(GateAnswer.class, OpenAnswer.class, GovernorAnswer.class)
                            .anyMatch(type::isAssignableTo)
                    || type.getName().endsWith("Sender$LastHop"));

    private static final ArchRule NO_LAYER_TAKES_ONE = codeUnits()
            .that()
            .areDeclaredInClassesThat(GATE)
            .should(takeNothingThat(MAY_REDUCE))
            .as("no layer has a method that takes what reduces or protects");

    private static final ArchRule NO_REFUSAL_OF_ONE = codeUnits()
            .that(describe("answer a refusal", ExitsTest::refuses))
            .should(takeNothingThat(MAY_REDUCE))
            .as("nothing that can answer a refusal takes what reduces or protects");

    @Test
    void threeKindsOfPlansAndNoPlanIsTwoOfThem() {
        assertThat(Plan.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(OpeningPlan.class, ReducingPlan.class, ProtectivePlan.class);
        assertThat(OpeningPlan.class).isRecord().isFinal();
        assertThat(ReducingPlan.class).isRecord().isFinal();
        assertThat(ProtectivePlan.class.getPermittedSubclasses())
                .allSatisfy(kind -> assertThat(kind).isRecord().isFinal());
    }

    @Test
    void noLayerHasAMethodThatTakesWhatReducesOrProtects() {
        NO_LAYER_TAKES_ONE.check(House.CLASSES);
    }

    @Test
    void nothingThatCanAnswerARefusalTakesOne() {
        NO_REFUSAL_OF_ONE.check(House.CLASSES);
    }

    @Test
    void noLayerKeepsOneEither() {
        noFields()
                .that()
                .areDeclaredInClassesThat(GATE)
                .should()
                .haveRawType(MAY_REDUCE)
                .check(House.CLASSES);
    }

    /** The way to the venue is the symbol's own, or its guardian's; nobody else can hold an order back there. */
    @Test
    void onlyASymbolAndItsGuardianSpeakToTheVenue() {
        noClasses()
                .that()
                .resideInAPackage("io.quantumtrader.actors..")
                .and(describe("are no symbol, guardian or connection", ExitsTest::notTheHands))
                .should()
                .callMethodWhere(describe(
                        "places an order",
                        call -> call.getTarget().getName().equals("place")
                                && call.getTargetOwner().isAssignableTo(Venue.class)))
                .check(House.CLASSES);
    }

    @Test
    void theSendGateTakesOpeningOrdersOnly() {
        assertThat(Ladder.class.getMethods())
                .filteredOn(method -> method.getReturnType() == GateAnswer.class)
                .singleElement()
                .satisfies(method -> assertThat(method.getParameterTypes()).contains(OpeningOrder.class));
    }

    @Test
    void theRulesFindAGateThatWouldRefuseAnExit() {
        var broken = new ClassFileImporter().importClasses(GateThatRefusesExits.class);

        assertThat(NO_REFUSAL_OF_ONE.evaluate(broken).hasViolation()).isTrue();
    }

    /** What must not exist. */
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // read by the rule
    private static final class GateThatRefusesExits {
        GateAnswer admit(ReducingPlan plan) {
            return new GateAnswer.HandedOver();
        }
    }

    private static boolean refuses(JavaCodeUnit unit) {
        return ANSWERS_NO.test(unit.getRawReturnType());
    }

    private static boolean notTheHands(JavaClass type) {
        return Stream.of("Sender", "Caretaker").noneMatch(name -> type.getName().contains("symbol." + name))
                && !type.isAssignableTo(Venue.class);
    }

    private static ArchCondition<JavaCodeUnit> takeNothingThat(DescribedPredicate<JavaClass> what) {
        return new ArchCondition<>("take nothing that " + what.getDescription()) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                boolean takes = involved(unit).anyMatch(what);
                events.add(new SimpleConditionEvent(unit, !takes, unit.getDescription() + " takes such a thing"));
            }
        };
    }

    private static Stream<JavaClass> involved(JavaCodeUnit unit) {
        return unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream());
    }
}
