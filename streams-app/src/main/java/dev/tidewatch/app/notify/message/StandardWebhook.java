package dev.tidewatch.app.notify.message;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.tidewatch.app.notify.plan.Address;
import dev.tidewatch.app.notify.plan.Secret;
import dev.tidewatch.avro.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook by the specification of Standard Webhooks (github.com/standard-webhooks): {@code webhook-id},
 * {@code webhook-timestamp} in seconds, and {@code webhook-signature}, which is {@code v1,} and the Base64 of HMAC-SHA256
 * over {@code id.timestamp.body}, one for each secret. The body is its JSON, or a CloudEvent 1.0 in structured mode.
 */
final class StandardWebhook implements PostForm {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final String DAY = "day.digest";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Address.Form form;
    private final List<Secret> secrets;

    StandardWebhook(Address.Form form, List<Secret> secrets) {
        this.form = form;
        this.secrets = secrets;
    }

    @Override
    public Post of(Notice notice, Instant attempt) {
        return post(form == Address.Form.CLOUDEVENTS ? cloudEvent(notice) : plain(notice), notice.id(), attempt);
    }

    @Override
    public Post of(DayMessage message, Instant attempt) {
        ObjectNode json = JSON.createObjectNode();
        if (form == Address.Form.CLOUDEVENTS) {
            json.put("specversion", "1.0");
            json.put("id", message.id());
            json.put("source", "/tidewatch/digest");
            json.put("type", "dev.tidewatch." + DAY);
            json.put("time", message.due().toString());
            json.put("datacontenttype", "application/json");
        } else {
            json.put("type", DAY);
            json.put("timestamp", message.due().toString());
        }
        json.putRawValue("data", new RawValue(message.data()));
        return post(json, message.id(), attempt);
    }

    private Post post(ObjectNode json, String id, Instant attempt) {
        String body = json.toString();
        String timestamp = Long.toString(attempt.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        if (!secrets.isEmpty()) {
            headers.put(
                    "webhook-signature",
                    secrets.stream()
                            .map(secret -> signature(secret, id + "." + timestamp + "." + body))
                            .collect(Collectors.joining(" ")));
        }
        return new Post(
                form == Address.Form.CLOUDEVENTS ? "application/cloudevents+json" : "application/json", headers, body);
    }

    private static ObjectNode plain(Notice notice) {
        ObjectNode json = JSON.createObjectNode();
        json.put("type", notice.type());
        json.put("timestamp", notice.at().toString());
        addData(notice, json);
        return json;
    }

    private static ObjectNode cloudEvent(Notice notice) {
        ObjectNode json = JSON.createObjectNode();
        json.put("specversion", "1.0");
        json.put("id", notice.id());
        json.put("source", "/tidewatch/at-risk-alerts");
        json.put("type", "dev.tidewatch." + notice.type());
        json.put("time", notice.at().toString());
        String customer = notice.isDigest() ? null : notice.alerts().get(0).getCustomerId();
        if (customer != null && !customer.isEmpty()) {
            json.put("subject", customer);
        }
        json.put("datacontenttype", "application/json");
        addData(notice, json);
        return json;
    }

    private static void addData(Notice notice, ObjectNode json) {
        if (notice.isDigest()) {
            ArrayNode alerts = json.putObject("data").putArray("alerts");
            notice.alerts().forEach(alert -> alerts.addRawValue(new RawValue(RecordJson.text(alert))));
        } else {
            json.putRawValue(
                    "data", new RawValue(RecordJson.text(notice.alerts().get(0))));
        }
    }

    private static String signature(Secret secret, String signed) {
        try {
            byte[] key = Base64.getDecoder().decode(secret.value().substring(PREFIX.length()));
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }
}
