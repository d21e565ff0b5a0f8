@NullMarked
package dev.tidewatch.domain.rfm;

import org.jspecify.annotations.NullMarked;
