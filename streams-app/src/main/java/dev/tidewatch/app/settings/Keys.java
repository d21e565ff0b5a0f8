package dev.tidewatch.app.settings;

import dev.tidewatch.avro.input.IncomingDeserializer;
import dev.tidewatch.domain.profile.ChurnRecognition;
import dev.tidewatch.domain.profile.DiscountPolicy;
import dev.tidewatch.domain.profile.DiscountTiming;
import dev.tidewatch.stream.plan.ClockMode;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;

/** Defines every {@code tidewatch.} key with its default, its format and what it decides. */
final class Keys {

    static final String PREFIX = "tidewatch.";

    static final String APPLICATION_ID = PREFIX + "application.id";
    static final String INSTANCE_ID = PREFIX + "instance.id";
    static final String TOPIC_PREFIX = PREFIX + "topic.prefix";
    static final String PARTITIONS = PREFIX + "partitions";
    static final String REPLICATION_FACTOR = PREFIX + "replication.factor";
    static final String TOPIC_RETENTION_MS = PREFIX + "topic.retention.ms";
    static final String STATE_MIN_FREE_MB = PREFIX + "state.min.free.mb";
    static final String STATE_HEAP_MB = PREFIX + "state.heap.mb";
    static final String CLOCK = PREFIX + "clock";
    static final String HTTP_BIND = PREFIX + "http.bind";
    static final String HTTP_LOCAL_ONLY = PREFIX + "http.local.only";
    static final String HTTP_TOKEN = PREFIX + "http.token";
    static final String HTTP_SESSION = PREFIX + "http.session.lifetime";
    static final String HTTP_ADVERTISED = PREFIX + "http.advertised";
    static final String HTTP_ORIGINS = PREFIX + "http.cors.origins";
    static final String CSV_RAW = PREFIX + "csv.raw";
    static final String PAGE_NAME = PREFIX + "page.name.attribute";
    static final String PAGE_EMAIL = PREFIX + "page.email.attribute";
    static final String PAGE_LINK = PREFIX + "page.customer.link";
    static final String INPUT_STALE_AFTER = PREFIX + "input.stale.after";
    static final String INPUT_MAX_BYTES = PREFIX + "input.max.bytes";

    static final String PASS_OVER = PREFIX + "pass.over";
    static final String PROFILE = PREFIX + "profile";
    static final String ZONE = PREFIX + "zone";
    static final String LATENESS = PREFIX + "lateness";
    static final String SKEW = PREFIX + "skew";
    static final String GROUPING = PREFIX + "grouping";
    static final String DELINQUENCY = PREFIX + "delinquency";

    static final String PASTDUE_COUNTS = PREFIX + "pastdue.counts";
    static final String DISCOUNTS = PREFIX + "discounts";
    static final String DISCOUNT_TIMING = PREFIX + "discount.timing";
    static final String CHURN_RECOGNITION = PREFIX + "churn.recognition";
    static final String MONTH_FACTOR_DAY = PREFIX + "month.factor.day";
    static final String MONTH_FACTOR_WEEK = PREFIX + "month.factor.week";
    static final String MONTH_FACTOR_MONTH = PREFIX + "month.factor.month";
    static final String MONTH_FACTOR_YEAR = PREFIX + "month.factor.year";
    static final String REPORTING_CURRENCY = PREFIX + "reporting.currency";
    static final String FX_MAX_AGE = PREFIX + "fx.max.age";
    static final String FX_PATIENCE = PREFIX + "fx.patience";
    static final String SEGMENT_ATTRIBUTES = PREFIX + "segment.attributes";

    static final String SEGMENT_MAX_VALUES = PREFIX + "segment.max.values";
    static final String ROWS_AT_ONCE = PREFIX + "metrics.rows.at.once";

    static final String RFM_SEGMENTS = PREFIX + "rfm.segments";

