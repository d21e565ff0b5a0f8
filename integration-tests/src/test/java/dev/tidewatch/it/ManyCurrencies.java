package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Customers who pay in euros, yen and dinars, and rates with gaps and corrections: one currency begins without any. */
public final class ManyCurrencies {

    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");
    private static final int FOREIGN_SHARE = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ManyCurrencies() {}

    /** Every third customer pays in one other currency, or for every second item in it. */
    public static void pay(InputLine event) {
        int kind = Math.floorMod(event.key().hashCode(), FOREIGN_SHARE * CURRENCIES.size() * 2);
        if (kind % FOREIGN_SHARE != 0 || !event.value().has("items")) {
            return;
        }
        boolean every = kind % 2 == 0;
        int number = 0;
        for (JsonNode item : event.value().get("items")) {
            if (every || number++ % 2 == 0) {
                ((ObjectNode) item).put("currency", CURRENCIES.get(kind / FOREIGN_SHARE % CURRENCIES.size()));
            }
        }
    }

    /** Of most days between the two. */
    public static List<InputLine> rates(Instant start, Instant end, long seed) {
        Random random = new Random(seed);
        List<InputLine> rates = new ArrayList<>();
        LocalDate last = day(end);
        for (String currency : CURRENCIES) {
            LocalDate day = day(start).plusDays(currency.equals("KWD") ? 90 : 0);
            while (day.isBefore(last)) {
                rates.add(rate(currency, day, 15, random));
                if (random.nextInt(10) == 0) {
                    rates.add(rate(currency, day, 14 + random.nextInt(3), random));
                }
                day = day.plusDays(random.nextInt(20) == 0 ? 12 : 1 + random.nextInt(3));
            }
        }
        return rates;
    }

    private static InputLine rate(String currency, LocalDate day, int hour, Random random) {
        BigDecimal rate = BigDecimal.valueOf(1 + random.nextInt(2_000_000_000), currency.equals("JPY") ? 11 : 9)
                .setScale(9, RoundingMode.UP);
        ObjectNode value = JSON.createObjectNode()
                .put("currency", currency)
                .put("date", day.toString())
                .put("rate", rate.toPlainString())
                .put(
                        "publishedAt",
                        day.atTime(hour, 0).toInstant(ZoneOffset.UTC).toString());
        return new InputLine("fx-rates", currency + "|" + day, value);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
