package dev.tidewatch.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command of a JVM of its own that runs a program from the class path of the tests. */
public final class JavaCommand {

    /** The classes as the JVM keeps them in memory: every program starts sooner. The build makes it before the tests. */
    private static final Path ARCHIVE = Path.of("target", "classes.jsa");

    private JavaCommand() {}

    /**
     * Returns a list that more arguments can be added to. The JVM starts soon rather than running fast, and logs as the product
     * does, not as the tests.
     *
     * @param program a class, or a source file, and its arguments
     */
    public static List<String> of(String... program) {
        List<String> options =
                Files.exists(ARCHIVE) ? List.of("-XX:SharedArchiveFile=" + ARCHIVE.toAbsolutePath()) : List.of();
        List<String> command = java(classPath(), options);
        command.addAll(List.of(program));
        return command;
    }

    /** Makes the archive of the classes that a pipeline with its broker loads; without it nothing but time is lost. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Files.deleteIfExists(ARCHIVE);
        List<String> command = java(
                classPath().filter(JavaCommand::isArchived),
                List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE.toAbsolutePath()));
        command.addAll(List.of("dev.tidewatch.cli.Tidewatch", "demo", "--plain", "--duration", "1s"));
        command.addAll(List.of("--months", "1", "--customers", "20", "--set", "tidewatch.http.bind=127.0.0.1:0"));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ARCHIVE.resolveSibling("classes.log").toFile())
                .start()
                .waitFor();
    }

    private static List<String> java(Stream<String> classPath, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // An archive of other classes is passed over without a word.
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-Dlogback.configurationFile=logback.xml"));
        command.addAll(more);
        command.addAll(List.of("-cp", classPath.collect(Collectors.joining(File.pathSeparator))));
        return command;
    }

    /** The class path must begin with the jars of the archive. */
    private static Stream<String> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .sorted(Comparator.comparing(JavaCommand::isArchived).reversed());
    }

    /** An archive knows no directories, and this module's own jar is on the class path of the tests alone. */
    private static boolean isArchived(String entry) {
        return entry.endsWith(".jar")
                && !Path.of(entry).startsWith(ARCHIVE.toAbsolutePath().getParent());
    }
}