    static final String ALERTS_SCORECARD = PREFIX + "alerts.scorecard";
    static final String RULES = PREFIX + "rules";
    static final String ALERTS_ENTER = PREFIX + "alerts.enter";
    static final String ALERTS_LEAVE = PREFIX + "alerts.leave";
    static final String ALERTS_DWELL = PREFIX + "alerts.dwell";
    static final String ALERTS_ESCALATION = PREFIX + "alerts.escalation";
    static final String ALERTS_DUE_LOW = PREFIX + "alerts.due.low";
    static final String ALERTS_DUE_MEDIUM = PREFIX + "alerts.due.medium";
    static final String ALERTS_DUE_HIGH = PREFIX + "alerts.due.high";
    static final String ALERTS_DUE_CRITICAL = PREFIX + "alerts.due.critical";
    static final String ALERTS_COOLDOWN = PREFIX + "alerts.cooldown";
    static final String ALERTS_SEVERITY_BY = PREFIX + "alerts.severity.by";
    static final String ALERTS_MEDIUM = PREFIX + "alerts.severity.medium";
    static final String ALERTS_HIGH = PREFIX + "alerts.severity.high";
    static final String ALERTS_CRITICAL = PREFIX + "alerts.severity.critical";
    static final String ALERTS_WIN_BACK_FROM = PREFIX + "alerts.winback.from";
    static final String ALERTS_WIN_BACK_HORIZON = PREFIX + "alerts.winback.horizon";
    static final String ALERTS_UPSELL_ENTER = PREFIX + "alerts.upsell.enter";
    static final String ALERTS_UPSELL_LEAVE = PREFIX + "alerts.upsell.leave";
    static final String ALERTS_UPSELL_HORIZON = PREFIX + "alerts.upsell.horizon";
    static final String ALERTS_LOSS_SHARE = PREFIX + "alerts.loss.share";
    static final String ALERTS_LOSS_FOR = PREFIX + "alerts.loss.for";
    static final String ALERTS_SUPPRESSED = PREFIX + "alerts.suppressed";
    static final String ALERTS_SUPPRESSED_ATTRIBUTE = PREFIX + "alerts.suppressed.attribute";
    static final String ALERTS_HOLDOUT = PREFIX + "alerts.holdout";
    static final String ALERTS_HOLDOUT_SALT = PREFIX + "alerts.holdout.salt";
    static final String HEALTH_INTERVAL = PREFIX + "health.interval";

    static final String ACTIVITY_FEATURES = PREFIX + "activity.features";
    static final String ONBOARDING_FEATURES = PREFIX + "onboarding.features";
    static final String RECENT_IDS = PREFIX + "recent.ids";
    static final String RECENT_IDS_FOR = PREFIX + "recent.ids.for";

    static final String ERASE_MOVEMENTS = PREFIX + "erase.movements";

    static final String STRIPE_ATTRIBUTES = PREFIX + "stripe.attributes";
    static final String STRIPE_PAUSED_COLLECTION = PREFIX + "stripe.paused.collection";
    static final String STRIPE_COUPON_PRODUCTS = PREFIX + "stripe.coupon.products";
    static final String STRIPE_UNKNOWN_DISCOUNTS = PREFIX + "stripe.discounts.unknown";
    static final String STRIPE_MODE = PREFIX + "stripe.mode";
    static final String STRIPE_WEBHOOK_SECRETS = PREFIX + "stripe.webhook.secrets";

    static final Format<ClockMode> CLOCK_FORMAT = Format.oneOf(ClockMode.class);
    static final Format<DiscountPolicy> DISCOUNTS_FORMAT = Format.oneOf(DiscountPolicy.class);
    static final Format<DiscountTiming> DISCOUNT_TIMING_FORMAT = Format.oneOf(DiscountTiming.class);
    static final Format<ChurnRecognition> CHURN_RECOGNITION_FORMAT = Format.oneOf(ChurnRecognition.class);

    private Keys() {}

    static ConfigDef definition() {
        Definition keys = new Definition(new ConfigDef());
        defineTopics(keys);
        defineProfile(keys);
        defineTime(keys);
        defineWorth(keys);
        defineRows(keys);
        defineAlerts(keys);
        defineEngagement(keys);
        keys.text(ERASE_MOVEMENTS, "pseudonym", Formats.ERASED_MOVEMENTS, """
                What becomes of the movements of a customer that is erased: pseudonym keeps them under a random name, without the \
                ids of its subscriptions and events; remove takes them out of the topic, and explain no longer adds up to figures \
                that they are part of.""");
        defineStripe(keys);
        return keys.definition;
    }

    /** Returns the known keys without their prefix. */
    static List<String> bareNames() {
        return definition().names().stream()
                .map(key -> key.substring(PREFIX.length()))
                .toList();
    }

