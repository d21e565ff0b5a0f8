package dev.tidewatch.avro.json;

import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The part of Avro that plain JSON can hold without wrappers. */
final class PlainSchema {

    private PlainSchema() {}

    /** The type beside null. */
    static Schema present(Schema union) {
        Schema present = null;
        for (Schema branch : union.getTypes()) {
            if (branch.getType() != Schema.Type.NULL) {
                if (present != null) {
                    throw unsupported(union);
                }
                present = branch;
            }
        }
        if (present == null) {
            throw unsupported(union);
        }
        return present;
    }

    static boolean isDecimal(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal;
    }

    static int scale(Schema decimal) {
        return ((LogicalTypes.Decimal) decimal.getLogicalType()).getScale();
    }

    static boolean isDate(Schema schema) {
        return only(LogicalTypes.Date.class, schema);
    }

    static boolean isInstant(Schema schema) {
        return only(LogicalTypes.TimestampMillis.class, schema);
    }

    static UnsupportedOperationException unsupported(Schema schema) {
        return new UnsupportedOperationException("plain JSON has no form for the Avro schema " + schema);
    }

    private static boolean only(Class<? extends LogicalType> supported, Schema schema) {
        LogicalType logicalType = schema.getLogicalType();
        if (logicalType != null && !supported.isInstance(logicalType)) {
            throw unsupported(schema);
        }
        return logicalType != null;
    }
}
