package io.leadstone.adapter.rest.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.json.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Writes rows as the elements of one JSON array. */
final class JsonRowWriter<T extends JsonResponse> implements RowWriter<T> {

    private final Optional<List<Column<T>>> columns;
    private final JsonGenerator json;
    private boolean started;

    private JsonRowWriter(Optional<List<Column<T>>> columns, JsonGenerator json) {
        this.columns = columns;
        this.json = json;
    }

    /**
     * Returns a writer.
     *
     * @param columns the fields of each object; empty for whole responses
     */
    static <T extends JsonResponse> JsonRowWriter<T> to(Optional<List<Column<T>>> columns, OutputStream out)
            throws IOException {
        return new JsonRowWriter<>(columns, WireJson.generator(out));
    }

    @Override
    public void write(T row) throws IOException {
        startOnce();
        if (columns.isEmpty()) {
            WireJson.write(json, row);
            return;
        }
        json.writeStartObject();
        for (Column<T> column : columns.get()) {
            column.write(json, row);
        }
        json.writeEndObject();
    }

    @Override
    public void abort() throws IOException {
        if (started) {
            json.writeRaw("," + ABORT_MARK);
            json.flush();
        }
    }

    @Override
    public void end() throws IOException {
        startOnce();
        json.writeEndArray();
        json.close();
    }

    private void startOnce() throws IOException {
        if (!started) {
            started = true;
            json.writeStartArray();
        }
    }
}
