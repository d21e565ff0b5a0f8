package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds what an assistant gets from a running pipeline, by the client of the protocol's own SDK, against the API's answers. */
final class AssistantAnswers implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final McpSyncClient client;
    private final AnsweringRun run;

    AssistantAnswers(AnsweringRun run) {
        this.run = run;
        JacksonMcpJsonMapper mapper = new JacksonMcpJsonMapper(JSON);
        client = McpClient.sync(
                        HttpClientStreamableHttpTransport.builder(run.api().url())
                                .endpoint("/mcp")
                                .jsonMapper(mapper)
                                .build())
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
                .build();
        assertThat(client.initialize().serverInfo().name()).isEqualTo("tidewatch");
    }

    @Override
    public void close() {
        client.close();
    }

    /** Every tool, with each of its arguments; the answers are those of the API. */
    void equalTheApi() throws Exception {
        List<String> tools = new ArrayList<>();
        client.listTools().tools().forEach(tool -> {
            tools.add(tool.name());
            assertThat(tool.annotations().readOnlyHint()).as(tool.name()).isTrue();
        });
        assertThat(tools)
                .containsExactlyInAnyOrder(
                        "overview",
                        "segments",
                        "figures",
                        "movements",
                        "explain",
                        "customers_at_risk",
                        "find_customers",
                        "customer");
        assertThat(asked("overview", Map.of()).get("lastDay"))
                .isEqualTo(run.api().json("/api/status").get("lastDay"));
        assertThat(asked("segments", Map.of())).isEqualTo(run.api().json("/api/segments"));
        String from = run.day(9);
        String to = run.day(8);
        JsonNode rows = asked(
                        "figures",
                        Map.of(
                                "segment",
                                "plan=team",
                                "window",
                                "p7d",
                                "from",
                                from,
                                "to",
                                to,
                                "figures",
                                List.of("mrr", "nrr"),
                                "limit",
                                1))
                .get("rows");
        JsonNode row = run.api()
                .json("/api/metrics?segment=plan%3Dteam&window=P7D&from=" + from + "&to=" + to)
                .at("/rows/0");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("mrr")).isEqualTo(row.get("mrr"));
        assertThat(rows.get(0).get("day").textValue()).isEqualTo(from);
        assertThat(rows.get(0).has("churnMrr")).isFalse();
        assertThat(asked("figures", Map.of()).at("/rows/0/live").booleanValue()).isTrue();

        Map<String, Object> moved =
                Map.of("segment", "all", "kind", List.of("NEW", "CHURN"), "from", run.day(40), "to", run.day(1));
        String parameters = "/api/movements?kind=NEW,CHURN&from=" + run.day(40) + "&to=" + run.day(1);
        assertThat(asked("movements", moved)).isEqualTo(run.api().json(parameters));
        assertThat(asked("movements", Map.of("customer", "bob", "limit", 1)).at("/movements/0"))
                .isEqualTo(run.api().json("/api/movements?customer=bob").at("/movements/0"));
        assertThat(asked("customers_at_risk", Map.of("segment", "all", "severity", List.of("low", "HIGH"))))
                .isEqualTo(run.api().json("/api/alerts?state=open&kind=AT_RISK&severity=LOW,HIGH"));
        assertThat(asked("customers_at_risk", Map.of("decided", false, "customer", "cyd", "limit", 5)))
                .isEqualTo(run.api().json("/api/alerts?state=open&kind=AT_RISK&decided=false&customer=cyd"));
        assertThat(asked(
                        "find_customers",
                        Map.of("q", "b", "sort", "id", "mrrFrom", 1, "scoreFrom", "0", "status", "active")))
                .isEqualTo(run.api().json("/api/customers?q=b&sort=id&mrrFrom=1&scoreFrom=0&status=ACTIVE"));
    }

    /** From the figure to the movement to the event, as docs/mcp.md shows it. */
    void sayWhyAFigureIsWhatItIs() throws Exception {
        String day = run.day(1);
        JsonNode explained = asked("explain", Map.of("figure", "nrr", "window", "P30D", "day", day));

        assertThat(explained.get("equal").booleanValue()).isTrue();
        assertThat(explained.get("published"))
                .isEqualTo(run.api()
                        .json("/api/metrics?from=" + day + "&to=" + day)
                        .at("/rows/0/nrr"));
        JsonNode story = asked("customer", Map.of("id", "bob", "newest", 1));
        assertThat(story.get("movements")).hasSize(1);
        assertThat(story.get("movementsLeftOut").intValue()).isPositive();
        JsonNode left = story.at("/movements/0");
        assertThat(left.get("kind").textValue()).isEqualTo("CHURN");
        assertThat(left.get("causes")).isNotEmpty();
        assertThat(asked("explain", Map.of("figure", "churnMrr", "day", day, "limit", 1))
                        .findValuesAsText("movementId"))
                .containsExactly(left.get("movementId").textValue());
    }

    /** A wrong question gets its answer in words, and costs nobody else anything. */
    void refuseWhatIsWrong() {
        assertThat(refused("figures", Map.of("figures", List.of("nrrr")))).contains("'nrrr'", "nrr, grr");
        assertThat(refused("figures", Map.of("window", "P31D"))).contains("window is 'P31D'", "P30D");
        assertThat(refused("figures", Map.of("from", "October"))).contains("a day such as 2026-03-01");
        assertThat(refused("figures", Map.of("limit", 100_000))).contains("a number from 1 to 400");
        assertThat(refused("figures", Map.of("days", 3))).contains("no argument 'days'", "segment, window");
        assertThat(refused("figures", Map.of("segment", Map.of("plan", "team"))))
                .contains("it must be a text");
        assertThat(refused("movements", Map.of("segment", "plan=golden"))).contains("plan=team");
        assertThat(refused("explain", Map.of())).contains("'figure' is missing");
        assertThat(refused("customer", Map.of("id", "nobody"))).isEqualTo("there is no customer nobody");
    }

    private JsonNode asked(String tool, Map<String, Object> arguments) throws Exception {
        CallToolResult result = called(tool, arguments);
        assertThat(result.isError()).as(text(result)).isFalse();
        return JSON.readTree(text(result));
    }

    private String refused(String tool, Map<String, Object> arguments) {
        CallToolResult result = called(tool, arguments);
        assertThat(result.isError()).as(text(result)).isTrue();
        return text(result);
    }

    private CallToolResult called(String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }
}
