package dev.tidewatch.avro.order;

/**
 * Records of one input that a task took one after the other.
 *
 * @param input as {@code ProcessingOrder.avsc} numbers them
 * @param count how many
 */
public record Run(int input, long count) {}
