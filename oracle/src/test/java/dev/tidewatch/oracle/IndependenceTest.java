package dev.tidewatch.oracle;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * A second opinion is one only if it comes from somebody else: of the domain the oracle knows the settings, nothing that computes.
 * Alerts are another proof: there the fold is the pipeline's, and only the way to it is another.
 */
@AnalyzeClasses(packages = "dev.tidewatch.oracle", importOptions = ImportOption.DoNotIncludeTests.class)
class IndependenceTest {

    private static final String SETTINGS =
            "dev\\.tidewatch\\.domain\\.(profile\\..*|time\\.MonthFactors|time\\.IntervalUnit"
                    + "|money\\.Fraction|fx\\.RatePolicy|customer\\.CustomerPolicy|risk\\.RiskModel"
                    + "|risk\\.outcome\\.OutcomePolicy|risk\\.alert\\.AlertPolicy"
                    + "|risk\\.alert\\.parameter\\.(AlertKind|Suppression|Holdout))";

    @ArchTest
    static final ArchRule domainIsSettingsOnly = noClasses()
            .that()
            .resideOutsideOfPackage("dev.tidewatch.oracle.alerts")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.tidewatch.domain..").and(not(nameMatching(SETTINGS))));

    @ArchTest
    static final ArchRule noFloatingPoint =
            noClasses().should().dependOnClassesThat(nameMatching("java\\.lang\\.(Double|Float)"));
}