    private static void defineTopics(Definition keys) {
        keys.text(APPLICATION_ID, "tidewatch", Formats.APPLICATION_ID, """
                Kafka Streams application id: the consumer group, and the prefix of internal topics.""");
        keys.text(INSTANCE_ID, "", Formats.INSTANCE_ID, """
                Name of this instance in the consumer group, by default the host's name. An instance whose name is its own, and the \
                same after a restart, goes on at once with the state it left.""");
        keys.text(TOPIC_PREFIX, "", Formats.TOPIC_PREFIX, "Put in front of every input and output topic's name.");
        keys.definition.define(PARTITIONS, ConfigDef.Type.INT, 4, Range.between(1, 10_000), Importance.MEDIUM, """
                Partitions of the topics that are created.""");
        keys.definition.define(
                REPLICATION_FACTOR,
                ConfigDef.Type.SHORT,
                (short) -1,
                Formats.REPLICATION_FACTOR,
                Importance.MEDIUM,
                """
                Copies of the topics that are created; -1 is the broker's default.""");
        keys.definition.define(TOPIC_RETENTION_MS, ConfigDef.Type.LONG, -1L, Range.atLeast(-1), Importance.MEDIUM, """
                Retention of the created topics that carry event times; -1 is for ever. Anything else forgets \
                history that reprocessing needs.""");
        keys.definition.define(
                STATE_MIN_FREE_MB, ConfigDef.Type.INT, 100, Range.between(0, 1_000_000), Importance.MEDIUM, """
                Megabytes that must be free on the disk of the state directory: with less, run does not start, and one that is running \
                stops. It warns when less than five times as much is free; 0: it stops only when nothing is free.""");
        keys.definition.define(
                STATE_HEAP_MB, ConfigDef.Type.INT, 0, Range.between(0, 1_000_000), Importance.MEDIUM, """
                Megabytes of heap for the decoded state of customers in use, about 7 kB each; 0 is an eighth of the heap. The state of \
                customers that find no room is read from disk and decoded again.""");
        keys.text(CLOCK, "wall", CLOCK_FORMAT, """
                What moves the clock that fires due effects: wall for live processing (the larger of event time and \
                the wall clock), event for replay and tests (the largest accepted event time).""");
        keys.text(HTTP_BIND, "", HttpFormats.BIND, """
                Where run answers HTTP; none: nowhere. It speaks no TLS: bind it to the machine itself (127.0.0.1) or \
                to a network of your own, behind what does.""");
        keys.definition.define(HTTP_LOCAL_ONLY, ConfigDef.Type.BOOLEAN, false, Importance.MEDIUM, """
                Whether something outside run lets only this machine reach tidewatch.http.bind, as a container engine does that publishes \
                the port on 127.0.0.1. Then run needs no token for an address such as 0.0.0.0, and answers only those who ask for localhost.""");
        keys.text(HTTP_TOKEN, "", HttpFormats.TOKEN, """
                What those who ask over HTTP must show; none: only this machine is answered, and run does not start \
                with a tidewatch.http.bind that others can reach. Better in the environment than on a command line.""");
        keys.text(HTTP_SESSION, "30d", Formats.POSITIVE_DURATION, """
                How long a browser that has shown the token may stay before it must show it again. Another token ends \
                every session.""");
        keys.text(HTTP_ADVERTISED, "", HttpFormats.BIND, """
                Where the other instances reach this one's HTTP, which answers for the customers it works on; none: \
                this instance is the only one. All need one tidewatch.http.token.""");
        keys.text(HTTP_ORIGINS, "", HttpFormats.ORIGINS, """
                Sites whose pages may read the API from a browser, with the token and not with a login; none: only the page that \
                run itself serves may.""");
        keys.definition.define(CSV_RAW, ConfigDef.Type.BOOLEAN, false, Importance.MEDIUM, """
                Whether text in CSV (tail, the API) stays as it is. A spreadsheet runs a cell that begins with = + - @, a tab or \
                a line end as a formula; unless this is true, an apostrophe is put before it. Numbers never get one.""");
        definePage(keys);
        keys.text(INPUT_STALE_AFTER, "subscription-events=72h", InputFormats.STALE_AFTER, """
                How old the newest record of an input topic may be, of each topic that should go on; beyond it the days that the \
                topic does not reach are shown as provisional. Nothing is computed by it. Less where events never pause.""");
        keys.definition.define(
                INPUT_MAX_BYTES,
                ConfigDef.Type.INT,
                IncomingDeserializer.LARGEST_VALUE,
                Range.between(1_024, 1 << 26),
                Importance.MEDIUM,
                """
                How many bytes the value of an input record may have; longer ones are dead letters (TOO_LARGE).""");
        keys.text(PASS_OVER, "", InputFormats.PLACES, """
                Records of the control topic and the differences that somebody else wrote there: run passes them over with a warning \
                in place of stopping at them. Its message names the place of each.""");
    }

