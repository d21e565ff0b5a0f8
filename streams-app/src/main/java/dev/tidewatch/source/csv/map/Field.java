package dev.tidewatch.source.csv.map;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Says what a column can be, with the names that columns of it often have. */
public enum Field {
    CUSTOMER(
            "customer",
            "who pays",
            "customer id",
            "customer external id",
            "customer number",
            "client",
            "account",
            "kunde"),
    SUBSCRIPTION(
            "subscription",
            "its subscription's id",
            "subscription id",
            "subscription external id",
            "contract",
            "vertrag"),
    PLAN("plan", "what is sold", "plan id", "plan name", "plan external id", "price id", "tier", "tarif"),
    PRODUCT("product", "what the plan belongs to", "product id", "product name", "produkt"),
    AMOUNT("amount", "the price of all of it for one billing interval", "total", "price", Names.MRR, "betrag", "preis"),
    UNIT_AMOUNT(
            "unit.amount",
            "the price of one for one billing interval",
            "unit price",
            "price per unit",
            "price per seat"),
    CURRENCY("currency", "its code, such as EUR", "currency code", "währung", "waehrung"),
    INTERVAL(
            "interval",
            "the billing interval",
            "billing interval",
            "billing period",
            "billing cycle",
            "period",
            "intervall"),
    INTERVAL_COUNT("interval.count", "how many of these a billing interval has", "billing interval count"),
    QUANTITY(
            "quantity",
            "how many are sold; 1 if nothing is said",
            "seats",
            "units",
            "licenses",
            "users",
            "menge",
            "anzahl"),
    STARTED("started", "the first day", "started at", "start", "start date", "from", "begin", "beginn", "von"),
    ENDED(
            "ended",
            "the end; empty while it goes on",
            "ended at",
            "end",
            "end date",
            "canceled at",
            "cancelled at",
            "to",
            "ende",
            "bis"),
    AT("at", "when it changed", "effective date", "changed at", "date", "timestamp", "occurred at", "datum"),
    STATUS("status", "what it changed to: active, canceled, ...", "state", "event type", "event", "type"),
    SEQUENCE("sequence", "the order of changes of one instant", "event order"),
    ID("id", "the row's own id, which another row may take back", "event id", "row id"),
    RETRACTS("retracts", "the id of the row that this one takes back", "retracted event id"),
    DISCOUNT_PERCENT("discount.percent", "percent off; 25 takes a quarter away", "discount", "percent off", "rabatt"),
    DISCOUNT_AMOUNT("discount.amount", "the amount off for one billing interval", "amount off"),
    DISCOUNT_ENDS("discount.ends", "when the discount ends; empty if with the row", "discount ends", "discount until");

    /** Names that say more than which field it is. */
    static final class Names {

        static final String MRR = "mrr";

        private Names() {}
    }

    private static final List<Field> OF_PERIODS_ONLY = List.of(STARTED, ENDED);
    private static final List<Field> OF_CHANGES_ONLY = List.of(AT, STATUS, SEQUENCE, ID, RETRACTS);

    private final String key;
    private final String meaning;
    private final ImmutableList<String> usualNames;

    Field(String key, String meaning, String... usualNames) {
        this.key = key;
        this.meaning = meaning;
        this.usualNames = ImmutableList.copyOf(usualNames);
    }

    /** As a map writes it. */
    public String key() {
        return key;
    }

    /** Returns the field's meaning, for a person. */
    public String meaning() {
        return meaning;
    }

    /** Its own first. */
    List<String> usualNames() {
        return usualNames;
    }

    static Optional<Field> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    /** Returns whether such a row can have it. */
    boolean isOf(Rows rows) {
        return switch (rows) {
            case PERIODS -> !OF_CHANGES_ONLY.contains(this);
            case CHANGES -> !OF_PERIODS_ONLY.contains(this);
        };
    }
}
