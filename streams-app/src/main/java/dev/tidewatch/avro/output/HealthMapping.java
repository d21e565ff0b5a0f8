package dev.tidewatch.avro.output;

import dev.tidewatch.domain.money.Amounts;
import dev.tidewatch.domain.risk.Health;
import dev.tidewatch.domain.risk.feature.Feature;
import dev.tidewatch.domain.risk.feature.Features;
import dev.tidewatch.domain.risk.feature.Reading;
import dev.tidewatch.domain.risk.score.Assessment;
import dev.tidewatch.domain.risk.score.Score;
import dev.tidewatch.output.CustomerHealth;
import dev.tidewatch.output.CustomerStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Customers as published. */
public final class HealthMapping {

    private static final int ANSWER_SCALE = 6;
    private final String reportingCurrency;

    public HealthMapping(String reportingCurrency) {
        this.reportingCurrency = reportingCurrency;
    }

    public CustomerHealth toAvro(String customerId, Health health, Instant at) {
        Assessment assessment = health.assessment();
        Score score = assessment.score();
        Long reporting = assessment.reportingMrr();
        String currency = currency(assessment.mrr());
        Health.Ranked ranked = health.ranked();
        return CustomerHealth.newBuilder()
                .setCustomerId(customerId)
                .setStatus(CustomerStatus.valueOf(assessment.status().name()))
                .setMrr(amount(currency == null ? 0 : assessment.mrr().get(currency)))
                .setCurrency(currency)
                .setMrrByCurrency(amounts(assessment.mrr()))
                .setReportingCurrency(reportingCurrency)
                .setReportingMrr(reporting == null ? null : amount(reporting))
                .setSince(assessment.since())
                .setLifetimePaid(assessment.paid().received().getOrDefault(reportingCurrency, amount(0)))
                .setInvoicesPaid(assessment.paid().invoicesPaid())
                .setLastPaidAt(assessment.paid().lastPaidAt())
                .setRecency(ranked == null ? null : ranked.rfm().recency())
                .setFrequency(ranked == null ? null : ranked.rfm().frequency())
                .setMonetary(ranked == null ? null : ranked.rfm().monetary())
                .setRfmSegment(ranked == null ? null : ranked.segment())
                .setLastNps(lastNps(assessment.features()))
                .setLastCsat(lastCsat(assessment.features()))
                .setFeatures(assessment.features().texts())
                .setScore(score == null ? null : score.value())
                .setSignals(score == null ? List.of() : AlertMapping.signals(score.signals()))
                .setOpenAlerts(openAlerts(customerId, health))
                .setRenewsAt(assessment.renewsAt())
                .setAttributes(assessment.attributes())
                .setUpdatedAt(at)
                .setProvisional(health.provisional() ? Boolean.TRUE : null)
                .build();
    }

    private static @Nullable Integer lastNps(Features features) {
        Reading answer = features.get(Feature.NPS);
        return answer == null ? null : answer.value().intValueExact();
    }

    private static @Nullable BigDecimal lastCsat(Features features) {
        Reading answer = features.get(Feature.CSAT);
        return answer == null ? null : answer.value().setScale(ANSWER_SCALE);
    }

    /** The reporting one, else the smallest code; null without MRR. */
    private @Nullable String currency(SortedMap<String, Long> mrr) {
        if (mrr.isEmpty() || mrr.containsKey(reportingCurrency)) {
            return mrr.isEmpty() ? null : reportingCurrency;
        }
        return mrr.firstKey();
    }

    private static List<String> openAlerts(String customerId, Health health) {
        return health.openAlerts().entrySet().stream()
                .map(open -> AlertMapping.id(customerId, open.getKey(), open.getValue()))
                .sorted()
                .toList();
    }

    private static Map<String, BigDecimal> amounts(SortedMap<String, Long> mrr) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        mrr.forEach((currency, micros) -> amounts.put(currency, amount(micros)));
        return amounts;
    }

    private static BigDecimal amount(long micros) {
        return Amounts.ofMicros(micros);
    }
}
