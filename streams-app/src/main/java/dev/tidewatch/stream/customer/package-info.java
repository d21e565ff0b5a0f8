/** The customer task: it keeps the state of each customer, and calls what is due. */
@NullMarked
package dev.tidewatch.stream.customer;

import org.jspecify.annotations.NullMarked;
