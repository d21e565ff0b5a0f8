package dev.tidewatch.avro.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;

/**
 * An alert as a person says it: {@code HIGH acme: likely to leave (78), 480.00 USD a month at risk: 3 failed payments in 30
 * days. Ask the customer to update the payment method.} Always one line.
 */
public final class AlertSentence {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CENTS = 2;

    private AlertSentence() {}

    /** Of a RiskAlert. */
    public static String of(IndexedRecord alert) {
        try {
            return of(JSON.readTree(RecordJson.text(alert)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is written as JSON", e);
        }
    }

    /** Of a RiskAlert as JSON, as {@link RecordJson} writes it. */
    public static String of(JsonNode alert) {
        String sentence = alert.path("severity").asText() + " " + who(alert) + ": " + what(alert) + reasons(alert) + "."
                + after(alert);
        return sentence.replaceAll("\\p{Cntrl}", "?");
    }

    private static String who(JsonNode alert) {
        return alert.path("customerId").asText(alert.path("alertId").asText());
    }

    private static String what(JsonNode alert) {
        return switch (alert.path("kind").asText()) {
            case "AT_RISK" -> atRisk(alert);
            case "WIN_BACK" -> winBack(alert);
            case "UPSELL" -> upsell(alert);
            default -> alert.path("kind").asText() + " " + alert.path("state").asText() + ", " + money(alert);
        };
    }

    private static String atRisk(JsonNode alert) {
        String score = " (" + score(alert) + "), ";
        return switch (alert.path("state").asText()) {
            case "RESOLVED" -> "no longer likely to leave" + score + money(alert);
            case "CHURNED" -> "has left, " + money(alert) + " lost, warned of since " + day(alert);
            case "ESCALATED" -> "likely to leave since " + day(alert) + score + money(alert) + " at risk";
            case "SUPPRESSED" -> "held back, likely to leave" + score + money(alert) + " at risk";
            default -> "likely to leave" + score + money(alert) + " at risk";
        };
    }

    private static String winBack(JsonNode alert) {
        return switch (alert.path("state").asText()) {
            case "RESOLVED" -> "no longer to be won back, " + money(alert);
            case "SUPPRESSED" -> "held back, worth winning back, " + money(alert) + " lost";
            default -> "worth winning back, " + money(alert) + " lost";
        };
    }

    private static String upsell(JsonNode alert) {
        return switch (alert.path("state").asText()) {
            case "RESOLVED" -> "no longer near its limit, pays " + money(alert);
            case "CHURNED" -> "has left, paid " + money(alert);
            case "SUPPRESSED" -> "held back, near its limit, pays " + money(alert);
            default -> "near its limit, pays " + money(alert);
        };
    }

    /** What speaks for it. */
    private static String reasons(JsonNode alert) {
        boolean scored = alert.path("kind").asText().equals("AT_RISK");
        List<String> reasons = new ArrayList<>();
        for (JsonNode signal : alert.path("signals")) {
            String evidence = signal.path("evidence").asText();
            boolean speaks = !scored || number(signal.path("contribution")).signum() > 0;
            if (speaks) {
                reasons.add(evidence.isEmpty() ? signal.path("name").asText() : evidence);
            }
        }
        return reasons.isEmpty() ? "" : ": " + String.join("; ", reasons);
    }

    private static String after(JsonNode alert) {
        String action = alert.path("suggestedAction").asText();
        return action.isEmpty() ? "" : " " + action;
    }

    private static String day(JsonNode alert) {
        String openedAt = alert.path("openedAt").asText();
        int time = openedAt.indexOf('T');
        return time < 0 ? openedAt : openedAt.substring(0, time);
    }

    private static String score(JsonNode alert) {
        return number(alert.path("score")).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    private static String money(JsonNode alert) {
        BigDecimal amount = number(alert.path("mrrAtRisk")).setScale(CENTS, RoundingMode.HALF_UP);
        return amount.toPlainString() + " " + alert.path("reportingCurrency").asText() + " a month";
    }

    private static BigDecimal number(JsonNode value) {
        return new BigDecimal(value.asText("0"));
    }
}
