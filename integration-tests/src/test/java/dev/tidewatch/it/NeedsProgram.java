package dev.tidewatch.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the test only where the programs are installed; elsewhere it is skipped with the reason. With {@code
 * REQUIRE_PROGRAMS=true} it fails instead, so that a build meant to run these tests cannot pass without them.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProgramCondition.class)
@interface NeedsProgram {
    Program[] value();
}
