/** Sends what every task of a running pipeline must be told. */
@NullMarked
package dev.tidewatch.app.publish;

import org.jspecify.annotations.NullMarked;
