package dev.tidewatch.app.settings.keys;

import dev.tidewatch.app.settings.format.HttpFormats;
import dev.tidewatch.app.settings.format.StripeFormats;

/** Names the settings of how Stripe's data are read, by the import and by the webhook. */
public final class StripeKeys {

    public static final String ATTRIBUTES = Keys.PREFIX + "stripe.attributes";
    public static final String PAUSED_COLLECTION = Keys.PREFIX + "stripe.paused.collection";
    public static final String COUPON_PRODUCTS = Keys.PREFIX + "stripe.coupon.products";
    public static final String UNKNOWN_DISCOUNTS = Keys.PREFIX + "stripe.discounts.unknown";
    public static final String MODE = Keys.PREFIX + "stripe.mode";
    public static final String WEBHOOK_SECRETS = Keys.PREFIX + "stripe.webhook.secrets";

    private StripeKeys() {}

    static void define(Definition keys) {
        keys.text(ATTRIBUTES, "", StripeFormats.ATTRIBUTES, """
                These of Stripe's metadata become attributes of a subscription or customer. MRR is split by attributes, so that a value \
                that changes is a TRANSFER: name only what segments are made of.""");
        keys.text(PAUSED_COLLECTION, "active", StripeFormats.PAUSED_COLLECTION, """
                An active Stripe subscription counts as this while its collection is paused (pause_collection).""");
        keys.text(COUPON_PRODUCTS, "stated", StripeFormats.COUPON_PRODUCTS, """
                It says which products a Stripe coupon is for that does not name them itself (applies_to). stated: it is not taken where \
                the items are of several products; all: it is for all of them.""");
        keys.text(UNKNOWN_DISCOUNTS, "provisional", StripeFormats.UNKNOWN_DISCOUNTS, """
                It says what becomes of a Stripe subscription whose discount is named by id only. provisional: it counts without the \
                discount, and is marked, until the terms come through discount-terms; refuse: it is refused.""");
        keys.text(MODE, "live", StripeFormats.MODE, """
                It says which of Stripe's data are taken, by their livemode; the others are left out by a rule.""");
        keys.text(WEBHOOK_SECRETS, "", HttpFormats.STRIPE_SECRETS, """
                Stripe signs its webhook events with these secrets; name several while one replaces another. Without any, run answers no \
                webhook. They are safer in the environment than on a command line.""");
    }
}
