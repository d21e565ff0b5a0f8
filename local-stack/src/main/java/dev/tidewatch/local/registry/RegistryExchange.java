package dev.tidewatch.local.registry;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.confluent.kafka.schemaregistry.client.rest.entities.ErrorMessage;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP in, HTTP out, and the one place where a refusal becomes an error answer. */
final class RegistryExchange implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryExchange.class);
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RegistryRoutes routes;

    RegistryExchange(RegistryRoutes routes) {
        this.routes = routes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            try {
                send(exchange, OK, answer(exchange, body));
            } catch (RegistryException e) {
                send(exchange, e.status(), new ErrorMessage(e.errorCode(), e.getMessage()));
            }
        }
    }

    private Object answer(HttpExchange exchange, String body) {
        try {
            return routes.answer(
                    exchange.getRequestMethod(),
                    path(exchange.getRequestURI().getRawPath()),
                    query(exchange.getRequestURI().getRawQuery()),
                    body);
        } catch (RegistryException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            throw RegistryException.unexpected();
        }
    }

    private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** A subject may hold a slash, so the parts are decoded after the split; a plus in a path is a plus. */
    private static List<String> path(String rawPath) {
        return Route.segments(rawPath).stream()
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
    }

    private static Map<String, String> query(@Nullable String rawQuery) {
        var query = new HashMap<String, String>();
        if (rawQuery != null) {
            for (String parameter : rawQuery.split("&", -1)) {
                String[] nameAndValue = parameter.split("=", 2);
                query.put(decode(nameAndValue[0]), nameAndValue.length == 2 ? decode(nameAndValue[1]) : "");
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
