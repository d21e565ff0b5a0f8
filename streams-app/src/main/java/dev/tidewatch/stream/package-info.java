/**
 * The Kafka Streams shell: events -> customer -> movements, alerts, health, dead letters and differences -> metrics. Processors
 * read a store, call one pure function, write the store and forward; what is decided is decided in the domain. topology.md
 * draws it.
 */
@NullMarked
package dev.tidewatch.stream;

import org.jspecify.annotations.NullMarked;
