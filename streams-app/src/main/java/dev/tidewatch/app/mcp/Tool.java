package dev.tidewatch.app.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.app.api.Api;
import dev.tidewatch.app.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A question of the API with the arguments that an assistant may give, and how much of its answer the assistant gets.
 *
 * @param description for the assistant: what it is good for
 * @param path of the API
 * @param arguments in the order in which they are listed
 * @param otherwise the values of arguments that are not given
 * @param cut keeps of the answer what is of use
 */
record Tool(
        String name,
        String title,
        String description,
        String path,
        List<Argument> arguments,
        Map<String, String> otherwise,
        Cut cut) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An assistant reads everything that it gets, and pays for it. */
    static final int MOST_CHARACTERS = 200_000;

    /** Keeps a part of an answer. */
    interface Cut {

        void cut(ObjectNode answer, Map<String, String> given);

        /** Returns what the API is asked: the arguments, without those that it knows nothing of. */
        default Map<String, String> asked(Map<String, String> given) {
            return given;
        }
    }

    /** As JSON Schema says it. */
    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        arguments.forEach(argument -> properties.put(argument.name(), argument.schema()));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(
                "required",
                arguments.stream()
                        .filter(Argument::isRequired)
                        .map(Argument::name)
                        .toList());
        schema.put("additionalProperties", false);
        return schema;
    }

    /**
     * Returns the answer as JSON.
     *
     * @throws Refusal of arguments that are not understood, and of an answer that is too long
     * @throws Exception as the API does
     */
    String answer(Map<String, Api.Answer> api, Map<String, Object> arguments) throws Exception {
        Map<String, String> given = read(arguments);
        ToolCall call = new ToolCall(path, cut.asked(given));
        Objects.requireNonNull(api.get(path)).to(call);
        ObjectNode answer = (ObjectNode) JSON.readTree(call.answer());
        cut.cut(answer, given);
        String text = JSON.writeValueAsString(answer);
        if (text.length() > MOST_CHARACTERS) {
            throw Refusal.badRequest("the answer has " + text.length() + " characters, and at most " + MOST_CHARACTERS
                    + " are given at once; ask for less: fewer days, figures or customers");
        }
        return text;
    }

    private Map<String, String> read(Map<String, Object> raw) {
        Map<String, String> given = new TreeMap<>();
        raw.forEach((name, value) -> {
            if (value != null && !"".equals(value)) {
                given.put(name, named(name).read(value));
            }
        });
        for (Argument argument : arguments) {
            if (argument.isRequired() && !given.containsKey(argument.name())) {
                throw Refusal.badRequest("the argument '" + argument.name() + "' is missing: " + argument.meaning());
            }
        }
        otherwise.forEach(given::putIfAbsent);
        return given;
    }

    private Argument named(String name) {
        return arguments.stream()
                .filter(argument -> argument.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("there is no argument '" + name + "' here; there "
                        + (arguments.isEmpty()
                                ? "is none"
                                : "are "
                                        + String.join(
                                                ", ",
                                                arguments.stream()
                                                        .map(Argument::name)
                                                        .toList()))));
    }
}
