package dev.tidewatch.avro.bounded;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;

/** Walks through a whole value by its writer's schema before another reader reads it. */
final class WalkingReader implements DatumReader<Object> {

    private final Schema writer;
    private final DatumReader<Object> reader;

    WalkingReader(Schema writer, DatumReader<Object> reader) {
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    public void setSchema(Schema schema) {
        reader.setSchema(schema);
    }

    @Override
    public Object read(Object reuse, Decoder decoder) throws IOException {
        byte[] value = new byte[decoder.remainingBytes()];
        decoder.readFixed(value);
        new ValueWalk(value).walk(writer);
        return reader.read(reuse, DecoderFactory.get().binaryDecoder(value, null));
    }
}
