package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A client in TypeScript whose types are generated from the API's own description. */
final class TypeScriptClient {

    private static final List<String> FILES =
            List.of(".npmrc", "package.json", "package-lock.json", "tsconfig.json", "client.ts");

    private final Path directory;

    TypeScriptClient(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        for (String file : FILES) {
            Files.write(
                    directory.resolve(file),
                    Resources.toByteArray(Resources.getResource(TypeScriptClient.class, "api-client/" + file)));
        }
    }

    /**
     * Compiles the client, with real answers where it expects the types of the description. Returns what the compiler says; it is
     * empty if all is well.
     *
     * @param answers of paths such as {@code /api/customers/{id}}
     */
    String problems(String description, Map<String, JsonNode> answers) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("openapi.json"), description);
        Files.writeString(directory.resolve("answers.ts"), typed(answers));
        run("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
        run("node", "node_modules/openapi-typescript/bin/cli.js", "openapi.json", "-o", "tidewatch.d.ts");
        return exec("node", "node_modules/typescript/bin/tsc").output;
    }

    private static String typed(Map<String, JsonNode> answers) {
        StringBuilder source = new StringBuilder("""
                import type { paths } from './tidewatch.js';
                type Answer<P extends keyof paths> = paths[P] extends
                  { get: { responses: { 200: { content: { 'application/json': infer A } } } } } ? A : never;
                """);
        answers.forEach((path, answer) ->
                source.append("export const a%d: Answer<'%s'> = %s;%n".formatted(source.length(), path, answer)));
        return source.toString();
    }

    private void run(String... command) throws IOException, InterruptedException {
        Ended ended = exec(command);
        assertThat(ended.code)
                .as(String.join(" ", command) + ": " + ended.output)
                .isZero();
    }

    private record Ended(int code, String output) {}

    private Ended exec(String... command) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES))
                .as(String.join(" ", command))
                .isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }
}
