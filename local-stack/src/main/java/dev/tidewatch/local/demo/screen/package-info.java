/** Shows the demo's lines: in a terminal, where they are painted over, or one after the other where nobody looks at one. */
@NullMarked
package dev.tidewatch.local.demo.screen;

import org.jspecify.annotations.NullMarked;
