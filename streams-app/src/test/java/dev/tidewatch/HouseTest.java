package dev.tidewatch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;

/** The rooms of the house and the one direction between them: who may not know whom. */
@AnalyzeClasses(packages = "dev.tidewatch", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule domainIsPure = classes()
            .that()
            .resideInAPackage("dev.tidewatch.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.tidewatch.domain..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule domainKnowsNoWallClock = noClasses()
            .that()
            .resideInAPackage("dev.tidewatch.domain..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule avroKnowsOnlyDomain = room("avro", "stream", "source", "app", "cli");

    @ArchTest
    static final ArchRule sourceKnowsDomainAndAvro = room("source", "stream", "app", "cli");

    @ArchTest
    static final ArchRule streamKnowsAvroAndDomain = room("stream", "source", "app", "cli");

    @ArchTest
    static final ArchRule appKnowsNoCommand = room("app", "cli");

    @ArchTest
    static final ArchRule noRoomKnowsItselfInACircle =
            slices().matching("dev.tidewatch.(**)").should().beFreeOfCycles();

    private static ArchRule room(String room, String... unknown) {
        String[] packages = Arrays.stream(unknown)
                .map(other -> "dev.tidewatch." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("dev.tidewatch." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }
}
