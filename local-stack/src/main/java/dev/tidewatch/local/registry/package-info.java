/**
 * A Schema Registry endpoint in this process, which speaks the REST interface of Confluent's and writes its journal
 * to a directory.
 */
package dev.tidewatch.local.registry;
