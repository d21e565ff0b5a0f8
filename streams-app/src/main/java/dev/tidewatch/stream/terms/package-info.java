/** The terms of discounts that a customer task knows, and whom they concern. */
@NullMarked
package dev.tidewatch.stream.terms;

import org.jspecify.annotations.NullMarked;
