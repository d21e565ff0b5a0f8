package dev.tidewatch.app.mcp;

import dev.tidewatch.app.api.call.Call;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A question that a tool puts to the API; its answer stays in memory. */
final class ToolCall implements Call {

    private final String path;
    private final Map<String, String> given;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

    /** @param given parameters, those of the path among them */
    ToolCall(String path, Map<String, String> given) {
        this.path = path;
        this.given = given;
    }

    byte[] answer() {
        return answer.toByteArray();
    }

    @Override
    public Map<String, List<String>> parameters() {
        return given.entrySet().stream()
                .filter(one -> !path.contains(inPath(one.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, one -> List.of(one.getValue())));
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String pathParameter(String name) {
        return given.getOrDefault(name, "");
    }

    /** It has none: the tool asks for JSON, and no other instance has sent it on. */
    @Override
    public @Nullable String header(String name) {
        return null;
    }

    /** The answer has what a header would say in words. */
    @Override
    public void header(String name, String value) {}

    @Override
    public OutputStream answer(String contentType) {
        return answer;
    }

    private static String inPath(String name) {
        return "{" + name + "}";
    }
}
