package dev.tidewatch.local.demo;

import java.time.Instant;

/**
 * What the demo itself does, as opposed to what the topics say.
 *
 * @param sent events so far, the history included
 * @param eventsASecond lately
 */
record Status(Instant now, String page, String kafka, String registry, long sent, long eventsASecond, String pace) {}
