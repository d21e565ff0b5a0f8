package dev.tidewatch.source.stripe.json;

/** Says why an event or object makes no record; docs/stripe.md has the list. */
public enum Rule {
    SAID_BY_ANOTHER_EVENT("another event says the same"),
    STATE_HAS_EVENTS_OF_ITS_OWN("the subscriptions and payments that it concerns have events of their own"),
    NOT_IN_FORCE("not in force yet: a snapshot comes when it is"),
    INVOICE_NOT_SETTLED("an invoice counts when it is paid, failed, voided or given up"),
    NO_CUSTOMER("one-off sale without a customer"),
    NO_MONEY_MOVED("no money moved for good"),
    INQUIRY("an inquiry takes no money, and one that closes is no lost dispute"),
    UNDATED("the object does not say when it happened: its event does"),
    TEST_MODE("test data (livemode is false) are no revenue"),
    LIVE_MODE("live data, where tidewatch.stripe.mode asks for test data"),
    CATALOGUE("describes what is for sale; kept for the objects that refer to it"),
    CUSTOMER_FACTS("a customer's own facts are read where a setting names them"),
    NO_PLACE_IN_SCHEMAS("the schemas have no place for it"),
    NOT_SUBSCRIPTIONS("not about subscriptions and their payments");

    private final String meaning;

    Rule(String meaning) {
        this.meaning = meaning;
    }

    /** Returns the rule in words, for a person. */
    public String meaning() {
        return meaning;
    }
}
