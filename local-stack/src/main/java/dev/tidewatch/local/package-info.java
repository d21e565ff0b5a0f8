/**
 * A whole Kafka on one machine, in this process: a real broker and a Schema Registry endpoint, so that the demo, the
 * replay and the integration tests run the production topology with nothing to install.
 *
 * <p>Everything listens on the loopback address only and trusts whoever reaches it. None of this is in the production
 * image.
 */
package dev.tidewatch.local;
