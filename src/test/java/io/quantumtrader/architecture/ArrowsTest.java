package io.quantumtrader.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** kernel ← persistence ← actors ← exchange, http ← app. */
class ArrowsTest {

    private static final String FUND = House.ROOT + ".app.fund";

    @Test
    void pointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("kernel")
                .definedBy("io.quantumtrader.kernel..")
                .layer("persistence")
                .definedBy("io.quantumtrader.persistence..")
                .layer("actors")
                .definedBy("io.quantumtrader.actors..")
                .optionalLayer("exchange")
                .definedBy("io.quantumtrader.exchange..")
                .layer("http")
                .definedBy("io.quantumtrader.http..")
                .layer("app")
                .definedBy("io.quantumtrader.app..")
                .whereLayer("kernel")
                .mayNotAccessAnyLayer()
                .whereLayer("persistence")
                .mayOnlyAccessLayers("kernel")
                .whereLayer("actors")
                .mayOnlyAccessLayers("persistence", "kernel")
                .whereLayer("exchange")
                .mayOnlyAccessLayers("actors", "persistence", "kernel")
                .whereLayer("http")
                .mayOnlyAccessLayers("actors", "persistence", "kernel")
                .check(House.CLASSES);
    }

    /** Enums are words that every package may use; what is built from them goes one way. */
    @ParameterizedTest
    @ValueSource(strings = {"kernel", "persistence", "actors", "exchange", "http", "app"})
    void makeNoCircleBetweenThePackagesOfAModule(String module) {
        slices().matching("io.quantumtrader." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(alwaysTrue(), describe("a word", JavaClass::isEnum))
                .allowEmptyShould(true)
                .check(House.CLASSES);
    }

    /** cast, view and keep know none of the others; figures ← desk ← fund, replay ← fund. */
    @Test
    void pointOneWayBetweenThePartsOfAFund() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cast")
                .definedBy(FUND + ".cast")
                .layer("view")
                .definedBy(FUND + ".view")
                .layer("figures")
                .definedBy(FUND + ".figures")
                .layer("desk")
                .definedBy(FUND + ".desk")
                .layer("keep")
                .definedBy(FUND + ".keep")
                .layer("replay")
                .definedBy(FUND + ".replay")
                .layer("fund")
                .definedBy(FUND)
                .whereLayer("cast")
                .mayNotAccessAnyLayer()
                .whereLayer("view")
                .mayNotAccessAnyLayer()
                .whereLayer("desk")
                .mayOnlyAccessLayers("cast", "view", "figures")
                .whereLayer("figures")
                .mayOnlyAccessLayers("cast", "view")
                .whereLayer("keep")
                .mayNotAccessAnyLayer()
                .whereLayer("replay")
                .mayOnlyAccessLayers("keep")
                .whereLayer("fund")
                .mayNotBeAccessedByAnyLayer()
                .check(House.CLASSES);
    }

    @Test
    void reachNoPartOfAFundFromOutside() {
        noClasses()
                .that()
                .resideOutsideOfPackage(FUND + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(FUND + ".*..")
                .check(House.CLASSES);
    }

    @Test
    void leadToNoActorFromWhatIsShownKeptOrReplayed() {
        noClasses()
                .that()
                .resideInAnyPackage(FUND + ".view", FUND + ".keep", FUND + ".replay")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.pekko..")
                .check(House.CLASSES);
    }

    @Test
    void leadToNoDatabaseFromTheActorsOfAFundOrWhatIsShownOfThem() {
        noClasses()
                .that()
                .resideInAnyPackage(FUND + ".cast", FUND + ".view")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "io.quantumtrader.persistence.postgres..")
                .check(House.CLASSES);
    }

    @Test
    void leadToTheApiFromTheDeskAndTheViewsOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(FUND + ".cast", FUND + ".keep", FUND + ".replay")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.quantumtrader.http..")
                .check(House.CLASSES);
    }

    @Test
    void startInPackagesThatSayWhatTheyAreForAndAreNullMarked() {
        List<String> silent =
                packagesWithClasses().filter(name -> !nullMarked(name)).sorted().toList();

        assertThat(silent).isEmpty();
    }

    private static Stream<String> packagesWithClasses() {
        return House.CLASSES.getPackage(House.ROOT).getSubpackagesInTree().stream()
                .filter(found -> !found.getClasses().isEmpty())
                .map(JavaPackage::getName);
    }

    private static boolean nullMarked(String name) {
        try {
            return Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class);
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