    private static void definePage(Definition keys) {
        keys.text(PAGE_NAME, "name", AlertFormats.attribute("name"), """
                The attribute of a customer that holds its name, which the page shows beside the id.""");
        keys.text(PAGE_EMAIL, "email", AlertFormats.attribute("email"), """
                The attribute of a customer that holds its e-mail address, which the page shows.""");
        keys.text(PAGE_LINK, "", HttpFormats.CUSTOMER_LINK, """
                Where else a customer can be looked at: the page links each customer to this address, with its id in place of {id}. \
                Stripe's is https://dashboard.stripe.com/customers/{id}; none: there is no link.""");
    }

    private static void defineProfile(Definition keys) {
        keys.definition.define(
                PROFILE,
                ConfigDef.Type.STRING,
                NamedProfile.TIDEWATCH.label(),
                NamedProfile.VALIDATOR,
                Importance.MEDIUM,
                """
                Whose defaults hold for the settings from here to tidewatch.segment.attributes that are not set anywhere: \
                docs/profiles.md has each profile's values.""");
    }

    private static void defineTime(Definition keys) {
        keys.text(ZONE, "UTC", Formats.ZONE, "Where business days begin and end.");
        keys.text(LATENESS, "35d", Formats.DURATION, """
                How far behind the customer's newest event of the same topic an event may be; later ones are dead \
                letters (TOO_LATE). Also the history that stays correctable, so state grows with it. May be shorter \
                than the grouping: an open group is kept when history folds.""");
        keys.text(SKEW, "5m", Formats.DURATION, """
                How far ahead of the wall clock an event may be; later ones are dead letters (FUTURE).""");
        keys.text(GROUPING, "60m", Formats.POSITIVE_DURATION, """
                How long after a movement's first change further changes of the customer belong to it.""");
        keys.text(DELINQUENCY, "30d", Formats.DURATION, """
                How long an unbroken run of PAST_DUE counts to MRR before it is involuntary churn.""");
    }

    private static void defineWorth(Definition keys) {
        keys.definition.define(PASTDUE_COUNTS, ConfigDef.Type.BOOLEAN, true, Importance.MEDIUM, """
                Whether PAST_DUE counts to MRR at all.""");
        keys.text(DISCOUNTS, "all", DISCOUNTS_FORMAT, "Which discounts lower MRR.");
        keys.text(DISCOUNT_TIMING, "billed", DISCOUNT_TIMING_FORMAT, """
                When a discount lowers MRR: from the first invoice that it lowers to the end of the last period that such an invoice \
                is for, or from its own start to its own end.""");
        keys.text(CHURN_RECOGNITION, "effective_end", CHURN_RECOGNITION_FORMAT, """
                When a scheduled cancellation stops counting: at the end of what was paid, or when it is requested.""");
        keys.text(MONTH_FACTOR_DAY, "365/12", Formats.FACTOR, "Billing periods of a day in a month.");
        keys.text(MONTH_FACTOR_WEEK, "52/12", Formats.FACTOR, "Billing periods of a week in a month.");
        keys.text(MONTH_FACTOR_MONTH, "1", Formats.FACTOR, "Billing periods of a month in a month.");
        keys.text(MONTH_FACTOR_YEAR, "1/12", Formats.FACTOR, "Billing periods of a year in a month.");
        keys.text(REPORTING_CURRENCY, "USD", Formats.CURRENCY, """
                The currency that amounts are totalled in, by the rates of the fx-rates topic.""");
        keys.text(FX_MAX_AGE, "7d", Formats.DAYS, "How long a rate holds that has no successor.");
        keys.text(FX_PATIENCE, "90d", Formats.DURATION, """
                How long a movement waits for an exchange rate that is missing, back from the customer's newest event; a rate that \
                comes later corrects nothing. Only the state of customers with such movements grows with it.""");
        keys.text(SEGMENT_ATTRIBUTES, "", Formats.SEGMENT_ATTRIBUTES, """
                Subscription attributes that metrics are also split by, separated by commas; each value is a segment \
                of its own, so name only those with few values.""");
    }

