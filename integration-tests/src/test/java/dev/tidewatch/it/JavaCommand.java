package dev.tidewatch.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command of a JVM of its own that runs a program from the class path of the tests. */
public final class JavaCommand {

    private JavaCommand() {}

    /**
     * Returns a list that more arguments can be added to. The JVM starts soon rather than running fast, and logs as the product
     * does, not as the tests.
     *
     * @param program a class, or a source file, and its arguments
     */
    public static List<String> of(String... program) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(program));
        return command;
    }
}
