package io.quantumtrader.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import io.quantumtrader.persistence.JournalEvent;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a decision may not depend on: clocks, chance, files, sockets, and mathematics that differs between machines. */
class PurityTest {

    /** The functions of Math that are exact by definition, on every machine. */
    private static final Set<String> EXACT = Set.of(
            "abs",
            "min",
            "max",
            "floor",
            "ceil",
            "rint",
            "round",
            "signum",
            "copySign",
            "ulp",
            "nextUp",
            "nextDown",
            "nextAfter",
            "scalb",
            "getExponent",
            "fma",
            "clamp",
            "floorDiv",
            "floorMod",
            "ceilDiv",
            "addExact",
            "subtractExact",
            "multiplyExact",
            "negateExact",
            "toIntExact",
            "incrementExact",
            "decrementExact",
            "absExact",
            "multiplyHigh",
            "unsignedMultiplyHigh");

    private static final Set<String> CLOCK_METHODS = Set.of(
            "now",
            "nanoTime",
            "currentTimeMillis",
            "system",
            "systemUTC",
            "systemDefaultZone",
            "tick",
            "tickMillis",
            "tickSeconds",
            "tickMinutes");

    private static final DescribedPredicate<JavaAccess<?>> READS_A_CLOCK = describe(
            "reads a clock",
            access -> CLOCK_METHODS.contains(access.getTarget().getName())
                    && (access.getTargetOwner().getPackageName().equals("java.time")
                            || access.getTargetOwner().isEquivalentTo(System.class)));

    private static final DescribedPredicate<JavaAccess<?>> THROWS_DICE = describe(
            "throws dice",
            access -> access.getTarget().getName().equals("randomUUID")
                    || (access.getTarget().getName().equals("random")
                            && access.getTargetOwner().getPackageName().startsWith("java.")));

    private static final DescribedPredicate<JavaAccess<?>> ROUNDS_BY_MACHINE = describe(
            "uses a function of Math that may differ in the last bit",
            access -> access.getTargetOwner().isEquivalentTo(Math.class)
                    && !EXACT.contains(access.getTarget().getName()));

    private static final DescribedPredicate<JavaClass> SOURCE_OF_CHANCE = describe(
            "a source of chance",
            type -> type.getPackageName().equals("java.util.random")
                    || Set.of(
                                    "java.util.Random",
                                    "java.util.SplittableRandom",
                                    "java.util.concurrent.ThreadLocalRandom",
                                    "java.security.SecureRandom")
                            .contains(type.getName()));

    @Test
    void theKernelDependsOnTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("io.quantumtrader.kernel..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.quantumtrader.kernel..",
                        "java.lang..",
                        "java.util..",
                        "java.math..",
                        "java.time..",
                        "org.jspecify.."))
                .check(House.CLASSES);
    }

    @Test
    void theKernelTouchesNoFileNoSocketNoThread() {
        noClasses()
                .that()
                .resideInAPackage("io.quantumtrader.kernel..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.concurrent.."))
                .check(House.CLASSES);
    }

    @Test
    void theKernelReadsNoClock() {
        noClasses()
                .that()
                .resideInAPackage("io.quantumtrader.kernel..")
                .should()
                .accessTargetWhere(READS_A_CLOCK)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.InstantSource.class)
                .check(House.CLASSES);
    }

    @Test
    void theKernelLeavesNothingToChance() {
        noClasses()
                .that()
                .resideInAPackage("io.quantumtrader.kernel..")
                .should()
                .dependOnClassesThat(SOURCE_OF_CHANCE)
                .orShould()
                .accessTargetWhere(THROWS_DICE)
                .check(House.CLASSES);
    }

    @Test
    void theKernelRoundsAlikeOnEveryMachine() {
        noClasses()
                .that()
                .resideInAPackage("io.quantumtrader.kernel..")
                .should()
                .accessTargetWhere(ROUNDS_BY_MACHINE)
                .check(House.CLASSES);
    }

    @Test
    void noPackageOfEventsReadsAClockOrLeavesSomethingToChance() {
        Set<String> packages = House.CLASSES.stream()
                .filter(type -> type.isAssignableTo(JournalEvent.class) && type.isRecord())
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());

        noClasses()
                .that(resideInAnyPackage(packages.toArray(String[]::new)))
                .should()
                .accessTargetWhere(READS_A_CLOCK)
                .orShould()
                .accessTargetWhere(THROWS_DICE)
                .orShould()
                .dependOnClassesThat(SOURCE_OF_CHANCE)
                .check(House.CLASSES);
    }

    @Test
    void anEventOnDiskHoldsNoTypeOfTheKernel() {
        fields().that()
                .areDeclaredInClassesThat(describe(
                        "are events on disk", type -> type.isAssignableTo(JournalEvent.class) && type.isRecord()))
                .should()
                .notHaveRawType(resideInAPackage("io.quantumtrader.kernel.."))
                .check(House.CLASSES);
    }
}