    private static void defineRows(Definition keys) {
        keys.definition.define(
                SEGMENT_MAX_VALUES, ConfigDef.Type.INT, 1_000, Range.between(1, 1_000_000), Importance.MEDIUM, """
                The largest number of values of a dimension that get metric rows; the first seen win, and the log says when there are more. \
                It can be changed until a dimension is full.""");
        keys.definition.define(
                ROWS_AT_ONCE, ConfigDef.Type.INT, 5_000, Range.between(1, 1_000_000), Importance.MEDIUM, """
                Rows that are published in one step; live there are ten steps a second. A late event that restates \
                more takes several, and what comes meanwhile is in the rows after.""");
    }

    private static void defineAlerts(Definition keys) {
        keys.text(RFM_SEGMENTS, "", Formats.FILE, """
                File that names customers by recency, frequency and monetary value, as docs/formulas.md describes it; \
                none: the built-in names.""");
        keys.text(ALERTS_SCORECARD, "", Formats.FILE, """
                File with the weights of the risk score, as docs/alerts.md describes it; none: the built-in weights. \
                Weights that were published hold in its place.""");
        keys.text(RULES, "", Formats.FILE, """
                File with rules that raise alerts beside the score, as docs/rules.md describes it; none: no rules. \
                Rules that were published hold in its place.""");
        keys.text(ALERTS_ENTER, "50", Formats.SCORE, "The score from which a customer is at risk.");
        keys.text(ALERTS_LEAVE, "35", Formats.SCORE, """
                The score below which it no longer is; at most tidewatch.alerts.enter.""");
        keys.text(ALERTS_DWELL, "0s", Formats.DURATION, """
                How long there must be reason for an alert without a break before it is raised.""");
        keys.text(ALERTS_ESCALATION, "3d", Formats.DURATION, """
                How long after it was raised an AT_RISK alert escalates whose score is still high and on which nobody has acted; \
                0s: never.""");
        keys.text(ALERTS_DUE_LOW, "", AlertFormats.DUE, """
                How long after it was raised such an alert escalates whose severity is LOW; 0s: never; without a value \
                tidewatch.alerts.escalation holds.""");
        keys.text(
                ALERTS_DUE_MEDIUM,
                "",
                AlertFormats.DUE,
                "As tidewatch.alerts.due.low says it, but for an alert that is MEDIUM.");
        keys.text(
                ALERTS_DUE_HIGH,
                "",
                AlertFormats.DUE,
                "As tidewatch.alerts.due.low says it, but for an alert that is HIGH.");
        keys.text(
                ALERTS_DUE_CRITICAL,
                "",
                AlertFormats.DUE,
                "As tidewatch.alerts.due.low says it, but for an alert that is CRITICAL.");
        keys.text(ALERTS_COOLDOWN, "7d", Formats.DURATION, """
                How long after an alert was resolved none of its kind is raised about the customer.""");
        keys.text(ALERTS_SEVERITY_BY, "LOSS", AlertFormats.SEVERITY_BASIS, """
                The money by which an AT_RISK alert is urgent: LOSS, the loss to be expected within the horizon of the weights, or the \
                customer's MRR.""");
        keys.text(ALERTS_MEDIUM, "100", Formats.MONEY, """
                The amount, in the reporting currency, from which an alert's severity is MEDIUM; below it LOW. It is held against \
                what tidewatch.alerts.severity.by names, and of WIN_BACK and UPSELL against the MRR.""");
        keys.text(ALERTS_HIGH, "500", Formats.MONEY, "The amount from which an alert's severity is HIGH.");
        keys.text(ALERTS_CRITICAL, "2000", Formats.MONEY, "The amount from which an alert's severity is CRITICAL.");
        defineKinds(keys);
    }

