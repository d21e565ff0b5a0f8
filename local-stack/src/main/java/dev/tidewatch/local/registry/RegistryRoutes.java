package dev.tidewatch.local.registry;

import com.fasterxml.jackson.databind.util.RawValue;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.entities.Mode;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaString;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.CompatibilityCheckResponse;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of the Schema Registry's HTTP interface that serializers, consumers, warehouses and UIs use. */
final class RegistryRoutes {
    private final Registry registry;
    private final List<Route> routes;

    RegistryRoutes(Registry registry) {
        this.registry = registry;
        this.routes = List.of(
                Route.of("GET", "/", request -> Map.of()),
                Route.of("GET", "/subjects", request -> registry.subjects()),
                Route.of("POST", "/subjects/{subject}", this::lookup),
                Route.of("GET", "/subjects/{subject}/versions", this::versions),
                Route.of("POST", "/subjects/{subject}/versions", this::register),
                Route.of(
                        "GET",
                        "/subjects/{subject}/versions/{version}",
                        request -> version(request).toEntity()),
                Route.of(
                        "GET",
                        "/subjects/{subject}/versions/{version}/schema",
                        request -> raw(version(request).schema())),
                Route.of("GET", "/schemas/types", request -> List.of(AvroSchema.TYPE)),
                Route.of("GET", "/schemas/ids/{id}", this::schema),
                Route.of("GET", "/schemas/ids/{id}/schema", request -> raw(registry.schema(request.id()))),
                Route.of("GET", "/schemas/ids/{id}/subjects", this::subjectsWithId),
                Route.of("GET", "/schemas/ids/{id}/versions", this::versionsWithId),
                Route.of("POST", "/compatibility/subjects/{subject}/versions", this::compatibilityWithAll),
                Route.of("POST", "/compatibility/subjects/{subject}/versions/{version}", this::compatibilityWithOne),
                Route.of("GET", "/config", request -> config(registry.defaultLevel())),
                Route.of("PUT", "/config", this::setDefaultLevel),
                Route.of("GET", "/config/{subject}", this::level),
                Route.of("PUT", "/config/{subject}", this::setLevel),
                Route.of("DELETE", "/config/{subject}", request -> config(registry.removeLevel(request.subject()))),
                Route.of("GET", "/mode", request -> new Mode("READWRITE")),
                Route.of("GET", "/mode/{subject}", this::mode));
    }

    /** {@code segments} are the decoded parts of the path. */
    Object answer(String method, List<String> segments, Map<String, String> query, String body) {
        boolean pathKnown = false;
        for (Route route : routes) {
            Optional<Map<String, String>> path = route.match(segments);
            if (path.isPresent() && route.method().equals(method)) {
                return route.handler().answer(new RegistryRequest(path.get(), query, body));
            }
            pathKnown |= path.isPresent();
        }
        String path = "/" + String.join("/", segments);
        throw pathKnown ? RegistryException.methodNotAllowed(method, path) : RegistryException.noSuchPath(path);
    }

    private Object lookup(RegistryRequest request) {
        return registry.lookup(request.subject(), request.schema(), request.flag("normalize"))
                .toEntity();
    }

    private Object versions(RegistryRequest request) {
        return registry.versions(request.subject()).stream()
                .map(SubjectSchema::version)
                .toList();
    }

    private Object register(RegistryRequest request) {
        return new RegisterSchemaResponse(
                registry.register(request.subject(), request.schema(), request.flag("normalize")));
    }

    private SubjectSchema version(RegistryRequest request) {
        return registry.version(request.subject(), request.version());
    }

    private Object schema(RegistryRequest request) {
        return new SchemaString(new Schema(null, null, request.id(), registry.schema(request.id())));
    }

    private Object subjectsWithId(RegistryRequest request) {
        return registry.withId(request.id()).stream()
                .map(SubjectSchema::subject)
                .distinct()
                .toList();
    }

    private Object versionsWithId(RegistryRequest request) {
        return registry.withId(request.id()).stream()
                .map(SubjectSchema::toSubjectVersion)
                .toList();
    }

    private Object compatibilityWithAll(RegistryRequest request) {
        return compatibility(
                request, registry.problems(request.subject(), request.schema(), request.flag("normalize")));
    }

    private Object compatibilityWithOne(RegistryRequest request) {
        return compatibility(
                request,
                registry.problems(request.subject(), request.version(), request.schema(), request.flag("normalize")));
    }

    private static CompatibilityCheckResponse compatibility(RegistryRequest request, List<String> problems) {
        var response = new CompatibilityCheckResponse();
        response.setIsCompatible(problems.isEmpty());
        if (request.flag("verbose")) {
            response.setMessages(problems);
        }
        return response;
    }

    private Object level(RegistryRequest request) {
        return config(
                request.flag("defaultToGlobal")
                        ? registry.effectiveLevel(request.subject())
                        : registry.ownLevel(request.subject()));
    }

    private Object setDefaultLevel(RegistryRequest request) {
        CompatibilityLevel level = request.level();
        registry.setDefaultLevel(level);
        return Map.of("compatibility", level);
    }

    private Object setLevel(RegistryRequest request) {
        CompatibilityLevel level = request.level();
        registry.setLevel(request.subject(), level);
        return Map.of("compatibility", level);
    }

    private Object mode(RegistryRequest request) {
        if (request.flag("defaultToGlobal")) {
            return new Mode("READWRITE");
        }
        throw RegistryException.modeNotConfigured(request.subject());
    }

    private static Config config(CompatibilityLevel level) {
        return new Config(level.name());
    }

    private static RawValue raw(ParsedSchema schema) {
        return new RawValue(schema.canonicalString());
    }
}
