package dev.tidewatch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
            .resideInAnyPackage("dev.tidewatch.domain..", "java..", "org.jspecify..")
            .allowEmptyShould(true);

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
            .areAssignableTo(Clock.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule avroKnowsOnlyDomain = room("avro", "stream", "source", "app", "query", "web", "cli");

    @ArchTest
    static final ArchRule sourceKnowsDomainAndAvro = room("source", "stream", "app", "query", "web", "cli");

    @ArchTest
    static final ArchRule streamKnowsAvroAndDomain = room("stream", "source", "app", "query", "web", "cli");

    @ArchTest
    static final ArchRule queryKnowsStreamAndDomain = room("query", "avro", "source", "app", "web", "cli");

    @ArchTest
    static final ArchRule webKnowsStreamAndDomain = room("web", "avro", "source", "app", "cli");

    @ArchTest
    static final ArchRule appKnowsNoCommand = room("app", "cli");

    private static ArchRule room(String room, String... unknown) {
        String[] packages = Arrays.stream(unknown)
                .map(other -> "dev.tidewatch." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("dev.tidewatch." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }
}
