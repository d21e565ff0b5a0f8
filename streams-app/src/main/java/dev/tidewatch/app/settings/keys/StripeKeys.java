package dev.tidewatch.app.settings.keys;

import static dev.tidewatch.app.settings.keys.Changeability.FREE;
import static dev.tidewatch.app.settings.keys.Changeability.FROM_NOW_ON;

import dev.tidewatch.app.settings.format.HttpFormats;
import dev.tidewatch.app.settings.format.StripeFormats;
import dev.tidewatch.source.stripe.AttributeRule;
import dev.tidewatch.source.stripe.reference.Mode;
import java.util.List;

/** Names the settings of how Stripe's data are read, by the import and by the webhook. */
public final class StripeKeys {

    static final Theme THEME = new Theme();

    public static final Key<List<AttributeRule>> ATTRIBUTES =
            THEME.text("stripe.attributes", "", StripeFormats.ATTRIBUTES, FROM_NOW_ON, """
                These of Stripe's metadata become attributes of a subscription or customer. MRR is split by attributes, so that a value \
                that changes is a TRANSFER: name only what segments are made of.""");

    public static final Key<Boolean> PAUSED_COLLECTION =
            THEME.text("stripe.paused.collection", "active", StripeFormats.PAUSED_COLLECTION, FROM_NOW_ON, """
                An active Stripe subscription counts as this while its collection is paused (pause_collection).""");

    public static final Key<Boolean> COUPON_PRODUCTS =
            THEME.text("stripe.coupon.products", "stated", StripeFormats.COUPON_PRODUCTS, FROM_NOW_ON, """
                It says which products a Stripe coupon is for that does not name them itself (applies_to). stated: it is not taken where \
                the items are of several products; all: it is for all of them.""");

    public static final Key<Boolean> UNKNOWN_DISCOUNTS =
            THEME.text("stripe.discounts.unknown", "provisional", StripeFormats.UNKNOWN_DISCOUNTS, FROM_NOW_ON, """
                It says what becomes of a Stripe subscription whose discount is named by id only. provisional: it counts without the \
                discount, and is marked, until the terms come through discount-terms; refuse: it is refused.""");

    public static final Key<Mode> MODE = THEME.text("stripe.mode", "live", StripeFormats.MODE, FROM_NOW_ON, """
                It says which of Stripe's data are taken, by their livemode; the others are left out by a rule.""");

    public static final Key<List<String>> WEBHOOK_SECRETS =
            THEME.text("stripe.webhook.secrets", "", HttpFormats.STRIPE_SECRETS, FREE, """
                Stripe signs its webhook events with these secrets; name several while one replaces another. Without any, run answers no \
                webhook. They are safer in the environment than on a command line.""");

    private StripeKeys() {}
}
