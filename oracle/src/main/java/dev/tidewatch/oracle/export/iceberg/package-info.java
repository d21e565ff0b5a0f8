/** Tables of Apache Iceberg: the database writes their files, and iceberg-core keeps what belongs to which snapshot. */
@NullMarked
package dev.tidewatch.oracle.export.iceberg;

import org.jspecify.annotations.NullMarked;
