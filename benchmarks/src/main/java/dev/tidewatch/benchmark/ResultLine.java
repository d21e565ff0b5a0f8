package dev.tidewatch.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** One run as one line of JSON: what was measured, on which machine, how busy that was, and at which commit. */
public final class ResultLine {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    public ResultLine(String benchmark) {
        fields.put("benchmark", benchmark);
        fields.put("commit", System.getProperty("benchmark.commit", "unknown"));
        fields.put("machine", System.getProperty("benchmark.machine", "unknown"));
        fields.put("loadBefore", load());
    }

    public ResultLine with(String name, Object value) {
        fields.put(name, value instanceof Double number ? rounded(number) : value);
        return this;
    }

    public void print() {
        fields.put("loadAfter", load());
        try {
            System.out.println(new ObjectMapper().writeValueAsString(fields));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal load() {
        return rounded(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
