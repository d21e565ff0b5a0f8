/** A real Kafka broker and controller in this process, on one node. */
package dev.tidewatch.local.broker;
