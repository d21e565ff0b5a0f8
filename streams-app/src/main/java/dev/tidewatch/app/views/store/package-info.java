/** The store on disk that views keep what they have read in: keys, ranges of keys, and what is newest of each. */
@NullMarked
package dev.tidewatch.app.views.store;

import org.jspecify.annotations.NullMarked;