    private static void defineKinds(Definition keys) {
        keys.text(ALERTS_WIN_BACK_FROM, "100", Formats.MONEY, """
                The MRR lost, in the reporting currency, from which a customer that left is worth a WIN_BACK alert.""");
        keys.text(ALERTS_WIN_BACK_HORIZON, "90d", AlertFormats.HORIZON, """
                How long after the churn a WIN_BACK alert stays open if the customer does not come back.""");
        keys.text(ALERTS_UPSELL_ENTER, "0.8", AlertFormats.SHARE, """
                The share of a limit used (usage.ofLimit) from which there is an UPSELL alert.""");
        keys.text(ALERTS_UPSELL_LEAVE, "0.7", AlertFormats.SHARE, """
                The share below which it is resolved; at most tidewatch.alerts.upsell.enter.""");
        keys.text(ALERTS_UPSELL_HORIZON, "90d", AlertFormats.HORIZON, """
                How long after an UPSELL alert was raised an expansion makes it right.""");
        keys.text(ALERTS_LOSS_SHARE, "0.5", AlertFormats.PART, """
                MRR of at most this share of what it was when an alert was raised is a loss, if it lasts.""");
        keys.text(ALERTS_LOSS_FOR, "7d", AlertFormats.LASTS, """
                How long MRR must stay that low to be a loss; MRR of 0 is one at once.""");
        keys.text(ALERTS_SUPPRESSED, "", AlertFormats.KINDS, """
                Kinds of alerts that are held back (SUPPRESSED), separated by commas.""");
        keys.text(ALERTS_SUPPRESSED_ATTRIBUTE, "", AlertFormats.ATTRIBUTE, """
                Attribute of a customer that, when it is true, holds back all alerts about it; none: no attribute does.""");
        keys.text(ALERTS_HOLDOUT, "0", AlertFormats.PART, """
                The share of customers about whom all alerts are held back (SUPPRESSED) and graded all the same, so that it can be seen \
                what acting on alerts saves; 0: none.""");
        keys.text(ALERTS_HOLDOUT_SALT, "", AlertFormats.SALT, """
                Changing this text draws a different hold-out group.""");
        keys.text(HEALTH_INTERVAL, "1s", Formats.DURATION, """
                How often the health of customers is published at most, live; at least a second. What changed and changed back in \
                between is not published. A replay publishes it once, at its end.""");
    }

    private static void defineEngagement(Definition keys) {
        keys.text(ACTIVITY_FEATURES, "", Formats.FEATURES, """
                Features of usage-events whose use means that a customer is active, separated by commas; none: any feature.""");
        keys.text(ONBOARDING_FEATURES, "", Formats.FEATURES, """
                Features of usage-events that a new customer is to have used on its seventh day, separated by commas; \
                none: there is no such signal. What was used before the setting named it is not known.""");
        keys.definition.define(RECENT_IDS, ConfigDef.Type.INT, 64, Range.between(0, 10_000), Importance.MEDIUM, """
                The largest number of ids of a customer's newest usage and support events that are remembered, so that a repeated event \
                is left out; state grows with it.""");
        keys.text(RECENT_IDS_FOR, "48h", Formats.DURATION, """
                How long such an id is remembered, back from the customer's newest usage or support event.""");
    }

    private static void defineStripe(Definition keys) {
        keys.text(STRIPE_ATTRIBUTES, "", StripeFormats.ATTRIBUTES, """
                Which of Stripe's metadata become attributes of a subscription or customer, separated by commas. MRR is split by \
                attributes, so that a value that changes is a TRANSFER: name only what segments are made of.""");
        keys.text(STRIPE_PAUSED_COLLECTION, "active", StripeFormats.PAUSED_COLLECTION, """
                What an active Stripe subscription counts as while its collection is paused (pause_collection).""");
        keys.text(STRIPE_COUPON_PRODUCTS, "stated", StripeFormats.COUPON_PRODUCTS, """
                Which products a Stripe coupon is for that does not say it (applies_to). stated: it is not taken where the items \
                are of several products; all: it is for all of them.""");
        keys.text(STRIPE_UNKNOWN_DISCOUNTS, "provisional", StripeFormats.UNKNOWN_DISCOUNTS, """
                What becomes of a Stripe subscription whose discount is named by id only. provisional: it counts without the \
                discount, and is marked, until the terms come through discount-terms; refuse: it is refused.""");
        keys.text(STRIPE_MODE, "live", StripeFormats.MODE, """
                Which of Stripe's data are taken, by what they say of livemode; the others are left out by a rule.""");
        keys.text(STRIPE_WEBHOOK_SECRETS, "", HttpFormats.STRIPE_SECRETS, """
                What Stripe signs its webhook events with, several while one replaces another; none: run answers no \
                webhook. Better in the environment than on a command line.""");
    }

    private record Definition(ConfigDef definition) {

        void text(String key, String byDefault, Format<?> format, String documentation) {
            definition.define(key, ConfigDef.Type.STRING, byDefault, format, Importance.MEDIUM, documentation);
        }
    }
}
