package dev.tidewatch.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryEndpointTest {
    private static final String SUBJECT = "mrr-movements-value";
    private static final AvroSchema PLAIN = record("{'name':'amount','type':'long'}");
    private static final AvroSchema WITH_OPTIONAL_FIELD =
            record("{'name':'amount','type':'long'},{'name':'reason','type':['null','string'],'default':null}");
    private static final AvroSchema WITH_MANDATORY_FIELD =
            record("{'name':'amount','type':'long'},{'name':'reason','type':'string'}");
    private static final AvroSchema WITH_REASON_ALONE =
            record("{'name':'reason','type':['null','string'],'default':null}");

    private final RegistryEndpoint endpoint = RegistryEndpoint.temporary();
    private final SchemaRegistryClient client = new CachedSchemaRegistryClient(endpoint.url(), 10);
    private final HttpProbe http = new HttpProbe(endpoint.url());

    @AfterEach
    void close() throws IOException {
        client.close();
        endpoint.close();
    }

    @Test
    void shouldServeSchemaByIdWhenRegistered() throws Exception {
        int id = client.register(SUBJECT, PLAIN);

        assertThat(http.get("/schemas/ids/" + id).body().get("schema").asText()).isEqualTo(PLAIN.canonicalString());
        assertThat(http.get("/schemas/ids/" + id + "/versions").body())
                .hasToString("[{\"subject\":\"" + SUBJECT + "\",\"version\":1}]");
        assertThat(http.get("/schemas/ids/" + id + "/schema").body().get("name").asText())
                .isEqualTo("Movement");
        assertThat(http.get("/schemas/types").body()).hasToString("[\"AVRO\"]");
    }

    @Test
    void shouldKeepIdWhenSchemaIsRegisteredAgain() throws Exception {
        int id = client.register(SUBJECT, PLAIN);
        try (var other = new CachedSchemaRegistryClient(endpoint.url(), 10)) {
            assertThat(other.register(SUBJECT, PLAIN)).isEqualTo(id);
            assertThat(other.register("elsewhere", PLAIN)).isEqualTo(id);
            assertThat(other.register(SUBJECT, WITH_OPTIONAL_FIELD)).isEqualTo(id + 1);
        }

        assertThat(client.getAllVersions(SUBJECT)).containsExactly(1, 2);
        assertThat(client.getAllSubjects()).containsExactly("elsewhere", SUBJECT);
    }

    @Test
    void shouldListVersionsWhenAsked() throws Exception {
        client.register(SUBJECT, PLAIN);
        client.register(SUBJECT, WITH_OPTIONAL_FIELD);

        assertThat(client.getLatestSchemaMetadata(SUBJECT).getVersion()).isEqualTo(2);
        assertThat(client.getSchemaMetadata(SUBJECT, 1).getSchema()).isEqualTo(PLAIN.canonicalString());
        assertThat(client.getVersion(SUBJECT, WITH_OPTIONAL_FIELD)).isEqualTo(2);
        assertThat(http.get("/subjects/" + SUBJECT + "/versions/latest/schema")
                        .body()
                        .get("fields"))
                .hasSize(2);
    }

    @Test
    void shouldRefuseWith409WhenSchemaIsIncompatible() throws Exception {
        client.register(SUBJECT, PLAIN);

        assertThatThrownBy(() -> client.register(SUBJECT, WITH_MANDATORY_FIELD))
                .isInstanceOfSatisfying(RestClientException.class, refusal -> {
                    assertThat(refusal.getStatus()).isEqualTo(409);
                    assertThat(refusal.getErrorCode()).isEqualTo(409);
                })
                .hasMessageContainingAll(
                        SUBJECT,
                        "READER_FIELD_MISSING_DEFAULT_VALUE",
                        "reason",
                        "oldSchemaVersion: 1",
                        "compatibility: 'BACKWARD'");
        assertThat(client.getAllVersions(SUBJECT)).containsExactly(1);
    }

    @Test
    void shouldExplainIncompatibilityWhenAskedVerbosely() throws Exception {
        client.register(SUBJECT, PLAIN);

        assertThat(client.testCompatibility(SUBJECT, WITH_OPTIONAL_FIELD)).isTrue();
        assertThat(client.testCompatibility(SUBJECT, WITH_MANDATORY_FIELD)).isFalse();
        assertThat(client.testCompatibilityVerbose(SUBJECT, WITH_MANDATORY_FIELD))
                .isNotEmpty();
        assertThat(client.testCompatibility("new-subject", WITH_MANDATORY_FIELD))
                .isTrue();
        assertThat(http.post("/compatibility/subjects/" + SUBJECT + "/versions/1", body(WITH_MANDATORY_FIELD))
                        .body())
                .hasToString("{\"is_compatible\":false}");
    }

    @Test
    void shouldLookOnlyAtLatestVersionUnlessLevelIsTransitive() throws Exception {
        client.register(SUBJECT, PLAIN);
        client.updateCompatibility(SUBJECT, "NONE");
        client.register(SUBJECT, WITH_REASON_ALONE);

        client.updateCompatibility(SUBJECT, "FORWARD");
        assertThat(client.testCompatibility(SUBJECT, WITH_MANDATORY_FIELD)).isTrue();
        client.updateCompatibility(SUBJECT, "BACKWARD_TRANSITIVE");
        assertThat(client.testCompatibility(SUBJECT, WITH_MANDATORY_FIELD)).isFalse();
    }

    @Test
    void shouldApplyLevelToItsSubjectAlone() throws Exception {
        client.register(SUBJECT, PLAIN);
        client.register("free", PLAIN);

        client.updateCompatibility("free", "none");

        assertThat(client.getCompatibility("free")).isEqualTo("NONE");
        assertThat(client.getCompatibility(null)).isEqualTo("BACKWARD");
        assertThat(client.register("free", WITH_MANDATORY_FIELD)).isEqualTo(2);
        assertThatThrownBy(() -> client.register(SUBJECT, WITH_MANDATORY_FIELD)).hasMessageContaining("409");
        assertErrorCode(http.get("/config/" + SUBJECT), 40408);
        assertThat(http.get("/config/" + SUBJECT + "?defaultToGlobal=true").body())
                .hasToString("{\"compatibilityLevel\":\"BACKWARD\"}");
    }

    @Test
    void shouldFallBackToDefaultLevelWhenOwnOneIsRemoved() throws Exception {
        client.updateCompatibility(null, "FULL");
        client.updateCompatibility(SUBJECT, "NONE");

        assertThat(http.delete("/config/" + SUBJECT).body()).hasToString("{\"compatibilityLevel\":\"NONE\"}");

        client.register(SUBJECT, PLAIN);
        assertThat(client.testCompatibility(SUBJECT, WITH_OPTIONAL_FIELD)).isTrue();
        assertThat(client.testCompatibility(SUBJECT, WITH_MANDATORY_FIELD)).isFalse();
        assertErrorCode(http.delete("/config/" + SUBJECT), 40408);
    }

    @Test
    void shouldResolveReferencesWhenSchemaNamesAnotherSubject() throws Exception {
        client.register(
                "money",
                new AvroSchema(
                        "{\"type\":\"record\",\"name\":\"Money\",\"fields\":[{\"name\":\"micros\",\"type\":\"long\"}]}"));
        var reference = new SchemaReference("Money", "money", 1);
        var withReference = client.parseSchema(
                        "AVRO",
                        record("{'name':'paid','type':'long'}")
                                .canonicalString()
                                .replace("\"long\"", "\"Money\""),
                        List.of(reference))
                .orElseThrow();

        int id = client.register(SUBJECT, withReference);

        try (var reader = new CachedSchemaRegistryClient(endpoint.url(), 10)) {
            assertThat(reader.getSchemaById(id).references()).containsExactly(reference);
        }
    }

    @Test
    void shouldAnswer40403WhenIdIsUnknown() {
        assertThatThrownBy(() -> client.getSchemaById(4711))
                .isInstanceOfSatisfying(RestClientException.class, refusal -> {
                    assertThat(refusal.getStatus()).isEqualTo(404);
                    assertThat(refusal.getErrorCode()).isEqualTo(40403);
                });
        assertThatThrownBy(() -> new RestService(endpoint.url()).getId(4711)).hasMessageContaining("40403");
    }

    @Test
    void shouldTellUnknownSubjectFromUnknownSchemaWhenLookedUp() throws Exception {
        assertErrorCode(http.post("/subjects/" + SUBJECT, body(PLAIN)), 40401);
        client.register(SUBJECT, PLAIN);
        assertErrorCode(http.post("/subjects/" + SUBJECT, body(WITH_OPTIONAL_FIELD)), 40403);
        assertThat(http.post("/subjects/" + SUBJECT, body(PLAIN))
                        .body()
                        .get("version")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"latest, 404, 40401", "1, 404, 40401", "0, 422, 42202", "-2, 422, 42202", "first, 422, 42202"})
    void shouldAnswerErrorCodeWhenVersionIsWrong(String version, int status, int errorCode) throws Exception {
        HttpProbe.Answer answer = http.get("/subjects/" + SUBJECT + "/versions/" + version);

        assertThat(answer.status()).isEqualTo(status);
        assertErrorCode(answer, errorCode);
    }

    @Test
    void shouldAnswer40402WhenSubjectHasNoSuchVersion() throws Exception {
        client.register(SUBJECT, PLAIN);

        assertErrorCode(http.get("/subjects/" + SUBJECT + "/versions/2"), 40402);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"schema\":\"\"}",
                "{\"schema\":\"{\"}",
                "{\"schema\":\"\\\"lang\\\"\"}",
                "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax\"}"
            })
    void shouldAnswer42201WhenSchemaIsInvalid(String body) throws Exception {
        HttpProbe.Answer answer = http.post("/subjects/" + SUBJECT + "/versions", body);

        assertThat(answer.status()).isEqualTo(422);
        assertErrorCode(answer, 42201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "4711", "{\"schema\":{}}"})
    void shouldAnswer400WhenBodyIsNotTheExpectedJson(String body) throws Exception {
        HttpProbe.Answer answer = http.post("/subjects/" + SUBJECT + "/versions", body);

        assertThat(answer.status()).isEqualTo(400);
        assertErrorCode(answer, 400);
        assertThat(answer.body().get("message").asText()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"compatibility\":\"SIDEWAYS\"}", "{}"})
    void shouldAnswer42203WhenLevelIsInvalid(String body) throws Exception {
        assertErrorCode(http.put("/config", body), 42203);
        assertErrorCode(http.put("/config/" + SUBJECT, body), 42203);
    }

    @Test
    void shouldAnswerWithRegistryContentTypeWhenPathIsUnknown() throws Exception {
        HttpProbe.Answer unknown = http.get("/nowhere");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
        assertThat(http.delete("/subjects").status()).isEqualTo(405);
        assertThat(http.get("/").body()).hasToString("{}");
        assertThat(http.get("/mode").body()).hasToString("{\"mode\":\"READWRITE\"}");
        assertErrorCode(http.get("/mode/" + SUBJECT), 40409);
    }

    @Test
    void shouldTakeSubjectLiterallyWhenItNeedsEscaping() throws Exception {
        String odd = "a/b c+d%2F";

        client.register(odd, PLAIN);

        assertThat(client.getAllSubjects()).containsExactly(odd);
        assertThat(client.getLatestSchemaMetadata(odd).getVersion()).isEqualTo(1);
    }

    private static void assertErrorCode(HttpProbe.Answer answer, int errorCode) {
        assertThat(answer.body().path("error_code").asInt()).as("%s", answer).isEqualTo(errorCode);
    }

    private static String body(AvroSchema schema) {
        return HttpProbe.json(Map.of("schema", schema.canonicalString()));
    }

    private static AvroSchema record(String fields) {
        return new AvroSchema(("{'type':'record','name':'Movement','fields':[" + fields + "]}").replace('\'', '"'));
    }
}
