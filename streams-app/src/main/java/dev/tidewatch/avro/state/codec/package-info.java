/** How private records become bytes: a whole record, a part of a customer's state, some of its fields, an instant, a number. */
@NullMarked
package dev.tidewatch.avro.state.codec;

import org.jspecify.annotations.NullMarked;
