package dev.tidewatch.source.stripe;

/** Translates the objects of one kind of event, or of one kind of export. */
@FunctionalInterface
interface Handler {

    Translation translate(Occasion occasion, Field object);
}
