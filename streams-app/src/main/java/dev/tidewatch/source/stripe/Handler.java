package dev.tidewatch.source.stripe;

import dev.tidewatch.source.stripe.json.Field;
import dev.tidewatch.source.stripe.json.Occasion;
import dev.tidewatch.source.stripe.json.Translation;

/** Translates the objects of one kind of event, or of one kind of export. */
@FunctionalInterface
interface Handler {

    Translation translate(Occasion occasion, Field object);
}
