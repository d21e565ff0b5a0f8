/**
 * What the tests of the domain, and of the topology around it, have in common: builders that start from a valid default,
 * random customer stories with their orders of arrival, and the batch function of the law, written without any state.
 */
@NullMarked
package dev.tidewatch.domain.testing;

import org.jspecify.annotations.NullMarked;
